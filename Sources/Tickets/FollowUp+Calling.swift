import Clocks
import Manual
import Rulebook
import Storage
import Vocabulary

extension FollowUp {
    /// What somebody reports of a call.
    public struct Call: Sendable {
        public let outcome: Attempt.Outcome
        public let words: String
        /// What the customer gave, where they were asked.
        public let stars: Int?
        /// The customer called: neither hours nor gaps matter.
        public let isIncoming: Bool

        public init(_ outcome: Attempt.Outcome, words: String = "", stars: Int? = nil, isIncoming: Bool = false) {
            self.outcome = outcome
            self.words = words
            self.stars = stars
            self.isIncoming = isIncoming
        }
    }
}

extension Ticket {
    /// Somebody has called the customer after the end (A13, R15). The first attempt meets the clock; the follow-up ends with
    /// the customer reached, or when they need not be tried again.
    public mutating func followUp(_ call: FollowUp.Call, in tx: Transaction) throws {
        let staff = try mustFollowUp(tx)
        try mustNotBeArchived()
        let manual = try tx.edition(edition).edition
        guard let rule = manual.followUps, var open = try tx.openFollowUp(of: self) else {
            throw Refusal(.conflict, "follow-up.none", [number])
        }
        guard !open.isNotByHandler || !isHandler(staff) else {
            throw Refusal(.forbidden, "follow-up.not-by-handler", [number])
        }
        let calling = try tx.calendar(rule.calendar)
        var attempts = try tx.attempts(of: open).map(\.at)
        if !call.isIncoming { try mustCall(rule.refusal(ofCallAt: tx.now, after: attempts, in: calling), in: tx) }
        try check(call, open, by: manual.rating)

        let attempt = try tx.insert(
            """
            INSERT INTO follow_up_attempt (follow_up, ticket, outcome, words, staff, at)
            VALUES (\(open.id), \(id), \(call.outcome.rawValue), \(call.words), \(staff), \(tx.now)) RETURNING id
            """)
        attempts.append(tx.now)
        try end({ $0.kind == .followUp }, in: tx)
        try record(.followedUp(attempt: attempt, outcome: call.outcome), because: rule.paragraph, in: tx)
        if let stars = call.stars { try give(stars, words: call.words, by: manual, in: tx) }
        switch call.outcome {
        case .reached: try close(&open, as: .reached, by: manual, in: tx)
        case .wrongNumber, .doNotDisturb: try close(&open, as: .unreached, by: manual, in: tx)
        case .notReached where rule.isExhausted(attempts, in: calling):
            try close(&open, as: .unreached, by: manual, in: tx)
        case .notReached:
            open.nextAt = rule.nextCall(after: attempts, from: tx.now, in: calling)
            try open.save(in: tx)
        }
        try save(in: tx)
    }

    /// The window is over. A job looks; it does nothing when the follow-up has ended.
    public mutating func endFollowUpWindow(in tx: Transaction) throws {
        let manual = try tx.edition(edition).edition
        guard let rule = manual.followUps, var open = try tx.openFollowUp(of: self),
            tx.now >= open.openedAt + rule.window
        else { return }
        try lapse({ $0.kind == .followUp }, in: tx)
        try close(&open, as: .lapsed, by: manual, in: tx)
        try save(in: tx)
    }

    /// What has made the call needless; the filing is left to whoever did.
    mutating func overtakeFollowUp(in tx: Transaction) throws {
        guard var open = try tx.openFollowUp(of: self) else { return }
        try lapse({ $0.kind == .followUp }, in: tx)
        try open.end(.overtaken, in: tx)
        try record(.followUpEnded(followUp: open.id, outcome: .overtaken), because: open.paragraph, in: tx)
    }

    private mutating func close(
        _ open: inout FollowUp, as outcome: FollowUp.Outcome, by manual: Edition, in tx: Transaction
    ) throws {
        try open.end(outcome, in: tx)
        try record(.followUpEnded(followUp: open.id, outcome: outcome), because: open.paragraph, in: tx)
        try startArchiving(by: manual, in: tx)
    }

    /// The person, who has the right to call customers after the end.
    func mustFollowUp(_ tx: Transaction) throws -> Int64 {
        guard let staff = tx.actor.staff else { throw Refusal(.forbidden, "ticket.only-people-take") }
        try tx.actor.must(.followUp)
        return staff
    }

    /// Whether somebody had the matter in hand: took it, owned it, or signed for it.
    func isHandler(_ staff: Int64) -> Bool { [takenBy, owner, ending.signedBy].contains(staff) }

    private func mustCall(_ refusal: CallRefusal?, in db: Reading) throws {
        switch refusal {
        case .outsideHours: throw Refusal(.conflict, "follow-up.outside-hours", [number])
        case .tooSoon: throw Refusal(.conflict, "follow-up.too-soon", [number])
        case nil: break
        }
    }

    private func check(_ call: FollowUp.Call, _ open: FollowUp, by rule: Edition.Rating) throws {
        guard call.words.count <= 2000 else { throw Refusal.invalid([.init("words", "flaw.too-long", ["2000"])]) }
        guard call.stars != nil else { return }
        guard call.outcome == .reached else { throw Refusal.invalid([.init("stars", "flaw.stars-unreached")]) }
        guard open.asksRating, stars == nil else { throw Refusal(.conflict, "follow-up.no-survey", [number]) }
    }
}

extension FollowUp {
    mutating func end(_ outcome: Outcome, in tx: Transaction) throws {
        self.outcome = outcome
        endedAt = tx.now
        try save(in: tx)
    }

    func save(in tx: Transaction) throws {
        try tx.execute(
            """
            UPDATE follow_up SET next_at = \(nextAt), ended_at = \(endedAt), outcome = \(outcome?.rawValue)
            WHERE id = \(id)
            """)
    }
}
