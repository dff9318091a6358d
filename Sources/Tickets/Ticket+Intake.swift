import Clocks
import Foundation
import Manual
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// What a customer asks, as they said it (D2, C3).
    public struct Request: Sendable {
        public let channel: ChannelKey
        public let customer: Int64
        public let writing: Writing
        public let demand: String
        public let type: TypeKey
        public let urgent: Bool
        public let occurredAt: Instant?
        public let wishedAt: Instant?

        public init(
            channel: ChannelKey, customer: Int64, writing: Writing, demand: String, type: TypeKey, urgent: Bool,
            occurredAt: Instant? = nil, wishedAt: Instant? = nil
        ) {
            self.channel = channel
            self.customer = customer
            self.writing = writing
            self.demand = demand
            self.type = type
            self.urgent = urgent
            self.occurredAt = occurredAt
            self.wishedAt = wishedAt
        }
    }

    /// Accepts a request: gives it number, level, team and clocks, all by the manual, and says so in the log.
    public static func receive(_ request: Request, number: TicketNumber, in tx: Transaction) throws -> Ticket {
        let published = try tx.currentEdition()
        let manual = published.edition
        guard let choice = manual.team(for: request.type) else {
            throw Refusal.invalid([.init("type", "flaw.not-a-choice")])
        }
        let proposal = manual.proposal(
            for: Intake(
                type: request.type, channel: request.channel, isUrgent: request.urgent,
                words: request.writing.words + "\n" + request.demand))
        let promises = manual.promises(
            for: Case(type: request.type, level: proposal.level, channel: request.channel), startingAt: .intake
        ).filter { ClockKind.kept.contains($0.kind) }

        let label = try number.label(in: tx, by: manual)
        let facts = try Manual.Fact.stored(proposal.facts)
        let id = try tx.insert(
            """
            INSERT INTO ticket (number, edition, customer, channel, subject, demand, type, level, level_paragraph,
                level_facts, urgent, status, team, next_due, occurred_at, wished_at, created_at, updated_at)
            VALUES (\(label), \(published.number), \(request.customer), \(request.channel),
                \(request.writing.words.asSubject), \(request.demand), \(request.type), \(proposal.level),
                \(proposal.paragraph), \(facts), \(request.urgent), 'new',
                \(choice.team), \(never), \(request.occurredAt), \(request.wishedAt), \(tx.now),
                \(tx.now))
            RETURNING id
            """)
        guard let ticket = try tx.first("SELECT \(sql: columns) FROM ticket WHERE id = \(id)", Ticket.init) else {
            throw StorageFault.noRow
        }
        return try ticket.open(request, promises, in: tx)
    }

    private func open(_ request: Request, _ promises: [Promise], in tx: Transaction) throws -> Ticket {
        var ticket = self
        _ = try add(request.writing, .customer, in: tx)
        if !request.demand.isEmpty || !number.isEmpty {
            try tx.index(id, text: request.demand + "\n" + number)
        }
        let clocks = try promises.map {
            try RunningClock.start($0, of: Self.subjectKind, id, edition: edition, in: tx)
        }
        ticket.noteNextDue(of: clocks)
        try tx.execute("UPDATE ticket SET next_due = \(ticket.nextDue) WHERE id = \(id)")
        try record(.received(channel: channel, type: type), in: tx)
        try record(.levelProposed(level: level), because: levelParagraph, in: tx)
        try tx.enqueue(Self.receiptJob, ["ticket": number], lane: "ticket:\(id)")
        return ticket
    }
}

extension String {
    /// The first line of what somebody wrote, short enough for a list.
    var asSubject: String {
        let line = split(whereSeparator: \.isNewline).first { $0.contains { !$0.isWhitespace } } ?? ""
        let trimmed = line.trimmingCharacters(in: .whitespaces)
        return trimmed.count <= 80 ? trimmed : trimmed.prefix(79) + "…"
    }
}
