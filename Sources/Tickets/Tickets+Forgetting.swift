import Clocks
import Customers
import Storage
import Vocabulary

extension Ticket {
    /// What stays of the tickets of a person who is forgotten: number, times, codes and verdicts, for figures. Whatever
    /// anybody wrote in them, and every file, is gone; what was still open is filed away as it then is.
    public static let forget: ForgetHook = { customer, tx in
        let tickets = try tx.rows(
            "SELECT \(sql: columns) FROM ticket WHERE customer = \(customer) ORDER BY id\(sql: tx.forUpdate)",
            Ticket.init)
        for ticket in tickets { try ticket.forgetPerson(in: tx) }
    }

    private func forgetPerson(in tx: Transaction) throws {
        try unindex(in: tx)
        try eraseWords(in: tx)
        try eraseWay(in: tx)
        try eraseEnding(in: tx)
        try eraseFiles(in: tx)
        try Link.revokeAll(to: id, purpose: "follow", in: tx)
        if status == .archived {
            try tx.execute(
                "UPDATE archived_part SET salt = NULL WHERE ticket = \(id) AND part NOT LIKE \("clock %")")
        } else if var rest = try tx.first("SELECT \(sql: Self.columns) FROM ticket WHERE id = \(id)", Ticket.init) {
            try rest.fileAwayErased(in: tx)
        }
        try record(.forgotten, in: tx)
    }

    /// Nothing that was said finds the ticket any more; its number does. A job looks through the whole index, for words
    /// that stood in texts which were replaced later.
    private func unindex(in tx: Transaction) throws {
        for message in try tx.messages(of: self) { try tx.unindex(id, text: message.words) }
        try tx.unindex(id, text: [demand, solution ?? ""].joined(separator: "\n"))
        try tx.index(id, text: number)
        try tx.enqueue(Self.unindexJob, ["ticket": number])
    }

    /// Texts become empty; one that was not there stays away, so that what the figures count stays counted.
    private func eraseWords(in tx: Transaction) throws {
        try tx.execute(
            """
            UPDATE ticket SET revision = revision + 1, subject = '', demand = '',
                level_reason = CASE WHEN level_reason IS NULL THEN NULL ELSE '' END,
                solution = CASE WHEN solution IS NULL THEN NULL ELSE '' END,
                evidence = CASE WHEN evidence IS NULL THEN NULL ELSE '' END,
                rating_words = CASE WHEN rating_words IS NULL THEN NULL ELSE '' END
            WHERE id = \(id)
            """)
        try tx.execute("UPDATE message SET words = '' WHERE ticket = \(id)")
    }

    /// The bytes are swept from the disk in the next round.
    private func eraseFiles(in tx: Transaction) throws {
        for file in try tx.attachments(of: self) { try tx.release(file.file, forgetting: true) }
        try tx.execute("DELETE FROM attachment WHERE ticket = \(id)")
    }

    /// Nobody can work on what nobody knows any more. Its clocks end without a verdict, and what is left is covered.
    private mutating func fileAwayErased(in tx: Transaction) throws {
        for var clock in try tx.openClocks(of: Self.subjectKind, id) { try clock.lapse(in: tx) }
        status = .archived
        archivedAt = tx.now
        nextDue = Self.never
        unread = false
        try save(in: tx)
        try cover(in: tx)
    }

    /// Whether what was written in it was erased because its customer was forgotten.
    public func isErased(in db: Reading) throws -> Bool {
        try db.exists("SELECT 1 FROM customer WHERE id = \(customer) AND forgotten_at IS NOT NULL")
    }

    /// The parts of an archived card that were erased by right: they cannot be proved any more, and are not damaged.
    public func erasedParts(in db: Reading) throws -> [String] {
        try db.rows("SELECT part FROM archived_part WHERE ticket = \(id) AND salt IS NULL ORDER BY part") { $0[0] }
    }

    /// The job that looks through the index for a ticket whose words are gone.
    public static let unindexJob = "ticket.unindex"
}

extension Check {
    /// How many archived cards have parts that were erased by right.
    public static let erasedTickets = Check { store, _ in
        let erased: Int? = try await store.report {
            try $0.value(
                "SELECT count(*) FROM (SELECT DISTINCT ticket FROM archived_part WHERE salt IS NULL) AS erased")
        }
        return [Finding("doctor.archive.erased", .good, [String(erased ?? 0)])]
    }
}
