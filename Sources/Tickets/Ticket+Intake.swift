import Clocks
import Customers
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
        public var subtype: SubtypeKey?
        public var business: BusinessKey?
        /// The level questions that were answered with yes.
        public var answers: Set<QuestionKey> = []
        /// What the manual asks of this type of ticket, as far as it was said.
        public var facts: [FactKey: String] = [:]

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
        let demands = manual.facts(for: request.type, request.subtype)
        try check(request.facts, against: demands)
        if let subtype = request.subtype, manual.type(request.type)?.subtype(subtype) == nil {
            throw Refusal.invalid([.init("subtype", "flaw.not-a-choice")])
        }
        let customerLevel = try Customer.level(of: request.customer, at: tx.today(), in: tx)
        let proposal = manual.proposal(
            for: Intake(
                type: request.type, subtype: request.subtype, business: request.business, channel: request.channel,
                customerLevel: customerLevel, isUrgent: request.urgent, answers: request.answers,
                words: request.writing.words + "\n" + request.demand))
        let sorted = Case(
            type: request.type, subtype: request.subtype, business: request.business, level: proposal.level,
            channel: request.channel, customerLevel: customerLevel)
        let verdict = manual.dispatch(for: sorted)
        let dispatching = verdict.map { $0.isManual ? Handling.Dispatching.supervisor : .wanted }

        let label = try number.label(in: tx, by: manual)
        let facts = try Manual.Fact.stored(proposal.facts)
        let promises = try PromisesAtHand(
            manual.promises(for: sorted, startingAt: .intake).filter { ClockKind.ofTheWay.contains($0.kind) }, in: tx)
        let firstDue = promises.firstDue(from: tx.now) ?? never
        let made = try tx.first(
            """
            INSERT INTO ticket (number, edition, customer, channel, subject, demand, type, level, level_paragraph,
                level_facts, urgent, status, team, next_due, occurred_at, wished_at, created_at, updated_at, subtype,
                business, customer_level, proposed_level, dispatching)
            VALUES (\(label), \(published.number), \(request.customer), \(request.channel),
                \(request.writing.words.asSubject), \(request.demand), \(request.type), \(proposal.level),
                \(proposal.paragraph), \(facts), \(request.urgent), 'new',
                \(verdict?.team ?? choice.team), \(firstDue), \(request.occurredAt), \(request.wishedAt),
                \(tx.now), \(tx.now), \(request.subtype), \(request.business), \(customerLevel), \(proposal.level),
                \(dispatching?.rawValue))
            RETURNING \(sql: columns)
            """, Ticket.init)
        guard let ticket = made else { throw StorageFault.noRow }
        try ticket.keep(request.facts, asked: demands, in: tx)
        return try ticket.open(request, promises, verdict, by: manual, in: tx)
    }

    private func open(
        _ request: Request, _ promises: PromisesAtHand, _ verdict: DispatchVerdict?, by manual: Edition,
        in tx: Transaction
    ) throws -> Ticket {
        var ticket = self
        _ = try add(request.writing, .customer, in: tx)
        if !request.demand.isEmpty || !number.isEmpty {
            try tx.index(id, text: request.demand + "\n" + number)
        }
        try ticket.startClocks(promises, beside: [], in: tx)
        try record(.received(channel: channel, type: type), in: tx)
        try record(.levelProposed(level: level), because: levelParagraph, in: tx)
        let signature = try ticket.askForSignature(
            LevelChange(type: type, proposed: level, level: level, previous: nil, isOverride: false), isLate: false,
            by: manual, in: tx)
        if let signature { try record(signature, because: manual.signOff?.paragraph, in: tx) }
        if let verdict {
            try record(.dispatched(team: team, to: nil, facts: verdict.facts), because: verdict.paragraph, in: tx)
            try askForPerson(verdict, by: manual, in: tx)
        }
        let lifted = try ticket.lift(on: .arrival, cause: .arrival(level: level), by: manual, in: tx)
        try ticket.tell(of: lifted, in: tx)
        if (ticket.nextDue, ticket.team, ticket.handling) != (nextDue, team, handling) {
            try tx.execute(
                """
                UPDATE ticket SET next_due = \(ticket.nextDue), team = \(ticket.team),
                    \(sql: ticket.handling.assignments)
                WHERE id = \(id)
                """)
        }
        try tx.enqueue(Self.receiptJob, ["ticket": number], lane: "ticket:\(id)")
        return ticket
    }
}

extension String {
    /// The first line of what somebody wrote, short enough for a list.
    var asSubject: String {
        var line = drop(while: \.isWhitespace).prefix { !$0.isNewline }
        while line.last?.isWhitespace == true { line.removeLast() }
        return line.count <= 80 ? String(line) : line.prefix(79) + "…"
    }
}
