import ServiceLifecycle

/// The first to hear of the stop signal: tells balancers to look elsewhere, waits for them, then lets the server stop.
struct DrainStep: Service {
    let readiness: Readiness
    let lives: [Live]
    let pause: Duration

    func run() async throws {
        // Both waits throw only when the group has given up waiting; then the streams are closed at once.
        try? await gracefulShutdown()
        readiness.drain()
        try? await Task.sleep(for: pause)
        for live in lives { live.close() }
    }
}
