import Manual
import Rulebook
import Storage
import Synchronization
import Vocabulary

/// What the edition in force lets each role do, at hand without a look at the database. Editions that are to follow lie
/// ready, so that every node goes over to the next one at its moment.
public final class Rights: Sendable {
    private struct Term {
        let start: Instant
        let edition: Edition
    }

    private let timepiece: Timepiece
    private let terms = Mutex<[Term]>([])

    public init(_ timepiece: Timepiece) { self.timepiece = timepiece }

    public func of(_ role: RoleKey) -> Set<Permission> {
        let now = timepiece.now
        return terms.withLock { terms in
            // The first is in force by the database's time, whatever this node's clock shows.
            (terms.last { $0.start <= now } ?? terms.first)?.edition.permissions(of: role) ?? []
        }
    }

    func take(_ edition: Edition) { terms.withLock { $0 = [Term(start: timepiece.now, edition: edition)] } }

    /// Takes over the edition in force and those to come; before the center is set up there is none.
    public func refresh(from store: Store) async throws {
        let ahead = try await store.read { db in
            try db.hasEdition() ? try db.editionsAhead().map { Term(start: $0.start, edition: $0.edition.edition) } : []
        }
        terms.withLock { $0 = ahead }
    }
}
