import Vocabulary

extension Edition {
    /// A numbered part of the manual, such as 3, with the paragraphs 3.1, 3.2 …
    public struct Section: Hashable, Sendable {
        public let number: String
        public let heading: Name
        public let passages: [Passage]
    }

    /// One paragraph in prose: what people read and what rules cite.
    public struct Passage: Hashable, Sendable {
        public let number: Paragraph
        public let heading: Name
        /// Plain text; a blank line separates blocks.
        public let text: Name
    }

    /// The passage that a rule cites.
    public func passage(_ number: Paragraph) -> Passage? { passages[number] }

    /// The prose of a paragraph, without the passage around it.
    public func text(of number: Paragraph) -> Name? { passages[number]?.text }
}

extension Edition.Section {
    init(_ entry: Entry) {
        let node = entry.need("number")
        let number = entry.scalar(node, or: .badParagraph) { $0.isParagraphNumber ? $0 : nil }
        if let number, let node, !entry.reading.sections.insert(number).inserted {
            entry.reading.report(.duplicate, at: node.place, number)
        }
        self.number = number ?? ""
        heading = entry.name("heading")
        passages = entry.list("paragraphs") { Edition.Passage($0, within: number) }
    }
}

extension Edition.Passage {
    init(_ entry: Entry, within section: String?) {
        let node = entry.need("number")
        let text = entry.scalar(node, or: .badParagraph) { $0.isParagraphNumber ? $0 : nil }
        if let text, let node {
            if let section, !text.hasPrefix(section + ".") {
                entry.reading.report(.strayParagraph, at: node.place, text, section)
            }
            if !entry.reading.paragraphs.insert(Paragraph(text)).inserted {
                entry.reading.report(.duplicate, at: node.place, text)
            }
        }
        number = Paragraph(text ?? "")
        heading = entry.name("heading")
        self.text = entry.name("text")
    }
}

extension String {
    /// Numbers joined by single points, such as `3` or `3.1`; 20 characters at most.
    var isParagraphNumber: Bool {
        count <= 20
            && split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
                !part.isEmpty && part.allSatisfy(\.isASCIIDigit)
            }
    }
}
