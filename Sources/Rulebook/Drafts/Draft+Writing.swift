import Manual
import Storage
import Vocabulary

extension Draft {
    /// Keeps the text as it stands, with whatever mistakes it still has. The log tells who began and who published,
    /// not every pause in between.
    public mutating func write(_ text: String, in tx: Transaction) throws {
        try tx.actor.must(.editManual)
        let text = text.withPlainLines
        guard text.utf8.count <= Edition.largestText else {
            throw Refusal(.tooLarge, "draft.too-large", [String(Edition.largestText / 1_000_000)])
        }
        guard text != self.text else { return }

        self.text = text
        revision += 1
        changedAt = tx.now
        changedBy = tx.actor.staff
        try tx.execute(
            """
            UPDATE draft SET text = \(text), revision = \(revision), changed_at = \(changedAt),
                changed_by = \(changedBy) WHERE id = \(id)
            """)
    }

    /// Puts the draft aside. The text stays in the database, out of everybody's way.
    public func discard(in tx: Transaction) throws {
        try tx.actor.must(.editManual)
        try tx.execute("UPDATE draft SET state = 'discarded' WHERE id = \(id)")
        try tx.record(RulebookEvent.draftDiscarded, of: "draft", id)
    }

    /// Everything that is wrong with a text, in the order of its lines; nothing where it could be published.
    public static func mistakes(in text: String) -> [Mistake] {
        do {
            _ = try Edition.read(text.withPlainLines)
            return []
        } catch { return error.all }
    }
}

extension String {
    /// Lines that end as they do here, however a browser sends them; no line is added or lost.
    fileprivate var withPlainLines: String {
        guard utf8.contains(UInt8(ascii: "\r")) else { return self }
        return replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }
}
