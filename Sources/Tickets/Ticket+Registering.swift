import Clocks
import Manual
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// How a person writes down a call, a visit at the counter or a report from the field.
    public struct Registration: Sendable {
        /// The owner is not the one who registers, but whom the manual finds.
        public var isHandedOn: Bool
        /// 当场解决: what solved it while the customer was there.
        public var solution: String?
        /// What shows that the customer agreed at once.
        public var confirmation: String?

        public init(isHandedOn: Bool = false, solution: String? = nil, confirmation: String? = nil) {
            self.isHandedOn = isHandedOn
            self.solution = solution
            self.confirmation = confirmation
        }
    }

    /// Writes down what a customer said to a person, who takes the ticket with that; where it was solved on the spot,
    /// also what solved it, that they know it, and what shows that they agreed (C3, R1). Who is not qualified, or only
    /// writes down, takes it all the same, and its owner is whom the manual finds (A9, A16).
    public static func register(
        _ request: Request, _ registration: Registration = Registration(), number: TicketNumber, in tx: Transaction
    ) throws -> Ticket {
        guard let staff = tx.actor.staff else { throw Refusal(.forbidden, "ticket.only-people-take") }
        try tx.actor.must(.createTickets)
        if registration.solution != nil { try tx.actor.must(.handleTickets) }
        let manual = try tx.currentEdition().edition
        guard let channel = manual.channel(request.channel) else {
            throw Refusal.invalid([.init("channel", "flaw.not-a-choice")])
        }
        guard registration.solution == nil || !registration.isHandedOn else {
            throw Refusal.invalid([.init("solution", "flaw.solved-and-handed-on")])
        }

        var ticket = try receive(request, number: number, in: tx)
        let isFit = try tx.actor.permissions.contains(.handleTickets) && ticket.mayOwn(staff, in: tx)
        if registration.solution != nil, !isFit { throw Refusal(.conflict, "ticket.not-qualified", [ticket.number]) }
        if registration.isHandedOn || !isFit {
            ticket.takenBy = staff
            try ticket.startClocks(at: .taking, only: ClockKind.ofTheWay.subtracting([.firstLine]), in: tx)
        } else {
            ticket.owner = staff
            ticket.handling.givenAt = tx.now
            try ticket.settleIn(staff, in: tx)
        }
        // Who wrote it down has seen it; to a customer on the line they have also answered.
        if channel.isLive { ticket.unread = false }
        try ticket.end({ $0.kind == .pickUp || channel.isLive && $0.kind == .response }, in: tx)
        if try !ticket.missingFacts(in: tx).isEmpty {
            try ticket.startClocks(at: .registration, only: [.completion], in: tx)
        }
        try ticket.save(in: tx)
        try ticket.record(.registered(by: staff), because: channel.paragraph, in: tx)
        if let solution = registration.solution {
            try ticket.solveOnTheSpot(with: solution, confirmation: registration.confirmation, in: tx)
        }
        return ticket
    }

    private mutating func solveOnTheSpot(with solution: String, confirmation: String?, in tx: Transaction) throws {
        ending.isOnTheSpot = true
        try resolve(with: solution, in: tx)
        try tell(Telling(through: channel), in: tx)
        if let confirmation { try noteConfirmation(evidence: confirmation, in: tx) }
    }
}

extension Reading {
    /// What is not settled for whoever is calling, newest first: the same person may stand in the record more than once (R2).
    public func openTickets(of customers: [Int64], within scope: Scope) throws -> [ListedTicket] {
        guard !customers.isEmpty else { return [] }
        return try rows(
            """
            \(sql: try listing())
            WHERE ticket.customer IN \(list: customers) AND ticket.status IN ('new', 'open', 'waiting', 'resolved')
                AND \(sql: scope.condition)
            ORDER BY ticket.id DESC LIMIT 50
            """, ListedTicket.init)
    }
}
