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

    public struct Subject: Hashable, Sendable {
        public let kind: String
        public let number: Int64

        public init(_ kind: String, _ number: Int64) {
            self.kind = kind
            self.number = number
        }
    }

    public init() {}

    fileprivate func conditions(_ place: SQL) -> SQL {
        let parts: [SQL?] = [
            "\(sql: place) IS NOT NULL", before.map { "\(sql: place) < \($0)" },
            staff.map { "actor = 'staff' AND actor_number = \($0)" },
            subject.map { "subject_number = \($0.number) AND subject = \($0.kind)" },
            area.map { "name LIKE \($0 + ".%")" }, from.map { "at >= \($0)" }, until.map { "at < \($0)" },
        ]
        return SQL.joined(parts.compactMap(\.self), by: " AND ")
    }
}

extension Reading {
    /// What happened, newest first, for whoever may audit the whole center.
    public func happenings(_ query: LogQuery, for auditor: Actor, limit: Int) throws -> [(
        position: Int64, happening: Happening
    )] {
        try auditor.mustAudit()
        let place: SQL = backend == .sqlite ? "id" : "position"
        return try rows(
            """
            SELECT \(sql: place), id, at, actor, actor_number, subject, subject_number, name, version, payload,
                paragraph, edition
            FROM event WHERE \(sql: query.conditions(place)) ORDER BY \(sql: place) DESC LIMIT \(limit)
            """
        ) { ($0[0], Happening($0, from: 1)) }
    }
}

extension Actor {
    /// Refuses whoever may not read the record, or reaches only a part of the center.
    public func mustAudit() throws {
        try must(.audit)
        guard scope == .all else { throw Refusal(.forbidden, "audit.whole-scope") }
    }
}
