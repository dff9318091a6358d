import Customers
import Manual
import Rulebook
import Storage
import Vocabulary

/// What was said about one of the facts that the manual asks for (E4): words, or the key of a choice.
public struct FactValue: Hashable, Sendable {
    public static let longest = 500

    public let fact: FactKey
    public let value: String
    /// Who wrote it down; nil for the customer.
    public let staff: Int64?
    public let at: Instant
}

extension Reading {
    /// What is known of a ticket's facts, by their keys.
    public func facts(of ticket: Ticket) throws -> [FactKey: FactValue] {
        let values = try rows("SELECT fact, value, staff, at FROM fact_value WHERE ticket = \(ticket.id) ORDER BY fact")
        {
            FactValue(fact: $0[0], value: $0[1], staff: $0[2], at: $0[3])
        }
        return Dictionary(uniqueKeysWithValues: values.map { ($0.fact, $0) })
    }
}

extension Ticket {
    /// What the manual asks for and nobody has said yet.
    public func missingFacts(in db: Reading) throws -> [Edition.FactDemand] {
        let manual = try db.edition(edition).edition
        return manual.missing(Set(try db.facts(of: self).keys), for: type, manualCase.subtype)
    }

    /// Writes down what was said about the facts; nothing said takes a fact back.
    public mutating func note(facts: [FactKey: String], in tx: Transaction) throws {
        if case .customer = tx.actor.identity { try mustBeCustomers(tx) } else { try tx.actor.must(.handleTickets) }
        try mustNotBeArchived()
        let manual = try tx.edition(edition).edition
        let demands = manual.facts(for: type, manualCase.subtype)
        try Self.check(facts, against: demands)
        guard !facts.isEmpty else { throw Refusal(.conflict, "ticket.nothing-changed", [number]) }

        try keep(facts, asked: demands, in: tx)
        if try missingFacts(in: tx).isEmpty { try end({ $0.kind == .completion }, in: tx) }
        try save(in: tx)
        try record(.factsNoted(facts: facts.inOrder), because: manual.type(type)?.factsParagraph, in: tx)
    }

    /// Asks the customer for all that is missing, once and in their language, and waits for the answer.
    @discardableResult
    public mutating func askForMissing(in tx: Transaction) throws -> Int64 {
        try tx.actor.must(.handleTickets)
        try mustNotBeArchived()
        let missing = try missingFacts(in: tx)
        guard !missing.isEmpty else { throw Refusal(.conflict, "ticket.nothing-missing", [number]) }
        let language = try Customer.present(customer, in: tx)?.language ?? .zhHans
        let manual = try tx.edition(edition).edition
        return try ask(Writing(manual.question(asking: missing, in: language)), in: tx)
    }

    /// A supervisor lets a call's ticket be as complete as it is (R3).
    public mutating func waiveCompletion(in tx: Transaction) throws {
        try tx.actor.must(.supervise)
        try mustNotBeArchived()
        guard try tx.openClocks(of: Self.subjectKind, id).contains(where: { $0.kind == .completion }) else {
            throw Refusal(.conflict, "ticket.nothing-missing", [number])
        }
        try lapse({ $0.kind == .completion }, in: tx)
        try save(in: tx)
        try record(.completionWaived, in: tx)
    }

    /// What the types of facts allow: only what the manual asks for, a choice where it names some, and no novels.
    static func check(_ facts: [FactKey: String], against demands: [Edition.FactDemand]) throws {
        let flaws = facts.inOrder.compactMap { key -> Refusal.Flaw? in
            let value = facts[key] ?? ""
            guard let demand = demands.first(where: { $0.key == key }) else {
                return .init("fact-\(key)", "flaw.not-a-choice")
            }
            guard value.count <= FactValue.longest else {
                return .init("fact-\(key)", "flaw.too-long", [String(FactValue.longest)])
            }
            let isOpen = demand.choices.isEmpty || value.isBlank || demand.choices.contains { $0.key == value }
            return isOpen ? nil : .init("fact-\(key)", "flaw.not-a-choice")
        }
        guard flaws.isEmpty else { throw Refusal.invalid(flaws) }
    }

    /// Keeps them and makes them findable. An older value stays findable, too: other texts may have the same words.
    func keep(_ facts: [FactKey: String], asked demands: [Edition.FactDemand], in tx: Transaction) throws {
        for key in facts.inOrder {
            let value = facts[key] ?? ""
            guard !value.isBlank else {
                try tx.execute("DELETE FROM fact_value WHERE ticket = \(id) AND fact = \(key)")
                continue
            }
            try tx.execute(
                """
                INSERT INTO fact_value (ticket, fact, value, staff, at)
                VALUES (\(id), \(key), \(value), \(tx.actor.staff), \(tx.now))
                ON CONFLICT (ticket, fact) DO UPDATE SET value = excluded.value, staff = excluded.staff, at = excluded.at
                """)
            try tx.index(id, text: demands.words(of: value, for: key))
        }
    }
}

extension [Edition.FactDemand] {
    /// How people would look for a value: a choice by its names.
    func words(of value: String, for key: FactKey) -> String {
        guard let choice = first(where: { $0.key == key })?.choices.first(where: { $0.key == value }) else {
            return value
        }
        return Language.allCases.map { choice.name[$0] }.joined(separator: "\n")
    }
}

extension [FactKey: String] {
    fileprivate var inOrder: [FactKey] { keys.sorted { $0.text < $1.text } }
}

extension String {
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension ClockKind {
    /// 补全: a call's ticket has everything that the manual asks for (R3).
    public static let completion: ClockKind = "completion"
}
