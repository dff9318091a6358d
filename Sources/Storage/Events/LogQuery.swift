import Vocabulary

/// What somebody who audits looks for in the log; what is nil leaves everything in.
public struct LogQuery: Hashable, Sendable {
    /// Who did it, as events name the center's people.
    public var staff: Int64?
    public var subject: Subject?
    /// The first word of the events' names, such as `ticket`.
    public var area: String?
    public var from: Instant?
    /// The first moment that is too late.
    public var until: Instant?
    /// Only what stands before this position.
    public var before: Int64?
    /// How many entries one answer looks through, where nothing leads straight to those that are meant: a second's work
    /// where none of them is in memory.
    public var reach: Int64 = 500_000

    public struct Subject: Hashable, Sendable {
        public let kind: String
        public let number: Int64

        public init(_ kind: String, _ number: Int64) {
            self.kind = kind
            self.number = number
        }
    }

    public init() {}

    fileprivate func conditions(_ place: SQL, _ span: Range<Int64>) -> SQL {
        let parts: [SQL?] = [
            "\(sql: place) >= \(span.lowerBound) AND \(sql: place) < \(span.upperBound)",
            staff.map { "actor = 'staff' AND actor_number = \($0)" },
            subject.map { "subject_number = \($0.number) AND subject = \($0.kind)" },
            area.map { "name LIKE \($0 + ".%")" }, from.map { "at >= \($0)" }, until.map { "at < \($0)" },
        ]
        return SQL.joined(parts.compactMap(\.self), by: " AND ")
    }
}

/// What one answer found in the log, and where the next one goes on.
public struct LogFindings: Sendable {
    public let found: [(position: Int64, happening: Happening)]
    /// What the next query looks `before`; nil where nothing older can fit.
    public let next: Int64?
    /// How far back this answer looked, where it found less than it was asked for and there is more to look through.
    public let lookedBackTo: Instant?
}

extension Reading {
    /// What happened, newest first, for whoever may audit the whole center.
    ///
    /// A log of years has tens of millions of entries, and only a subject's are in an index. One answer therefore looks
    /// through a part of it, and says where the next one goes on.
    public func happenings(_ query: LogQuery, for auditor: Actor, limit: Int) throws -> LogFindings {
        try auditor.mustAudit()
        let whole = try span(of: query)
        let isLed = query.subject != nil
        let start = isLed ? whole.lowerBound : max(whole.lowerBound, whole.upperBound - query.reach)
        // One more than was asked for tells whether there is more.
        let found = try rows(
            """
            SELECT \(sql: place), id, at, actor, actor_number, subject, subject_number, name, version, payload,
                paragraph, edition
            FROM event WHERE \(sql: query.conditions(place, start..<whole.upperBound))
            ORDER BY \(sql: place) DESC LIMIT \(limit + 1)
            """
        ) { (position: $0[0] as Int64, happening: Happening($0, from: 1)) }
        if found.count > limit {
            return LogFindings(found: Array(found.prefix(limit)), next: found[limit - 1].position, lookedBackTo: nil)
        }
        guard start > whole.lowerBound else { return LogFindings(found: found, next: nil, lookedBackTo: nil) }
        return LogFindings(found: found, next: start, lookedBackTo: try moment(from: start))
    }

    private var place: SQL { backend == .sqlite ? "id" : "position" }

    /// The positions that a query can mean. Events follow the clock but for the moments between writing and committing, so
    /// days are found by halving; a day more on both sides allows for a clock that was set right.
    private func span(of query: LogQuery) throws -> Range<Int64> {
        let first: Int64 = try value("SELECT min(\(sql: place)) FROM event") ?? 0
        let last: Int64 = try value("SELECT max(\(sql: place)) FROM event") ?? 0
        let all = first..<max(first, min(query.before ?? .max, last + 1))
        let low = try query.from.map { try position(of: $0 - .days(1), in: all) } ?? all.lowerBound
        let high = try query.until.map { try position(of: $0 + .days(1), in: all) } ?? all.upperBound
        return low..<max(low, high)
    }

    /// The first position that is not older than a moment; the end where all are.
    private func position(of moment: Instant, in all: Range<Int64>) throws -> Int64 {
        var (low, high) = (all.lowerBound, all.upperBound)
        while low < high {
            let middle = low + (high - low) / 2
            if let at = try self.moment(from: middle), at < moment { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func moment(from position: Int64) throws -> Instant? {
        try value("SELECT at FROM event WHERE \(sql: place) >= \(position) ORDER BY \(sql: place) LIMIT 1")
    }
}

extension Actor {
    /// Refuses whoever may not read the record, or reaches only a part of the center.
    public func mustAudit() throws {
        try must(.audit)
        guard scope == .all else { throw Refusal(.forbidden, "audit.whole-scope") }
    }
}
