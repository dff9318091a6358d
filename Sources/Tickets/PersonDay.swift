import Storage
import Vocabulary

/// What one person did since a moment, and how it was liked (R21).
public struct PersonDay: Hashable, Sendable {
    /// Written down or taken in by them.
    public let taken: Int
    public let resolved: Int
    /// Of those resolved, solved while the customer was there.
    public let onTheSpot: Int
    public let ratings: Int
    /// All stars together.
    public let stars: Int

    public init(taken: Int, resolved: Int, onTheSpot: Int, ratings: Int, stars: Int) {
        self.taken = taken
        self.resolved = resolved
        self.onTheSpot = onTheSpot
        self.ratings = ratings
        self.stars = stars
    }
}

extension Reading {
    /// What somebody did since a moment; looks at the latest tickets only, which are many days' work.
    public func day(of staff: Int64, since start: Instant, latest: Int = 20_000) throws -> PersonDay {
        try first(
            """
            SELECT CAST(coalesce(sum(CASE WHEN taken_by = \(staff) AND created_at >= \(start) THEN 1 ELSE 0 END), 0) AS BIGINT),
                CAST(coalesce(sum(CASE WHEN owner = \(staff) AND resolved_at >= \(start) THEN 1 ELSE 0 END), 0) AS BIGINT),
                CAST(coalesce(sum(CASE WHEN owner = \(staff) AND resolved_at >= \(start) AND on_the_spot = 1 THEN 1 ELSE 0 END), 0) AS BIGINT),
                CAST(coalesce(sum(CASE WHEN owner = \(staff) AND rated_at >= \(start) THEN 1 ELSE 0 END), 0) AS BIGINT),
                CAST(coalesce(sum(CASE WHEN owner = \(staff) AND rated_at >= \(start) THEN stars ELSE 0 END), 0) AS BIGINT)
            FROM ticket WHERE id > (SELECT coalesce(max(id), 0) FROM ticket) - \(latest)
            """
        ) { row in
            PersonDay(taken: row[0], resolved: row[1], onTheSpot: row[2], ratings: row[3], stars: row[4])
        } ?? PersonDay(taken: 0, resolved: 0, onTheSpot: 0, ratings: 0, stars: 0)
    }
}
