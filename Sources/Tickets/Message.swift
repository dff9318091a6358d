import Storage
import Vocabulary

/// Something said on a ticket: by the customer, to the customer, or among colleagues.
public struct Message: Hashable, Sendable {
    public enum Kind: String, Sendable {
        case customer, reply, question, note
        /// The automatic word that the request has arrived; it never counts as a response (R16).
        case receipt
        /// 进展同步: where it stands and by when to expect what.
        case progress
        /// 替代办法: a way around the trouble.
        case workaround
        /// An automatic word of a new time and the like; it never counts as a response either.
        case announcement

        /// Whether the customer sees it.
        public var isPublic: Bool { self != .note }

        /// Whether its words find the ticket: not those that the center says by itself.
        var isIndexed: Bool { self != .receipt && self != .announcement }
    }

    /// What people may write at once, in characters.
    public static let longest = 20_000

    public let id: Int64
    public let kind: Kind
    public let staff: Int64?
    public let words: String
    public let at: Instant
}

/// A file that came with a message. It is reached by ticket and number, never by its content's name.
public struct Attachment: Hashable, Sendable {
    public let id: Int64
    public let message: Int64
    public let file: String
    public let name: String
    /// The media type told by its first bytes, or `application/octet-stream`.
    public let type: String
    public let size: Int64
}

extension Reading {
    public func messages(of ticket: Ticket) throws -> [Message] {
        try rows("SELECT id, kind, staff, words, at FROM message WHERE ticket = \(ticket.id) ORDER BY id") { row in
            Message(
                id: row[0], kind: Message.Kind(rawValue: row[1]) ?? .note, staff: row[2], words: row[3], at: row[4])
        }
    }

    public func attachments(of ticket: Ticket) throws -> [Attachment] {
        try rows(
            "SELECT id, message, file, name, type, size FROM attachment WHERE ticket = \(ticket.id) ORDER BY id",
            Attachment.init)
    }

    /// - Throws: 404 where the ticket has no such file.
    public func attachment(_ id: Int64, of ticket: Ticket) throws -> Attachment {
        let found = try first(
            """
            SELECT id, message, file, name, type, size FROM attachment WHERE id = \(id) AND ticket = \(ticket.id)
            """, Attachment.init)
        guard let found else { throw Refusal(.notFound, "refusal.not-found") }
        return found
    }
}

extension Attachment {
    fileprivate init(_ row: Row) {
        self.init(id: row[0], message: row[1], file: row[2], name: row[3], type: row[4], size: row[5])
    }
}

extension Ticket {
    /// What somebody writes: words, and files that are already kept safe.
    public struct Writing: Sendable {
        public struct File: Sendable {
            public let kept: KeptFile
            public let name: String
            public let type: String

            public init(_ kept: KeptFile, name: String, type: String) {
                self.kept = kept
                self.name = name
                self.type = type
            }
        }

        public let words: String
        public let files: [File]
        /// What the words are found by: known before the writer is asked.
        let tokens: [Token]

        public init(_ words: String, files: [File] = []) {
            self.words = words
            self.files = files
            tokens = Tokens.of(text: words)
        }

        /// Words without which nothing was said.
        var isEmpty: Bool { words.allSatisfy(\.isWhitespace) && files.isEmpty }
    }

    /// Adds a message with its files to a ticket, and its words to the index.
    func add(_ writing: Writing, _ kind: Message.Kind, in tx: Transaction) throws -> Int64 {
        guard !writing.isEmpty else { throw Refusal.invalid([.init("words", "flaw.required")]) }
        guard writing.words.count <= Message.longest else {
            throw Refusal.invalid([.init("words", "flaw.too-long", [String(Message.longest)])])
        }
        let message = try tx.insert(
            """
            INSERT INTO message (ticket, kind, staff, words, at)
            VALUES (\(id), \(kind.rawValue), \(tx.actor.staff), \(writing.words), \(tx.now)) RETURNING id
            """)
        for file in writing.files {
            try tx.attach(file.kept)
            try tx.execute(
                """
                INSERT INTO attachment (ticket, message, file, name, type, size)
                VALUES (\(id), \(message), \(file.kept.name), \(file.name), \(file.type), \(file.kept.size))
                """)
        }
        if kind.isIndexed { try tx.index(id, tokens: writing.tokens) }
        return message
    }
}
