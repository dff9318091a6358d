import Foundation
import Pages
import Synchronization
import Vocabulary

/// The rows of lists that were made within this second: one change makes everybody's page ask for the same list at once.
final class KeptRows: Sendable {
    struct Key: Hashable {
        let rows: [TicketRow]
        let queue: Queue
        let open: String?
        let language: Language
        let zone: TimeZone

        /// Lists that differ in nothing of this are compared in full.
        func hash(into hasher: inout Hasher) {
            hasher.combine(queue)
            hasher.combine(open)
            hasher.combine(language)
            for row in rows { hasher.combine(row.changed) }
        }
    }

    /// Lists of one second; more than these are made anew for everybody who asks.
    private static let limit = 64

    private let made = Mutex<(second: Int64, lists: [Key: HTML])>((0, [:]))

    func html(of key: Key, at now: Instant, _ make: () -> HTML) -> HTML {
        let second = now.milliseconds / 1000
        let known = made.withLock { made in
            if made.second != second { made = (second, [:]) }
            return made.lists[key]
        }
        if let known { return known }
        let fresh = make()
        made.withLock { made in
            if made.second == second, made.lists.count < Self.limit { made.lists[key] = fresh }
        }
        return fresh
    }
}
