import Storage

/// Lets a few tests at once use the PostgreSQL server, so that none waits for a connection until it is refused.
public actor Turnstile {
    private var free: Int
    private var line: [CheckedContinuation<Void, Never>] = []

    private static let postgres = Turnstile(places: 2)

    private init(places: Int) { free = places }

    public static func pass<Value: Sendable>(_ backend: Backend, _ work: () async throws -> Value) async throws -> Value
    {
        guard backend == .postgres else { return try await work() }
        await postgres.enter()
        do {
            let value = try await work()
            await postgres.leave()
            return value
        } catch {
            await postgres.leave()
            throw error
        }
    }

    private func enter() async {
        guard free == 0 else {
            free -= 1
            return
        }
        await withCheckedContinuation { line.append($0) }
    }

    private func leave() {
        if line.isEmpty { free += 1 } else { line.removeFirst().resume() }
    }
}
