import Vocabulary

/// The sentences that the plumbing itself says, by their keys in the text catalogs.
public enum Saying: String, CaseIterable, Sendable {
    case signIn = "refusal.sign-in"
    case forbidden = "refusal.forbidden"
    case foreignForm = "refusal.foreign-form"
    case staleForm = "refusal.stale-form"
    case notFound = "refusal.not-found"
    case notAllowed = "refusal.not-allowed"
    /// One gap: the most that is accepted, in bytes.
    case tooLarge = "refusal.too-large"
    /// One gap: the kind of content that is expected.
    case unsupported = "refusal.unsupported"
    case malformed = "refusal.malformed"
    case tooMany = "refusal.too-many"
    case draining = "refusal.draining"
    case fault = "refusal.fault"

    case required = "flaw.required"
    /// One gap: the most characters.
    case tooLong = "flaw.too-long"
    case notText = "flaw.not-text"
    case notOneLine = "flaw.not-one-line"
    case notAChoice = "flaw.not-a-choice"
    case notANumber = "flaw.not-a-number"
    /// Two gaps: the least and the most.
    case outOfRange = "flaw.out-of-range"
    case notAYesOrNo = "flaw.not-a-yes-or-no"
    case notATime = "flaw.not-a-time"
    case notADay = "flaw.not-a-day"
    case notAList = "flaw.not-a-list"
    case notAGroup = "flaw.not-a-group"
    case repeated = "flaw.repeated"
    case unknown = "flaw.unknown"
    case badName = "flaw.bad-name"
    case notAFile = "flaw.not-a-file"
    /// One gap: the most files.
    case tooManyFiles = "flaw.too-many-files"
    /// One gap: the most bytes of one file.
    case fileTooLarge = "flaw.file-too-large"
    /// One gap: the most levels.
    case tooDeep = "flaw.too-deep"
    /// One gap: the most entries.
    case tooManyEntries = "flaw.too-many-entries"
}

extension Refusal {
    init(_ kind: Kind, _ saying: Saying, _ about: [String] = [], retryAfter: Duration? = nil) {
        self.init(kind, saying.rawValue, about, retryAfter: retryAfter)
    }
}

extension Refusal.Flaw {
    public init(_ field: String, _ saying: Saying, _ about: [String] = []) {
        self.init(field, saying.rawValue, about)
    }
}
