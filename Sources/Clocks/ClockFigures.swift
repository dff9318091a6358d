import Storage
import Vocabulary

/// How often a paragraph set clocks running, and how many of them were missed.
public struct ClockFigures: Hashable, Sendable {
    public let started: Int
    public let missed: Int
}

extension Reading {
    /// The figures of an edition's paragraphs over the last clocks, as many as can be counted at once.
    public func clockFigures(of edition: Int64, over latest: Int = 20_000) throws -> [Paragraph: ClockFigures] {
        let last: Int64 = try value("SELECT max(id) FROM clock") ?? 0
        let figures = try rows(
            """
            SELECT paragraph, count(*), CAST(coalesce(sum(CASE verdict WHEN 'missed' THEN 1 ELSE 0 END), 0) AS BIGINT)
            FROM clock WHERE id > \(last - Int64(latest)) AND edition = \(edition) GROUP BY paragraph
            """
        ) { ($0[0] as Paragraph, ClockFigures(started: $0[1], missed: $0[2])) }
        return Dictionary(uniqueKeysWithValues: figures)
    }
}
