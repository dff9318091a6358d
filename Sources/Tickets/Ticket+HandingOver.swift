import Clocks
import Manual
import People
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// Who works on a ticket from now on: a team, in which somebody is found, or a person.
    public enum Receiver: Hashable, Sendable {
        case team(TeamKey)
        case person(Int64)
    }

    /// 转交: another team or person works on it from now on, and learns in words what there is to know. Who took it stays
    /// its taker (A10).
    @discardableResult
    public mutating func handOver(to receiver: Receiver, _ words: Writing, in tx: Transaction) throws -> Int64 {
        try tx.actor.must(.handleTickets)
        try mustBeWork()
        let manual = try tx.edition(edition).edition
        let target = try target(receiver, by: manual, in: tx)
        guard target.person != owner || owner == nil, target.person != nil || target.team != team || owner != nil else {
            throw Refusal(.conflict, "ticket.already-there", [number])
        }
        if let person = target.person { try mustBeQualified(person, in: tx) }

        let message = try add(words, .note, in: tx)
        if let staff = tx.actor.staff { try noteTaker(staff, in: tx) }
        try pass(to: target, by: manual, in: tx)
        try save(in: tx)
        try record(.handedOver(team: target.team, to: target.person, message: message), in: tx)
        try notify(target.person, .given, in: tx)
        return message
    }

    /// The supervisor puts a ticket into somebody's hands, or a team's. Who is not qualified gets it only with a reason.
    public mutating func assign(to receiver: Receiver, reason: String = "", in tx: Transaction) throws {
        try tx.actor.must(.supervise)
        try mustBeWork()
        let manual = try tx.edition(edition).edition
        let target = try target(receiver, by: manual, in: tx)
        guard target.person != owner || owner == nil, target.person != nil || target.team != team || owner != nil else {
            throw Refusal(.conflict, "ticket.already-there", [number])
        }
        let isFit = try target.person.map { try isQualified($0, in: tx) } ?? true
        if !isFit || !reason.isEmpty { try mustBeReason(reason) }

        if !reason.isEmpty { _ = try add(Writing(reason), .note, in: tx) }
        try pass(to: target, by: manual, in: tx)
        try save(in: tx)
        try record(.assigned(team: target.team, to: target.person, isQualified: isFit), in: tx)
        try notify(target.person, .given, in: tx)
    }

    /// Where a ticket goes: a team, and somebody in it where one is meant.
    struct Target: Hashable {
        let team: TeamKey
        let person: Int64?
    }

    func target(_ receiver: Receiver, by manual: Edition, in tx: Transaction) throws -> Target {
        switch receiver {
        case .team(let key):
            guard manual.team(key) != nil else { throw Refusal.invalid([.init("team", "flaw.not-a-choice")]) }
            return Target(team: key, person: nil)
        case .person(let id):
            guard let person = try Person.find(id, in: tx), person.isActive,
                manual.permissions(of: person.role).contains(.handleTickets)
            else { throw Refusal.invalid([.init("person", "flaw.not-a-choice")]) }
            return Target(team: person.team ?? team, person: id)
        }
    }

    /// What every change of hands does: nobody waits for the old owner any more, and the new one's limits begin.
    mutating func pass(to target: Target, by manual: Edition, in tx: Transaction) throws {
        let wasOnFirstLine = isOnFirstLine(by: manual)
        if target.team != team { handling.line = nil }
        team = target.team
        owner = target.person
        handling.givenAt = tx.now
        handling.acceptedAt = nil
        handling.startedAt = nil
        handling.dispatching = nil
        try dropApprovals([.correction], in: tx)
        try clearNotices([.given, .assign], in: tx)
        if wasOnFirstLine && !isOnFirstLine(by: manual) { try end({ $0.kind == .firstLine }, in: tx) }
        try lapse({ $0.kind == .acceptance || $0.kind == .start }, in: tx)
        try startClocks(at: .handover, only: ClockKind.ofTheWay, in: tx)
        if target.person == nil { try wantDispatch(by: manual, in: tx) }
    }

    /// Whether the ticket is still with those whom customers meet first.
    func isOnFirstLine(by manual: Edition) -> Bool {
        guard let first = manual.lines.first else { return true }
        return (handling.line ?? manual.team(team)?.line ?? first.key) == first.key
    }
}
