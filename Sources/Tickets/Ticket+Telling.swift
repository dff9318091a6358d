import Clocks
import Manual
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// How the customer was told the result: through which channel, in which words, and what shows it.
    public struct Telling: Sendable {
        public let channel: ChannelKey
        /// What was written to the customer; empty where it was said.
        public let words: String
        /// A recording's number, a message's receipt; empty where there is none.
        public let evidence: String

        public init(through channel: ChannelKey, words: String = "", evidence: String = "") {
            self.channel = channel
            self.words = words
            self.evidence = evidence
        }
    }

    /// 告知结果: the customer knows what came of it, and from now on their silence counts (D8).
    public mutating func tell(_ telling: Telling, in tx: Transaction) throws {
        try tx.actor.must(.handleTickets)
        try mustNotBeArchived()
        guard status == .resolved else { throw Refusal(.conflict, "ticket.not-resolved", [number]) }
        guard ending.toldAt == nil else { throw Refusal(.conflict, "ticket.already-told", [number]) }
        let manual = try tx.edition(edition).edition
        var flaws: [Refusal.Flaw] = []
        if manual.channel(telling.channel) == nil { flaws.append(.init("channel", "flaw.not-a-choice")) }
        if telling.evidence.count > 500 { flaws.append(.init("evidence", "flaw.too-long", ["500"])) }
        guard flaws.isEmpty else { throw Refusal.invalid(flaws) }

        if !telling.words.isEmpty {
            let message = try add(Writing(telling.words), .reply, in: tx)
            try keepPromises(said: message, in: tx)
            try record(.replied(message: message), in: tx)
        }
        try noteTold(through: telling.channel, evidence: telling.evidence.isEmpty ? nil : telling.evidence, in: tx)
        try save(in: tx)
        try record(
            .told(through: telling.channel),
            because: resultPromise(of: manual)?.paragraph ?? manual.confirming.paragraph,
            in: tx)
        try watchForSilence(in: tx)
    }

    /// Records the solution and tells the customer at once, through the channel they came by: what was written down is what
    /// they read.
    public mutating func resolveAndTell(_ solution: String, in tx: Transaction) throws {
        try resolve(with: solution, in: tx)
        guard !solution.isBlank else { return }
        try tell(Telling(through: channel, words: solution), in: tx)
    }

    /// What the telling changes, also where a customer who confirms shows that they know.
    mutating func noteTold(through channel: ChannelKey, evidence: String?, in tx: Transaction) throws {
        guard ending.toldAt == nil else { return }
        ending.toldAt = tx.now
        ending.toldBy = tx.actor.staff
        ending.toldThrough = channel
        ending.toldEvidence = evidence
        try end({ $0.kind == .result }, in: tx)
    }

    /// What the manual promises about telling the result; nil where a result speaks for itself.
    func resultPromise(of manual: Edition) -> Promise? {
        manual.promises(for: manualCase, startingAt: .resolution).first { $0.kind == .result }
    }

    /// Since when the customer can answer the result with silence; nil while nobody has told them.
    func silentSince(by manual: Edition) -> Instant? {
        resultPromise(of: manual) == nil ? resolvedAt : ending.toldAt
    }
}

extension ClockKind {
    /// 告知结果: the customer knows the result.
    public static let result: ClockKind = "result"
}
