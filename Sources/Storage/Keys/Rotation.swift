import Vocabulary

/// Sealing everything anew under the newest master key, in small rounds that a crash or a stop merely interrupts.
public struct Rotation: Sendable {
    /// One part's sealed values. `round` seals some of them and gives the place it came to, nil when all are done; it
    /// runs again from the last noted place, so sealing twice must do no harm.
    public struct Step: Sendable {
        public let name: String
        let round: @Sendable (Store, _ after: String?) async throws -> String?

        public init(_ name: String, round: @escaping @Sendable (Store, _ after: String?) async throws -> String?) {
            self.name = name
            self.round = round
        }
    }

    public let steps: [Step]

    /// - Parameter steps: those of all parts; the store's own come first.
    public init(steps: [Step]) { self.steps = [.files] + steps }

    /// Goes through every step until everything is sealed under the current key.
    public func run(on store: Store) async throws {
        for step in steps {
            while try await self.round(of: step, on: store) {}
        }
        try await store.write(as: .center) { try $0.note(.number("key-in-use"), Int64(store.keys.current)) }
    }

    private func round(of step: Step, on store: Store) async throws -> Bool {
        let progress = Fact<String>.text("rotation-\(store.keys.current)-\(step.name)")
        let before = try await store.read { try $0.fact(progress) }
        if before == Self.done { return false }
        let reached = try await step.round(store, before)
        try await store.write(as: .center) { try $0.note(progress, reached ?? Self.done) }
        return reached != nil
    }

    private static let done = "\u{FFFF}done"
}

extension Reading {
    /// Whether values sealed under an older key are left; a key in the folder that nothing was ever sealed with counts.
    public func isRotated(to keys: Keys) throws -> Bool {
        let first = try keyNumbers().min() ?? keys.current
        return try fact(.number("key-in-use")) ?? Int64(first) == Int64(keys.current)
    }
}
