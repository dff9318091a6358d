import Vocabulary

extension Edition {
    /// One thing that a ticket must have before it is filed away (D9).
    public struct ArchiveDemand: Hashable, Sendable {
        public enum Thing: String, CaseIterable, Hashable, Sendable, Codable {
            case number
            /// The request in the customer's words, with type, channel and time, and what was done about it.
            case record
            case owner
            /// The customer was told the result.
            case result
            /// A rating, or an end that leaves none to be had: confirmed without one, or silence counted as confirmation.
            case rating
        }

        public let thing: Thing
        public let paragraph: Paragraph
    }
}

extension Edition.ArchiveDemand {
    /// The list under `needs`: each item a word, all under the same paragraph.
    static func demands(_ entry: Entry) -> [Edition.ArchiveDemand] {
        let paragraph = entry.paragraph()
        return entry.words("needs").map { Edition.ArchiveDemand(thing: $0, paragraph: paragraph) }
    }
}
