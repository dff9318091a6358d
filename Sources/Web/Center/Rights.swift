import Manual
import Rulebook
import Storage
import Synchronization
import Vocabulary

/// What the edition in force lets each role do, at hand without a look at the database.
public final class Rights: Sendable {
    private let edition = Mutex<Edition?>(nil)

    public init() {}

    public func of(_ role: RoleKey) -> Set<Permission> { edition.withLock { $0?.permissions(of: role) ?? [] } }

    func take(_ edition: Edition) { self.edition.withLock { $0 = edition } }

    /// Takes over the edition in force; before the center is set up there is none.
    public func refresh(from store: Store) async throws {
        let current = try await store.read { db in
            try db.hasEdition() ? try db.currentEdition().edition : nil
        }
        edition.withLock { $0 = current }
    }
}
