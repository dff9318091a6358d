import ServiceLifecycle

/// What the hub does by itself: beats, and asking whether the watchers are still welcome.
extension Live: Service {
    public func run() async throws {
        await withTaskGroup { group in
            group.addTask { await self.every(self.beat) { self.showBeat() } }
            group.addTask { await self.every(self.recheck) { await self.askAgain() } }
            await group.waitForAll()
        }
        close()
    }

    /// Ends the streams of those whose session ended. Sessions are asked one after the other.
    func askAgain() async {
        let watchers = state.withLock { $0.watchers }
        for (id, watcher) in watchers {
            if Task.isCancelled { return }
            if await !watcher.isStillWelcome() { leave(id) }
        }
    }

    private func every(_ pause: Duration, _ work: @escaping @Sendable () async -> Void) async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                // Sleeping throws only when cancelled, which the loop sees.
                try? await Task.sleep(for: pause)
                if !Task.isCancelled { await work() }
            }
        }
    }
}
