import Vocabulary

/// Looks whether everything that is kept is whole, and says what it found; it changes nothing.
public struct Doctor: Sendable {
    let store: Store
    let migrations: [Migration]
    let checks: [Check]

    public init(_ store: Store, migrations: [Migration], checks: [Check] = []) {
        self.store = store
        self.migrations = migrations
        self.checks = checks
    }

    /// - Parameter seen: a link of the audit chain that was kept elsewhere and must be in it.
    public func examine(_ depth: Depth, seen: ChainLink? = nil) async throws -> [Finding] {
        var findings = try await [integrity(depth), schema()]
        findings += try await keys()
        findings.append(try await chain(seen))
        findings += try await files(depth)
        findings.append(try await index(depth))
        findings += try await jobs()
        findings.append(try await backup())
        for check in checks { findings += try await check.run(store, depth) }
        return findings
    }

    private func integrity(_ depth: Depth) async throws -> Finding {
        let complaints = try await store.engine.read(within: .hours(1)) { db in
            switch (db.backend, depth) {
            case (.sqlite, .sample): try db.rows("PRAGMA quick_check(3)") { $0[0] as String }
            case (.sqlite, .everything): try db.rows("PRAGMA integrity_check(3)") { $0[0] as String }
            case (.postgres, _): ["ok"]  // the server checks its own pages
            }
        }
        return complaints == ["ok"]
            ? Finding("doctor.integrity.good", .good) : Finding("doctor.integrity.bad", .bad, complaints)
    }

    private func schema() async throws -> Finding {
        let done = try await store.read { try Migration.applied(in: $0) }
        let known = migrations.map(\.name)
        if done == known { return Finding("doctor.schema.good", .good, ["\(done.count)"]) }
        return known.starts(with: done)
            ? Finding("doctor.schema.behind", .bad, ["\(done.count)", "\(known.count)"])
            : Finding("doctor.schema.other", .bad, [done.last ?? ""])
    }

    private func keys() async throws -> [Finding] {
        let keys = store.keys
        let (wrong, isRotated) = try await store.read { (try $0.keysThatDoNotOpen(keys), try $0.isRotated(to: keys)) }
        guard wrong.isEmpty else { return [Finding("doctor.keys.bad", .bad, wrong.map(String.init))] }
        let good = Finding("doctor.keys.good", .good, ["\(keys.current)"])
        return isRotated ? [good] : [good, Finding("doctor.keys.unrotated", .warning, ["\(keys.current)"])]
    }

    private func chain(_ seen: ChainLink?) async throws -> Finding {
        Finding(try await Chain(store).verify(seen: seen))
    }

    private func jobs() async throws -> [Finding] {
        let (stopped, held) = try await store.read { (try $0.jobGauges().stopped, try $0.isSendingHeld()) }
        let found =
            stopped == 0
            ? Finding("doctor.jobs.good", .good) : Finding("doctor.jobs.stopped", .warning, ["\(stopped)"])
        return held ? [found, Finding("doctor.sending.held", .warning)] : [found]
    }

    private func backup() async throws -> Finding {
        let (last, now) = try await store.read { (try $0.lastProvedBackup(), $0.now) }
        guard let last else { return Finding("doctor.backup.none", .warning) }
        let hours = (now - last).milliseconds / 3_600_000
        return Finding(
            hours < 48 ? "doctor.backup.good" : "doctor.backup.old", hours < 48 ? .good : .warning, ["\(hours)"])
    }
}
