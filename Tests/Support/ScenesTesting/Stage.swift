import Clockwork
import Foundation
import Scenes
import Storage
import StorageTesting
import Testing
import Vocabulary

/// Lends a test the places that its scenes play in, and clears them away when it is over: `@Suite(…, .stage)`.
public struct Stage: SuiteTrait, TestTrait, TestScoping {
    public var isRecursive: Bool { true }

    /// Only as many tests play scenes at once as the machine can carry.
    private static let seats = Seats(2 * ProcessInfo.processInfo.activeProcessorCount)

    @TaskLocal fileprivate static var open: Shared<[TestStore]>?

    /// Told when a scene is opened in a test that has no `.stage`.
    public struct Missing: Error {}

    public func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        guard testCase != nil else { return try await function() }
        await Self.seats.take()
        do {
            try await play(function)
        } catch {
            await Self.seats.leave()
            throw error
        }
        await Self.seats.leave()
    }

    private func play(_ function: @Sendable () async throws -> Void) async throws {
        let places = Shared<[TestStore]>([])
        do {
            try await Stage.$open.withValue(places) { try await function() }
        } catch {
            for place in places.value { try? await place.remove() }  // the test's own error is the one to tell
            throw error
        }
        for place in places.value { try await place.remove() }
    }

    /// A fresh place with the whole center's schema, until the test is over.
    public static func place(on backend: Backend, _ timepiece: Timepiece) async throws -> TestStore {
        guard let open else { throw Missing() }
        let place = try await TestStore.open(on: backend, migrations: Parts.migrations, timepiece: timepiece)
        open.change { $0.append(place) }
        return place
    }
}

extension Trait where Self == Stage {
    public static var stage: Stage { Stage() }
}

extension Scene {
    public static func monday(at time: String, on backend: Backend) async throws -> Scene {
        try await monday(at: time) { try await Stage.place(on: backend, $0).store }
    }

    public static func on(_ day: String, at time: String, on backend: Backend) async throws -> Scene {
        try await on(day, at: time) { try await Stage.place(on: backend, $0).store }
    }

    /// A scene on PostgreSQL, with a second node at the same database. Whoever opens the node closes it.
    public static func mondayOnTwoNodes(at time: String) async throws -> (scene: Scene, other: Store) {
        let place = Shared<TestStore?>(nil)
        let scene = try await monday(at: time) { timepiece in
            let fresh = try await Stage.place(on: .postgres, timepiece)
            place.change { $0 = fresh }
            return fresh.store
        }
        guard let place = place.value else { throw Stage.Missing() }
        return (scene, try await place.another())
    }
}

/// Does what a caller does who is asked to come back: tries again while the store is busy.
public func patiently<Value: Sendable>(_ work: @Sendable () async throws -> Value) async throws -> Value {
    let watch = Stopwatch()
    while true {
        do { return try await work() } catch let refusal as Refusal
            where refusal == .busy && watch.elapsed < .seconds(60)
        {
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}
