import Vocabulary

/// What happened, as the log keeps it: identifiers, codes, times and paragraphs, never personal data.
public struct Happening: Hashable, Sendable {
    public let id: Int64
    public let at: Instant
    /// Who did it: `staff`, `customer`, `center` …, and their number.
    public let actor: String
    public let actorNumber: Int64?
    public let subject: String
    public let subjectNumber: Int64
    public let name: String
    public let version: Int
    /// What the program needs to tell what happened, as JSON in the form (name, version).
    public let payload: String
    /// The paragraph of the manual that was followed, and its edition.
    public let paragraph: Paragraph?
    public let edition: Int64?
}

/// A place in the log. A restored database starts a new epoch, and older cursors are told to load anew.
public struct Cursor: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let epoch: Int64
    public let position: Int64

    public init(epoch: Int64, position: Int64) {
        self.epoch = epoch
        self.position = position
    }

    /// Reads `epoch.position`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let epoch = Int64(parts[0]), let position = Int64(parts[1]), epoch >= 0, position >= 0
        else { return nil }
        self.init(epoch: epoch, position: position)
    }

    public var description: String { "\(epoch).\(position)" }
    public static func < (left: Cursor, right: Cursor) -> Bool {
        (left.epoch, left.position) < (right.epoch, right.position)
    }
}

extension Transaction {
    /// Writes down what happened, in the transaction in which it happens.
    /// - Parameter actor: who did it, where the transaction found that out itself; else its actor.
    public func record(
        _ name: String, version: Int, of subject: String, _ number: Int64, payload: String,
        because paragraph: Paragraph? = nil, edition: Int64? = nil, by actor: Actor? = nil
    ) throws {
        let actor = actor ?? self.actor
        try execute(
            """
            INSERT INTO event (at, actor, actor_number, subject, subject_number, name, version, payload, paragraph, edition)
            VALUES (\(now), \(actor.word), \(actor.number), \(subject), \(number), \(name), \(version), \(payload),
                \(paragraph), \(edition))
            """)
    }
}

extension Reading {
    /// Where the log ends now.
    public func logEnd() throws -> Cursor {
        let epoch: Int64 = try value("SELECT number FROM fact WHERE name = 'epoch'") ?? 0
        let position: Int64? =
            switch backend {
            case .sqlite: try value("SELECT max(id) FROM event")
            case .postgres: try value("SELECT max(position) FROM event")
            }
        return Cursor(epoch: epoch, position: position ?? 0)
    }

    /// What happened after a position, in the one order in which every reader sees it.
    ///
    /// On SQLite the row's number is its position: there is one writer, and what is rolled back leaves no gap. On
    /// PostgreSQL the sequencer numbers what has been committed.
    public func happenings(after position: Int64, limit: Int) throws -> [(position: Int64, Happening)] {
        let place: SQL = backend == .sqlite ? "id" : "position"
        return try rows(
            """
            SELECT \(sql: place), id, at, actor, actor_number, subject, subject_number, name, version, payload,
                paragraph, edition
            FROM event WHERE \(sql: place) > \(position) ORDER BY \(sql: place) LIMIT \(limit)
            """
        ) { ($0[0], Happening($0, from: 1)) }
    }

    /// The history of one thing, oldest first.
    public func happenings(of subject: String, _ number: Int64, limit: Int = 1000) throws -> [Happening] {
        try rows(
            """
            SELECT id, at, actor, actor_number, subject, subject_number, name, version, payload, paragraph, edition
            FROM event WHERE subject = \(subject) AND subject_number = \(number) ORDER BY id LIMIT \(limit)
            """
        ) { Happening($0, from: 0) }
    }
}

extension Happening {
    init(_ row: Row, from first: Int) {
        self.init(
            id: row[first], at: row[first + 1], actor: row[first + 2], actorNumber: row[first + 3],
            subject: row[first + 4], subjectNumber: row[first + 5], name: row[first + 6], version: row[first + 7],
            payload: row[first + 8], paragraph: row[first + 9], edition: row[first + 10])
    }
}
