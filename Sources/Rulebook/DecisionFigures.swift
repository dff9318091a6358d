import Storage
import Vocabulary

extension Reading {
    /// How often the desk decided by each paragraph of an edition, over the last events, as many as can be counted at
    /// once. Clocks have figures of their own. The figures are the whole center's: who sees a part of it gets none.
    public func decisions(
        of edition: Int64, within scope: Scope, over latest: Int = 20_000
    ) throws -> [Paragraph: Int] {
        guard scope == .all else { return [:] }
        let last: Int64 = try value("SELECT max(id) FROM event") ?? 0
        let figures = try rows(
            """
            SELECT paragraph, count(*) FROM event
            WHERE id > \(last - Int64(latest)) AND edition = \(edition) AND paragraph IS NOT NULL
                AND name NOT LIKE 'clock.%' GROUP BY paragraph
            """
        ) { ($0[0] as Paragraph, $0[1] as Int) }
        return Dictionary(uniqueKeysWithValues: figures)
    }
}
