import StorageTesting
import Testing
import Vocabulary

@testable import Storage

private let note = Migration(
    "note",
    """
    CREATE TABLE note (number BIGINT NOT NULL, word TEXT) STRICT;
    """)

/// Cuts the wire at every message of a write, in both directions, until the write gets through uncut.
@Suite(
    "Whatever the wire does, the outcome is known",
    .enabled(if: Backend.postgres.isAvailable, "YINGDA_TEST_POSTGRES is not set"))
struct CutConnectionTests {
    @Test(arguments: [CuttingProxy.Cut.before, .after], [false, true])
    func `a write through a wire that is cut once is saved once`(cut: CuttingProxy.Cut, isCold: Bool) async throws {
        try await withProxy { proxy, engine, store in
            var message = 0
            var wasCut = true
            while wasCut {
                message += 1
                let number = message
                if isCold { proxy.cutNow() }
                proxy.cut(at: message, cut)
                let ran = Shared(0)
                try await write(message, to: engine, ran)
                wasCut = proxy.mend()
                #expect(try await store.read { try Self.count(of: number, in: $0) } == 1, "message \(message)")
                #expect(ran.value >= 1)
            }
            #expect(message > 12)
            #expect(engine.gauges.doubts["committed", default: 0] > 0)
            #expect(engine.gauges.doubts["unknown"] == nil)
        }
    }

    @Test(arguments: CuttingProxy.Cut.allCases, [false, true])
    func `a write through a wire that fails is saved once, or not, or nobody knows and that is said`(
        cut: CuttingProxy.Cut, forGood: Bool
    ) async throws {
        try await withProxy(isHasty: true) { proxy, engine, store in
            var message = 0
            var told: [String: Int] = [:]
            var wasCut = true
            while wasCut {
                message += 1
                let number = message
                try await standingConnection(of: engine)
                proxy.cut(at: message, cut, forGood: forGood)
                var expected = 0...0
                do {
                    try await write(message, to: engine, Shared(0))
                    expected = 1...1
                } catch let refusal as Refusal where refusal == .unknownOutcome {
                    expected = 0...1
                    told["unknown", default: 0] += 1
                } catch let refusal as Refusal where refusal == .busy {
                    told["busy", default: 0] += 1
                }
                wasCut = proxy.mend()
                let found = try await store.read { try Self.count(of: number, in: $0) }
                #expect(expected.contains(found), "message \(message)")
            }
            #expect(try await !store.read { try $0.exists("SELECT 1 FROM note GROUP BY number HAVING count(*) > 1") })
            #expect(!forGood || told["unknown", default: 0] > 0 && told["busy", default: 0] > 0)
        }
    }

    @Test(arguments: [CuttingProxy.Cut.before, .after])
    func `a read through a wire that is cut once is answered`(cut: CuttingProxy.Cut) async throws {
        try await withProxy { proxy, engine, _ in
            try await write(1, to: engine, Shared(0))
            var message = 0
            var wasCut = true
            while wasCut {
                message += 1
                try await standingConnection(of: engine)
                proxy.cut(at: message, cut)
                let found = try await engine.read(within: .seconds(5)) { try Self.count(of: 1, in: $0) }
                #expect(found == 1, "message \(message)")
                wasCut = proxy.mend()
            }
            #expect(message > 8)
        }
    }

    @Test func `a commit that takes its time is waited for, and never repeated`() async throws {
        try await withProxy { proxy, engine, store in
            try await slowCommits(store)
            try await standingConnection(of: engine)
            proxy.cut(at: "COMMIT\0", .after)
            try await write(1, to: engine, Shared(0))
            #expect(proxy.mend())
            #expect(try await store.read { try Self.count(of: 1, in: $0) } == 1)
            #expect(engine.gauges.doubts == ["committed": 1])
        }
    }

    @Test func `a transaction whose commit never arrives is ended, and certainly not saved`() async throws {
        try await withProxy(patience: .seconds(3)) { proxy, engine, store in
            try await standingConnection(of: engine)
            proxy.cut(at: "COMMIT\0", .silence)
            await #expect(throws: Refusal.busy) { try await write(1, to: engine, Shared(0)) }
            #expect(proxy.mend())
            #expect(try await store.read { try Self.count(of: 1, in: $0) } == 0)
            #expect(engine.gauges.doubts == ["aborted": 1])
        }
    }

    /// Makes the server work for a second after it was told to commit.
    private func slowCommits(_ store: Store) async throws {
        try await store.write(as: .center) { tx in
            try tx.execute(
                """
                CREATE FUNCTION take_time() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_sleep(1); RETURN NULL; END $$
                """)
            try tx.execute(
                """
                CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON note DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION take_time()
                """)
        }
    }

    /// A verb of two statements, whose first is already prepared or not, as it comes.
    private func write(_ number: Int, to engine: PostgresEngine, _ ran: Shared<Int>) async throws {
        try await engine.write(as: .center) { tx in
            ran.change { $0 += 1 }
            try tx.execute("INSERT INTO note (number, word) VALUES (\(number), \("first"))")
            try tx.execute("UPDATE note SET word = \("second") WHERE number = \(number)")
        }
    }

    /// Sees to it that the connection stands and rests, so that the messages that are counted are those of the work.
    private func standingConnection(of engine: PostgresEngine) async throws {
        try await eventually {
            do {
                _ = try await engine.write(as: .center) { $0.now }
                return true
            } catch let refusal as Refusal where refusal == .busy || refusal == .unknownOutcome {
                return false
            }
        }
    }

    private static func count(of number: Int, in db: Reading) throws -> Int {
        try db.value("SELECT count(*) FROM note WHERE number = \(number) AND word = \("second")", as: Int.self) ?? 0
    }

    private func withProxy(
        isHasty: Bool = false, patience: Duration = .seconds(10),
        _ work: (CuttingProxy, PostgresEngine, Store) async throws -> Void
    ) async throws {
        var limits = PostgresLimits()
        limits.connections = 1
        limits.reports = 1
        limits.patience = patience
        if isHasty {
            (limits.wait, limits.patience) = (.milliseconds(250), .milliseconds(150))
            (limits.statement, limits.grace) = (.milliseconds(200), .milliseconds(50))
        }
        try await TestStore.with(on: .postgres, migrations: [note], isNumbering: false) { test in
            let proxy = try await CuttingProxy()
            defer { proxy.close() }
            let conninfo = try proxy.conninfo(for: try #require(test.place.postgres))
            let engine = try PostgresEngine(conninfo, timepiece: nil, bell: Bell(), log: .quiet, limits: limits)
            do { try await work(proxy, engine, test.store) } catch {
                await engine.close()
                throw error
            }
            await engine.close()
        }
    }
}
