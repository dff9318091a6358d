import Foundation
import Manual
import Rulebook
import Storage
import Vocabulary

extension Check {
    /// Whether what was filed away is still what was filed: all archived cards, or the last two hundred.
    public static let archivedTickets = Check { store, depth in
        let limit = depth == .sample ? 200 : Int.max
        var damaged: [String] = []
        var looked = 0
        var before = Int64.max
        while looked < limit {
            let from = before
            let (found, bad) = try await store.report { try $0.damagedArchive(before: from, limit: 200) }
            damaged += bad
            looked += found.count
            guard let last = found.last else { break }
            before = last
        }
        return [
            damaged.isEmpty
                ? Finding("doctor.archive.good", .good, [String(looked)])
                : Finding("doctor.archive.bad", .bad, [damaged.prefix(10).joined(separator: ", ")])
        ]
    }
}

extension Reading {
    fileprivate func damagedArchive(before: Int64, limit: Int) throws -> (found: [Int64], damaged: [String]) {
        let tickets = try rows(
            """
            SELECT \(sql: Ticket.columns) FROM ticket WHERE id < \(before) AND status = 'archived'
            ORDER BY id DESC LIMIT \(limit)
            """, Ticket.init)
        return (tickets.map(\.id), try tickets.filter { try !$0.damagedParts(in: self).isEmpty }.map(\.number))
    }
}

extension TicketNumber {
    /// After a restore no number is given twice: what was given between the backup and now is stepped over, for the days
    /// that lie between.
    public static let raiseAfterRestore: RestoreHook = { tx, restored in
        let step: Int64 = 10_000
        let floor = (try tx.fact(.number("number-floor")) ?? 0) + step
        guard try tx.isSetUp() else { return }
        try tx.note(.number("number-floor"), floor)
        try tx.note(.text("number-floor-day"), try tx.today().description)
        let since = try tx.day(of: restored.madeAt).description
        try tx.execute("UPDATE number_series SET last = last + \(step) WHERE day >= \(since)")
    }
}
