import Vocabulary

extension Transaction {
    /// Makes a document findable by a text, and by labels such as its team. One row; found from the commit on.
    /// - Parameter document: 0 or more; what is newer has a higher number.
    public func index(_ document: Int64, text: String = "", labels: [Token] = []) throws {
        try index(document, Tokens.of(text: text) + labels, present: true)
    }

    /// The same for a text whose tokens were found before, where no other writer waited for it.
    public func index(_ document: Int64, tokens: [Token]) throws { try index(document, tokens, present: true) }

    /// Takes back what `index` did with the same text and labels: for a changed team or a forgotten message. A character
    /// or word that another text of the document has too must be indexed again, with that text.
    public func unindex(_ document: Int64, text: String = "", labels: [Token] = []) throws {
        try index(document, Tokens.of(text: text) + labels, present: false)
    }

    private func index(_ document: Int64, _ tokens: [Token], present: Bool) throws {
        guard !tokens.isEmpty else { return }
        let bytes = tokens.map(\.number).littleEndianBytes
        try execute("INSERT INTO unfolded (document, present, tokens) VALUES (\(document), \(present), \(bytes))")
    }
}
