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
    /// What somebody did since a moment.
    public func day(of staff: Int64, since start: Instant) throws -> PersonDay {
        try first(Self.dayQuery(of: staff, since: start)) { row in
            PersonDay(taken: row[0], resolved: row[1], onTheSpot: row[2], ratings: row[3], stars: row[4])
        } ?? PersonDay(taken: 0, resolved: 0, onTheSpot: 0, ratings: 0, stars: 0)
    }

    /// Each part goes by an index of its own: `ticket_taken`, `ticket_resolved`, `ticket_rated`.
    package static func dayQuery(of staff: Int64, since start: Instant) -> SQL {
        """
        SELECT (SELECT count(*) FROM ticket WHERE taken_by = \(staff) AND created_at >= \(start)),
            solved.whole, solved.spot, rated.whole, rated.stars
        FROM (
            SELECT count(*) AS whole, CAST(coalesce(sum(on_the_spot), 0) AS BIGINT) AS spot
            FROM ticket WHERE owner = \(staff) AND resolved_at >= \(start)
        ) AS solved, (
            SELECT count(*) AS whole, CAST(coalesce(sum(stars), 0) AS BIGINT) AS stars
            FROM ticket WHERE owner = \(staff) AND rated_at >= \(start)
        ) AS rated
        """
    }
}
