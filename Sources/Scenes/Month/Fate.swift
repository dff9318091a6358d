/// What will become of a request, as far as people decide it; the manual decides the rest. Minutes are minutes of service
/// unless they say otherwise.
public struct Fate: Codable, Hashable, Sendable {
    /// How it ends once the result is told.
    public enum End: String, Codable, CaseIterable, Sendable {
        case confirmed, noted, silent, refused, reopened
    }

    /// Where it stands when the month ends, for those that are to be seen there.
    public enum Stop: String, Codable, CaseIterable, Sendable {
        case untouched, forgotten, working, waiting, signing, extending, misassigned, promised, untold, calling, owed
        case unconfirmed
    }

    /// The customer presses, so many minutes by the clock after they came.
    public struct Urge: Codable, Hashable, Sendable {
        public let minutes: Int
        public let words: String
    }

    /// Somebody finds another level right.
    public struct Override: Codable, Hashable, Sendable {
        public let level: String
        public let reason: String
    }

    /// More time is asked for, and granted or not.
    public struct Extension: Codable, Hashable, Sendable {
        public let reason: String
        public let isGranted: Bool
        public let answer: String
    }

    /// The ticket goes to other people, with words.
    public struct Passing: Codable, Hashable, Sendable {
        public let team: String
        public let words: String
        /// Whether the supervisor agrees; nil where nobody is asked.
        public var isAgreed: Bool?
    }

    public var isOnTheSpot = false
    /// From arrival until somebody takes it.
    public var taking = 5
    public var greeting = ""
    public var greetingAgain = ""
    /// Until the supervisor signs the level off; the deputies do where it is more than the manual's half hour.
    public var signing = 8
    /// Whether the customer is asked for something, and what they say.
    public var asks = false
    public var question = ""
    public var answer = ""
    /// By the clock; nil where the customer never answers.
    public var answering: Int?
    public var misassigned: Passing?
    public var override: Override?
    public var handOver: Passing?
    public var escalation: String?
    public var workaround: String?
    public var promise: String?
    public var isPromiseKept = true
    public var extending: Extension?
    public var progress: [String] = []
    public var isProgressLate = false
    public var note: String?
    public var urges: [Urge] = []
    /// From taking until it is solved.
    public var work = 30
    public var solution = ""
    public var again = ""
    /// From the solution until the customer is told; 0 tells with it.
    public var telling = 0
    public var evidence = ""
    public var end = End.confirmed
    /// By the clock, from the telling.
    public var ending = 60
    public var endWords = ""
    public var stars: Int?
    public var rating = ""
    public var calls: [String] = []
    public var callWords: [String] = []
    /// Until somebody calls who may.
    public var calling = 60
    public var contact = ""
    public var remedy = ""
    public var cause = ""
    public var isRemedyAccepted = true
    public var isRemedyLate = false
    public var archiving = 60
    public var stop: Stop?
}
