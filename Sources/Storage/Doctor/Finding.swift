/// One thing that was looked at, and how it is; the sentence for it is in the text catalogs.
public struct Finding: Hashable, Sendable {
    public enum Verdict: String, Comparable, Sendable {
        case good, warning, bad

        public static func < (left: Verdict, right: Verdict) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .good: 0
            case .warning: 1
            case .bad: 2
            }
        }
    }

    /// The sentence's key, and what stands in its gaps.
    public let key: String
    public let about: [String]
    public let verdict: Verdict

    public init(_ key: String, _ verdict: Verdict, _ about: [String] = []) {
        self.key = key
        self.verdict = verdict
        self.about = about
    }
}

/// How closely to look.
public enum Depth: Hashable, Sendable {
    /// A sample of the files and postings: some seconds.
    case sample
    /// All of them.
    case everything
}

/// What a part of the program looks at in its own tables.
public struct Check: Sendable {
    let run: @Sendable (Store, Depth) async throws -> [Finding]

    public init(_ run: @escaping @Sendable (Store, Depth) async throws -> [Finding]) { self.run = run }
}
