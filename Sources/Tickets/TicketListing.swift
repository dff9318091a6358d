import Customers
import Storage
import Vocabulary

/// A ticket as a list shows it, with the names and the clock that belong to it: of a ticket's many columns only these are
/// read, all of a page in one look.
public struct ListedTicket: Hashable, Sendable {
    /// The open clock that falls due first.
    public struct NearestClock: Hashable, Sendable {
        public let kind: ClockKind
        public let startedAt: Instant
        public let due: Instant
        public let isRunning: Bool
        public let isMissed: Bool
        public let isProvisional: Bool
    }

    public let id: Int64
    public let number: String
    public let edition: Int64
    public let subject: String
    public let type: TypeKey
    public let level: LevelKey
    public let status: Ticket.Status
    public let nextDue: Instant
    public let unread: Bool
    public let updatedAt: Instant
    public let customer: String
    /// The level that counts today; nil where none does.
    public let customerLevel: CustomerLevelKey?
    public let owner: String?
    public let clock: NearestClock?
}

extension Reading {
    /// What a list shows of tickets, up to the condition, which speaks of `ticket`.
    func listing() throws -> SQL {
        """
        SELECT ticket.id, ticket.number, ticket.edition, ticket.subject, ticket.type, ticket.level, ticket.status,
            ticket.next_due, ticket.unread, ticket.updated_at, customer.name,
            \(sql: Customer.levelColumn(at: try today())), person.name,
            clock.kind, clock.started_at, clock.due_at, clock.resumed_at, clock.verdict, clock.provisional
        FROM ticket LEFT JOIN customer ON customer.id = ticket.customer LEFT JOIN person ON person.id = ticket.owner
        LEFT JOIN clock ON clock.id = (
            SELECT id FROM clock AS nearest
            WHERE subject_number = ticket.id AND subject = \(Ticket.subjectKind) AND ended_at IS NULL
                AND kind NOT IN ('sign-off', 'extension', 'correction')
            ORDER BY due_at, id LIMIT 1)
        """
    }
}

extension ListedTicket {
    init(_ row: Row) {
        id = row[0]
        number = row[1]
        edition = row[2]
        subject = row[3]
        type = row[4]
        level = row[5]
        status = Ticket.Status(rawValue: row[6]) ?? .open
        nextDue = row[7]
        unread = row[8]
        updatedAt = row[9]
        customer = row[10] ?? ""
        customerLevel = row[11]
        owner = row[12]
        clock = (row[13] as ClockKind?).map { NearestClock(kind: $0, row) }
    }
}

extension ListedTicket.NearestClock {
    fileprivate init(kind: ClockKind, _ row: Row) {
        self.init(
            kind: kind, startedAt: row[14], due: row[15], isRunning: row[16] as Instant? != nil,
            isMissed: row[17] as String? == "missed", isProvisional: row[18])
    }
}

extension Reading {
    /// Tickets as a list shows them, in the order given, as far as the scope reaches.
    public func listed(_ ids: [Int64], within scope: Scope) throws -> [ListedTicket] {
        guard !ids.isEmpty else { return [] }
        let found = try rows(
            "\(sql: try listing()) WHERE ticket.id IN \(list: ids) AND \(sql: scope.condition)",
            ListedTicket.init)
        let byID = Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
        return ids.compactMap { byID[$0] }
    }

    /// What people of the center are called.
    public func names(of staff: some Sequence<Int64>) throws -> [Int64: String] { try names(of: staff, in: "person") }

    /// What customers are called.
    public func names(ofCustomers customers: some Sequence<Int64>) throws -> [Int64: String] {
        try names(of: customers, in: "customer")
    }

    private func names(of ids: some Sequence<Int64>, in table: SQL) throws -> [Int64: String] {
        let ids = Set(ids)
        guard !ids.isEmpty else { return [:] }
        return try Dictionary(
            uniqueKeysWithValues: rows("SELECT id, name FROM \(sql: table) WHERE id IN \(list: ids.sorted())") {
                ($0[0] as Int64, $0[1] as String)
            })
    }
}

extension Ticket {
    /// Another ticket of the same customer.
    public struct Sibling: Hashable, Sendable {
        public let number: String
        public let subject: String
        public let status: Ticket.Status
    }

    /// The other tickets of the same customer, newest first.
    public func siblings(within scope: Scope, in db: Reading) throws -> [Sibling] {
        try db.rows(
            """
            SELECT number, subject, status FROM ticket
            WHERE customer = \(customer) AND id <> \(id) AND \(sql: scope.condition) ORDER BY id DESC LIMIT 20
            """
        ) { Sibling(number: $0[0], subject: $0[1], status: Status(rawValue: $0[2]) ?? .open) }
    }
}
