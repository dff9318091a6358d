import Foundation
import Logging
import Vocabulary

/// Where everything is kept. `read` opens one snapshot, `write(as:)` one transaction; bodies are synchronous and run on a
/// database thread. A write's answer comes after it is durable.
public final class Store: Sendable {
    public let place: Place
    public let keys: Keys
    /// Rings after something was committed, here or on another node. A hint: whoever listens also looks once a second.
    public let bell: Bell
    public let timepiece: Timepiece
    let engine: any Engine
    let log: Logger

    init(engine: any Engine, place: Place, keys: Keys, bell: Bell, timepiece: Timepiece, log: Logger) {
        self.engine = engine
        self.place = place
        self.keys = keys
        self.bell = bell
        self.timepiece = timepiece
        self.log = log
    }

    public var backend: Backend { place.backend }

    public func read<Value: Sendable>(_ body: @escaping @Sendable (Reading) throws -> Value) async throws -> Value {
        try await engine.read(within: .seconds(5), body)
    }

    /// A long look at everything, for reports and checks; the time limit is a minute.
    public func report<Value: Sendable>(_ body: @escaping @Sendable (Reading) throws -> Value) async throws -> Value {
        try await engine.read(within: .seconds(60), body)
    }

    /// - Throws: what `body` throws, with nothing changed; `Refusal.busy`, `.diskFull`, `.storageBroken`, with nothing
    ///   changed; `Refusal.unknownOutcome` when the database was lost while it committed.
    public func write<Value: Sendable>(
        as actor: Actor, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        try await engine.write(as: actor, body)
    }

    public func close() async { await engine.close() }
}

/// The two databases behind one face.
protocol Engine: Sendable {
    func read<Value: Sendable>(
        within limit: Duration, _ body: @escaping @Sendable (Reading) throws -> Value
    ) async throws -> Value
    func write<Value: Sendable>(
        as actor: Actor, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value
    func close() async
}
