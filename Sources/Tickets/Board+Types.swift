import Storage
import Vocabulary

extension Reading {
    /// How much somebody still has to do something for, type by type, and how much of that is late.
    public func workPerType(within scope: Scope) throws -> [TypeKey: (open: Int, overdue: Int)] {
        let counts = try rows(
            """
            SELECT ticket.type, count(*), CAST(sum(CASE WHEN ticket.next_due < \(now) THEN 1 ELSE 0 END) AS BIGINT)
            FROM ticket WHERE ticket.status IN ('new', 'open', 'waiting') AND \(sql: scope.condition)
            GROUP BY ticket.type
            """
        ) { ($0[0] as TypeKey, (open: $0[1] as Int, overdue: $0[2] as Int)) }
        return Dictionary(uniqueKeysWithValues: counts)
    }
}
