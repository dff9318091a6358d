/// One thing that is wrong with a file people wrote, at its place in the file.
public struct Mistake: Hashable, Sendable, CustomStringConvertible {
    /// What can be wrong; the raw value is the sentence's key in the text catalogs.
    public enum Kind: String, CaseIterable, Sendable {
        /// About: the largest size, in bytes.
        case tooLarge = "mistake.too-large"
        case empty = "mistake.empty"
        /// About: what the YAML reader says.
        case syntax = "mistake.syntax"
        /// About: the key that stands twice in one mapping.
        case repeatedKey = "mistake.repeated-key"
        /// An anchor or an alias; a manual says everything in full.
        case alias = "mistake.alias"
        /// About: the deepest level of nesting.
        case tooDeep = "mistake.too-deep"
        /// About: the format found, the format this program reads.
        case format = "mistake.format"
        case notMapping = "mistake.not-a-mapping"
        case notList = "mistake.not-a-list"
        case notText = "mistake.not-a-text"
        /// About: the key.
        case unknownKey = "mistake.unknown-key"
        /// About: the key.
        case missingKey = "mistake.missing-key"
        case blank = "mistake.blank"
        case emptyList = "mistake.empty-list"
        /// About: the word, which is already taken.
        case duplicate = "mistake.duplicate"
        /// About: the word; keys are lower-case letters, digits and hyphens.
        case badKey = "mistake.bad-key"
        /// About: the text, the lowest and the highest number.
        case badNumber = "mistake.bad-number"
        case badFlag = "mistake.bad-flag"
        /// About: the word, the words that can stand there.
        case badWord = "mistake.bad-word"
        case badDuration = "mistake.bad-duration"
        case badPeriod = "mistake.bad-period"
        case periodsOverlap = "mistake.periods-overlap"
        case badDate = "mistake.bad-date"
        case badPrefix = "mistake.bad-prefix"
        case badParagraph = "mistake.bad-paragraph"
        /// About: the paragraph, the section it stands in.
        case strayParagraph = "mistake.stray-paragraph"
        case badZone = "mistake.bad-zone"
        /// An iCalendar file that does not begin or end as one.
        case notICalendar = "mistake.not-icalendar"
        case badContentLine = "mistake.bad-content-line"
        /// An event that is repeated in another way than each year on its date. About: the rule.
        case badRepetition = "mistake.bad-repetition"
        case unknownParagraph = "mistake.unknown-paragraph"
        case unknownLevel = "mistake.unknown-level"
        case unknownType = "mistake.unknown-type"
        case unknownChannel = "mistake.unknown-channel"
        case unknownTeam = "mistake.unknown-team"
        case unknownCalendar = "mistake.unknown-calendar"
        case unknownPromise = "mistake.unknown-promise"
        case unknownLine = "mistake.unknown-line"
        case unknownSkill = "mistake.unknown-skill"
        case unknownRole = "mistake.unknown-role"
        case unknownSubtype = "mistake.unknown-subtype"
        case unknownBusiness = "mistake.unknown-business"
        case unknownCustomerLevel = "mistake.unknown-customer-level"
        case unknownQuestion = "mistake.unknown-question"
        case unknownBlank = "mistake.unknown-blank"
        /// About: the text that is no time of day.
        case badTime = "mistake.bad-time"
        /// About: the two keys of which only one may stand here.
        case notTogether = "mistake.not-together"
        /// About: the promise, the percentage at which it does not warn.
        case noWarning = "mistake.no-warning"
        /// A rule that an earlier, wider one always forestalls.
        case neverReached = "mistake.never-reached"
        /// No rule proposes a level for whatever the others leave over.
        case noLastRule = "mistake.no-last-rule"
        /// Nobody's role allows what somebody must be able to do. About: the permission.
        case nobodyMay = "mistake.nobody-may"
    }

    public let line: Int
    public let column: Int
    public let kind: Kind
    /// What stands in the sentence's gaps.
    public let about: [String]

    public init(_ kind: Kind, line: Int, column: Int, _ about: [String] = []) {
        self.kind = kind
        self.line = line
        self.column = column
        self.about = about
    }

    /// The sentence's key in the text catalogs.
    public var key: String { kind.rawValue }

    public var description: String {
        (["\(line):\(column):", key] + about).joined(separator: " ")
    }
}

/// Everything that is wrong with a file, in the order of its lines. A text that is not YAML shows only its first fault.
public struct Mistakes: Error, Hashable, Sendable, CustomStringConvertible {
    public let all: [Mistake]

    public init(_ all: [Mistake]) {
        self.all = all.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    }

    public var description: String { all.map(\.description).joined(separator: "\n") }
}
