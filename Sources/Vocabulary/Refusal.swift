/// The one error made for people: the desk says no, in a sentence that tells what to do. Everything else is a fault.
public struct Refusal: Error, Hashable, Sendable {
    public enum Kind: Int, Sendable {
        case unauthenticated = 401
        case forbidden = 403
        case notFound = 404
        case notAllowed = 405
        case conflict = 409
        case gone = 410
        case stale = 412
        case tooLarge = 413
        case unsupported = 415
        case invalid = 422
        case preconditionRequired = 428
        case tooMany = 429
        case unavailable = 503

        /// The HTTP status code.
        public var status: Int { rawValue }
    }

    /// What is wrong with one field of a form or of a JSON body.
    public struct Flaw: Hashable, Sendable {
        public let field: String
        public let key: String
        public let about: [String]

        public init(_ field: String, _ key: String, _ about: [String] = []) {
            self.field = field
            self.key = key
            self.about = about
        }
    }

    public let kind: Kind
    /// The sentence's key in the text catalogs, and what stands in its gaps.
    public let key: String
    public let about: [String]
    public let flaws: [Flaw]
    /// How long to wait before trying again, where waiting helps.
    public let retryAfter: Duration?

    public init(_ kind: Kind, _ key: String, _ about: [String] = [], flaws: [Flaw] = [], retryAfter: Duration? = nil) {
        self.kind = kind
        self.key = key
        self.about = about
        self.flaws = flaws
        self.retryAfter = retryAfter
    }

    /// A form or body whose fields are wrong, each with its own sentence.
    public static func invalid(_ flaws: [Flaw]) -> Refusal { Refusal(.invalid, "refusal.invalid", flaws: flaws) }
}
