import Clocks
import Storage
import Vocabulary

extension ClockKind {
    /// 接入: a person has seen the request.
    public static let pickUp: ClockKind = "pick-up"
    /// 首次响应: a person has answered.
    public static let response: ClockKind = "response"
    /// 解决: the solution is recorded.
    public static let solution: ClockKind = "solution"
    /// 归档: the card is complete and filed.
    public static let archive: ClockKind = "archiving"

    /// The promises whose keeping the program sees; others in the manual stand there for people.
    static let kept: Set<ClockKind> = [.pickUp, .response, .solution, .archive]
}

extension Ticket {
    /// 受理: an agent takes the request and answers for it from now on (A10).
    public mutating func take(in tx: Transaction) throws {
        guard let staff = tx.actor.staff else { throw Refusal(.forbidden, "ticket.only-people-take") }
        try give(to: staff, in: tx)
    }

    /// A person gets the request, by taking it or because a program hands it to them.
    public mutating func give(to staff: Int64, in tx: Transaction) throws {
        try tx.actor.must(.handleTickets)
        try mustNotBeArchived()
        guard owner != staff else { throw Refusal(.conflict, "ticket.already-yours", [number]) }
        guard status.isWork else { throw Refusal(.conflict, "ticket.not-open", [number]) }

        takenBy = takenBy ?? staff
        owner = staff
        if status == .new { status = .open }
        try end({ $0.kind == .pickUp }, in: tx)
        try save(in: tx)
        try record(.taken(by: staff), in: tx)
    }
}
