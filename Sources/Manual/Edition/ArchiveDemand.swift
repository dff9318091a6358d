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
            /// The call after the end has been made, or need not be tried again.
            case followUp = "follow-up"
            /// What was owed after a bad rating has been offered and answered.
            case remedy
            /// What the type of ticket needs.
            case facts
        }

        public let thing: Thing
        public let paragraph: Paragraph
    }

    /// When a ticket whose customer cannot be reached is filed away all the same, as "archived unconfirmed".
    public struct HardStop: Hashable, Sendable {
        /// Counted from the result.
        public let after: Duration
        public let time: TimeKind
        public let paragraph: Paragraph
    }
}

extension Edition.HardStop {
    init(_ entry: Entry) {
        after = entry.duration("after")
        time = entry.word("time", otherwise: .elapsed)
        paragraph = entry.paragraph()
    }
}

extension Edition.ArchiveDemand {
    /// The list under `needs`, each item a word, all under the same paragraph; and when it is no longer waited for.
    static func demands(_ entry: Entry) -> (needs: [Edition.ArchiveDemand], hardStop: Edition.HardStop?) {
        let paragraph = entry.paragraph()
        let needs = entry.words("needs").map { Edition.ArchiveDemand(thing: $0, paragraph: paragraph) }
        return (needs, entry.optionalMapping("hard-stop") { Edition.HardStop($0) })
    }
}
