import Synchronization

/// Waits for the bell, but never longer than a second: a ring is a hint, and one may be missed.
public struct Rings: Sendable {
    private let bell: Bell

    public init(_ bell: Bell) { self.bell = bell }

    /// Ends at the next ring, after a second, or when the task is cancelled; always true.
    @discardableResult
    public func next() async -> Bool {
        let rings = bell.rings()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in rings { return } }
            group.addTask { try? await Task.sleep(for: .seconds(1)) }  // cancelled: the wait ends, as it should
            await group.next()
            group.cancelAll()
        }
        return true
    }
}
