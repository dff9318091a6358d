import Storage
import Vocabulary

/// How often a paragraph set clocks running, and how many of them were kept and missed; the others still run.
public struct ClockFigures: Hashable, Sendable {
    public let started: Int
    public let met: Int
    public let missed: Int
}

extension Reading {
    /// The figures of an edition's paragraphs over the last clocks, as many as can be counted at once. They are the whole
    /// center's: who sees a part of it gets none.
    public func clockFigures(
        of edition: Int64, within scope: Scope, over latest: Int = 20_000
    ) throws -> [Paragraph: ClockFigures] {
        guard scope == .all else { return [:] }
        let last: Int64 = try value("SELECT max(id) FROM clock") ?? 0
        let figures = try rows(
            """
            SELECT paragraph, count(*), count(CASE verdict WHEN 'met' THEN 1 END),
                count(CASE verdict WHEN 'missed' THEN 1 END)
            FROM clock WHERE id > \(last - Int64(latest)) AND edition = \(edition) GROUP BY paragraph
            """
        ) { ($0[0] as Paragraph, ClockFigures(started: $0[1], met: $0[2], missed: $0[3])) }
        return Dictionary(uniqueKeysWithValues: figures)
    }
}
