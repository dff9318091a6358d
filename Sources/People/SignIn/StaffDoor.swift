import Foundation
import Logging
import Storage
import Vocabulary

/// The door that staff and programs come in by: first set-up, signing in and out, passwords, sessions and tokens.
public struct StaffDoor: Sendable {
    let store: Store
    let passwords: Passwords
    /// What the manual in force lets a role do; nothing for a role that it does not name.
    let permissions: @Sendable (RoleKey) -> Set<Permission>
    let log: Logger

    public init(
        _ store: Store, passwords: Passwords, log: Logger = Logger(label: "door"),
        permissions: @escaping @Sendable (RoleKey) -> Set<Permission>
    ) {
        self.store = store
        self.passwords = passwords
        self.permissions = permissions
        self.log = log
    }

    /// Forgets counters and sessions that are over, a little at a time.
    public func sweep(limit: Int = 200) async throws {
        try await store.write(as: .center) { tx in
            try Attempts.sweep(limit: limit, in: tx)
            try RateLimit.sweep(before: tx.now - .days(2), limit: limit, in: tx)
            try Person.turnOffAbsent(limit: limit, in: tx)
            try Session.sweep(limit: limit, in: tx)
            try HalfWay.sweep(limit: limit, in: tx)
        }
    }

    func admit(_ person: Person, device: String, in tx: Transaction) throws -> Admission {
        let (session, secret) = try Session.begin(for: person, device: device, in: tx)
        return Admission(visit: visit(session, person), secret: secret)
    }

    func visit(_ session: Int64, _ person: Person) -> Visit {
        Visit(session: session, person: person, permissions: permissions(person.role), keys: store.keys)
    }
}
