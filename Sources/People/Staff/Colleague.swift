import Storage
import Vocabulary

/// Somebody who works here, as a choice of people names them.
public struct Colleague: Hashable, Sendable {
    public let id: Int64
    public let name: String
    public let role: RoleKey
    public let team: TeamKey?
}

extension Colleague {
    /// Everybody who works here, whatever they do at this moment, in the order in which they came.
    public static func all(in db: Reading) throws -> [Colleague] {
        try db.rows("SELECT id, name, role, team FROM person WHERE active = 1 ORDER BY id LIMIT 5000") {
            Colleague(id: $0[0], name: $0[1], role: $0[2], team: $0[3])
        }
    }
}
