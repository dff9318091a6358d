import Synchronization

/// Whether this node should be sent work.
public final class Readiness: Sendable {
    /// One thing that must be well; nil where it is, else what is wrong, in a word for operators.
    public struct Check: Sendable {
        let name: String
        let look: @Sendable () async -> String?

        public init(_ name: String, look: @escaping @Sendable () async -> String?) {
            self.name = name
            self.look = look
        }
    }

    public struct Finding: Equatable, Sendable {
        public let name: String
        public let trouble: String?
    }

    private let checks: [Check]
    private let patience: Duration
    private let draining = Mutex(false)

    /// - Parameter patience: a check that takes longer counts as failed.
    public init(_ checks: [Check], patience: Duration = .seconds(2)) {
        self.checks = checks
        self.patience = patience
    }

    public var isDraining: Bool { draining.withLock { $0 } }
    func drain() { draining.withLock { $0 = true } }

    /// All checks, looked at side by side, in their order.
    public func findings() async -> [Finding] {
        let patience = patience
        let found = await withTaskGroup(of: (Int, Finding).self) { group in
            for (place, check) in checks.enumerated() {
                group.addTask { (place, Finding(name: check.name, trouble: await Readiness.look(check, patience))) }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        return found.sorted { $0.key < $1.key }.map(\.value) + [
            Finding(name: "draining", trouble: isDraining ? "yes" : nil)
        ]
    }

    private static func look(_ check: Check, _ patience: Duration) async -> String? {
        await withTaskGroup(of: String?.self) { group in
            group.addTask { await check.look() }
            group.addTask {
                // Cancelled when the check is done first.
                try? await Task.sleep(for: patience)
                return "timeout"
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }
}
