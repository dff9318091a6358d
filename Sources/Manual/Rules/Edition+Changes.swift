import Vocabulary

extension Edition {
    /// What became of a paragraph from one edition to another.
    public struct ChangedClause: Hashable, Sendable {
        public enum Change: String, Hashable, Sendable {
            case added, removed
            /// Only what people read.
            case words
            /// Only what the program does by it.
            case rules
            case wordsAndRules = "words-and-rules"
        }

        public let number: Paragraph
        public let heading: Name
        public let change: Change
    }

    /// The paragraphs that differ from an older edition's, in the order of the newer one; those that are gone come last.
    public func changes(since older: Edition) -> [ChangedClause] {
        let before = older.clauses
        let now = clauses
        let known = Dictionary(before.map { ($0.number, $0) }) { first, _ in first }
        let present = Set(now.map(\.number))
        return now.compactMap { clause in
            guard let old = known[clause.number] else { return clause.changed(.added) }
            return clause.change(since: old).map(clause.changed)
        } + before.filter { !present.contains($0.number) }.map { $0.changed(.removed) }
    }

    private var clauses: [Document.Clause] { document.parts.flatMap(\.clauses) }

    /// The largest manual that is read, in bytes.
    public static var largestText: Int { Reading.largest }

    /// Whether somebody with one of these roles can administer the center.
    public func canBeRun(by holders: Set<RoleKey>) -> Bool {
        holders.contains { permissions(of: $0).contains(.administer) }
    }
}

extension Edition.Document.Clause {
    fileprivate func changed(_ change: Edition.ChangedClause.Change) -> Edition.ChangedClause {
        Edition.ChangedClause(number: number, heading: heading, change: change)
    }

    fileprivate func change(since old: Edition.Document.Clause) -> Edition.ChangedClause.Change? {
        let hasOtherWords = heading != old.heading || text != old.text
        switch (hasOtherWords, rules != old.rules) {
        case (true, true): return .wordsAndRules
        case (true, false): return .words
        case (false, true): return .rules
        case (false, false): return nil
        }
    }
}
