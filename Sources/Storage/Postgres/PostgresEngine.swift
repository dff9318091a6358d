import Logging
import Vocabulary

/// PostgreSQL through libpq. (Placeholder until the pool stands.)
final class PostgresEngine: Engine {
    init(_ conninfo: String, timepiece: Timepiece?, bell: Bell, log: Logger) throws { throw StorageFault.closed }
    func read<Value: Sendable>(within limit: Duration, _ body: @escaping @Sendable (Reading) throws -> Value) async throws -> Value { throw StorageFault.closed }
    func write<Value: Sendable>(as actor: Actor, _ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value { throw StorageFault.closed }
    func close() async {}
}
