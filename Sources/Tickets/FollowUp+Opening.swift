import Clocks
import Manual
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// The job that looks when the window of a follow-up is over.
    public static let followUpJob = "ticket.follow-up-window"

    /// Notes that this customer is to be called, where the manual says so.
    /// - Returns: whether it does.
    mutating func openFollowUp(by manual: Edition, in tx: Transaction) throws -> Bool {
        guard let rule = manual.followUps, let verdict = manual.followUp(for: followUpFacts()) else { return false }
        guard try !wantsNoCalls(in: tx) else { return false }
        let asksRating = try stars == nil && !wasSurveyed(within: rule.surveyEvery, in: tx)
        // Who was only drawn for a rating is left alone when they were asked for one lately.
        guard asksRating || manual.followUp(for: followUpFacts(isRated: true)) != nil else { return false }

        let calling = try tx.calendar(rule.calendar)
        let followUp = try tx.insert(
            """
            INSERT INTO follow_up (ticket, customer, paragraph, facts, not_by_handler, asks_rating, next_at, opened_at)
            VALUES (\(id), \(customer), \(verdict.paragraph), \(Manual.Fact.stored(verdict.facts)),
                \(verdict.notByHandler), \(asksRating), \(rule.nextCall(after: [], from: tx.now, in: calling)), \(tx.now))
            RETURNING id
            """)
        try start(.followUp, by: manual, in: tx)
        try record(.followUpOpened(followUp: followUp), because: verdict.paragraph, in: tx)
        try tx.enqueue(Self.followUpJob, ["ticket": number], lane: nil, at: tx.now + rule.window)
        return true
    }

    fileprivate func followUpFacts(isRated: Bool? = nil) -> FollowUpFacts {
        FollowUpFacts(
            case: manualCase, isReopened: ending.revocations > 0, isRated: isRated ?? (stars != nil), dice: dice)
    }

    /// 0 to 99, fixed by the ticket's identity: nobody in the center draws who is asked (R16).
    var dice: Int { Int((UInt64(bitPattern: id) &* 0x9E37_79B9_7F4A_7C15) >> 33) % 100 }

    /// Somebody on whose behalf it was said that they do not want to be called.
    private func wantsNoCalls(in db: Reading) throws -> Bool {
        try db.exists(
            """
            SELECT 1 FROM follow_up JOIN follow_up_attempt ON follow_up_attempt.follow_up = follow_up.id
            WHERE follow_up.customer = \(customer) AND follow_up_attempt.outcome = 'do-not-disturb'
            """)
    }

    private func wasSurveyed(within span: Duration, in db: Reading) throws -> Bool {
        try db.exists(
            """
            SELECT 1 FROM follow_up
            WHERE customer = \(customer) AND asks_rating = 1 AND opened_at > \(db.now - span)
                AND (outcome IS NULL OR outcome <> 'overtaken')
            """)
    }

    /// Starts the clock of a kind as the manual promises it for this ticket, whichever moment the manual counts it from.
    mutating func start(_ kind: ClockKind, by manual: Edition, in tx: Transaction) throws {
        guard let promise = manual.promises(for: manualCase).first(where: { $0.kind == kind }) else { return }
        try RunningClock.start(promise, of: Self.subjectKind, id, edition: edition, in: tx)
        noteNextDue(of: try tx.openClocks(of: Self.subjectKind, id))
    }

    /// Filing becomes due when nothing more is to come: no call, and no remedy.
    mutating func startArchiving(by manual: Edition, in tx: Transaction) throws {
        guard status == .closed, try tx.openFollowUp(of: self) == nil, try tx.openRemedy(of: self) == nil,
            try !tx.openClocks(of: Self.subjectKind, id).contains(where: { $0.kind == .archive })
        else { return }
        try start(.archive, by: manual, in: tx)
    }
}

extension Ticket {
    /// Whether the follow-up that is open is one of those drawn because nobody had rated.
    func isOnlyDrawn(by manual: Edition, in db: Reading) throws -> Bool {
        try db.openFollowUp(of: self) != nil && manual.followUp(for: followUpFacts(isRated: true)) == nil
    }
}
