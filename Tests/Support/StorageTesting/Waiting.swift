import Foundation
import Vocabulary

/// Told when something a test waits for does not come.
public struct NeverHappened: Error {
    public init() {}
}

/// Looks again and again until something is so; gives up after half a minute, which no test should need.
public func eventually(
    isolation: isolated (any _Concurrency.Actor)? = #isolation, _ isSo: () async throws -> Bool
) async throws {
    let watch = Stopwatch()
    while try await !isSo() {
        guard watch.elapsed < .seconds(120) else { throw NeverHappened() }
        try await Task.sleep(for: .milliseconds(5))
    }
}

/// The same on a thread that may be blocked, such as inside a body.
public func eventuallyHere(_ isSo: () -> Bool) throws {
    let watch = Stopwatch()
    while !isSo() {
        guard watch.elapsed < .seconds(120) else { throw NeverHappened() }
        Thread.sleep(forTimeInterval: 0.005)
    }
}
