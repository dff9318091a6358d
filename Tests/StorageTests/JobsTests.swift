import StorageTesting
import Testing
import Vocabulary

@testable import Storage

@Suite("Jobs with leases: at least once, in order, never silently lost", .serialized)
struct JobsTests {
    private struct Letter: Codable, Equatable { let number: Int }

    private static let mail = JobKind("mail", leavesTheHouse: true, attempts: 3)
    private static let call = JobKind("call", leavesTheHouse: true, asksWhenInterrupted: true)
    private static let tidy = JobKind("tidy", leavesTheHouse: false)
    private static let kinds = [mail, call, tidy]

    private func with(
        _ backend: Backend, _ work: (Store, StoppedClock) async throws -> Void
    ) async throws {
        let clock = StoppedClock()
        try await TestStore.with(on: backend, timepiece: clock.timepiece) { try await work($0.store, clock) }
    }

    private func enqueue(_ kind: JobKind, _ number: Int, lane: String? = nil, in store: Store) async throws {
        try await store.write(as: .center) { tx in _ = try tx.enqueue(kind.name, Letter(number: number), lane: lane) }
    }

    private func claim(_ store: Store, limit: Int = 10) async throws -> [ClaimedJob] {
        try await store.claimJobs(Self.kinds, limit: limit)
    }

    @Test(arguments: Backend.available)
    func `a job is there when, and only when, its transaction was saved, and not before its time`(
        backend: Backend
    ) async throws {
        try await with(backend) { store, clock in
            await #expect(throws: StorageFault.noRow) {
                try await store.write(as: .center) { tx in
                    try tx.enqueue("mail", Letter(number: 1))
                    throw StorageFault.noRow
                }
            }
            try await store.write(as: .center) { tx in
                _ = try tx.enqueue("mail", Letter(number: 2), at: tx.now + .minutes(5))
            }
            #expect(try await claim(store).isEmpty)
            clock.advance(by: .minutes(5))
            let claimed = try await claim(store)
            #expect(try claimed.map { try $0.job.payload(as: Letter.self) } == [Letter(number: 2)])
            #expect(try await claim(store).isEmpty)
        }
    }

    @Test(arguments: Backend.available)
    func `a lane is worked in order, whatever fails, and other lanes go on`(backend: Backend) async throws {
        try await with(backend) { store, clock in
            for number in 1...3 { try await enqueue(Self.mail, number, lane: "ticket/1", in: store) }
            try await enqueue(Self.mail, 9, lane: "ticket/2", in: store)
            let first = try await claim(store)
            #expect(try numbers(first) == [1, 9])
            #expect(try await claim(store).isEmpty)
            try await store.write(as: .center) { try $0.settle(first[0], .later(because: "busy"), of: Self.mail) }
            #expect(try await claim(store).isEmpty)
            clock.advance(by: .seconds(5))
            let again = try await claim(store)
            #expect(try numbers(again) == [1])
            try await store.write(as: .center) { try $0.settle(again[0], .done, of: Self.mail) }
            let second = try await claim(store)
            #expect(try numbers(second) == [2])
            try await store.write(as: .center) { try $0.settle(second[0], .dead(because: "refused"), of: Self.mail) }
            #expect(try numbers(try await claim(store)) == [3])
        }
    }

    @Test(arguments: Backend.available)
    func `whoever lost the lease can settle nothing, and what would have been saved is not`(
        backend: Backend
    ) async throws {
        try await with(backend) { store, clock in
            try await enqueue(Self.mail, 1, in: store)
            let slow = try await claim(store)[0]
            clock.advance(by: .seconds(61))
            let quick = try await claim(store)[0]
            #expect(quick.job.id == slow.job.id && quick.fence != slow.fence)
            for outcome in [
                JobOutcome.done { try $0.note(.text("sent"), "twice") }, .later(because: "x"), .doubtful(because: "x"),
                .dead(because: "x"), .putBack,
            ] {
                await #expect(throws: StorageFault.leaseLost) {
                    try await store.write(as: .center) { try $0.settle(slow, outcome, of: Self.mail) }
                }
            }
            await #expect(throws: StorageFault.leaseLost) {
                try await store.write(as: .center) { try $0.renew(slow, for: .seconds(60)) }
            }
            try await store.write(as: .center) { tx in
                try tx.settle(quick, .done { try $0.note(.text("sent"), "once") }, of: Self.mail)
            }
            #expect(try await store.read { try $0.fact(Fact<String>.text("sent")) } == "once")
            #expect(try await store.read { try $0.exists("SELECT 1 FROM job") } == false)
        }
    }

    @Test(arguments: Backend.available)
    func `an old claim cannot settle a later job that got its number`(backend: Backend) async throws {
        try await with(backend) { store, _ in
            try await enqueue(Self.mail, 1, in: store)
            let old = try await claim(store)[0]
            try await store.write(as: .center) { try $0.settle(old, .done, of: Self.mail) }
            try await store.write(as: .center) { tx -> Void in
                try tx.execute(
                    """
                    INSERT INTO job (id, kind, payload, run_at, fence, created_at)
                    VALUES (\(old.job.id), 'mail', '{}', 0, \(Int64.random(in: 0...(.max >> 1))), 0)
                    """)
            }
            _ = try await claim(store)
            await #expect(throws: StorageFault.leaseLost) {
                try await store.write(as: .center) { try $0.settle(old, .done, of: Self.mail) }
            }
        }
    }

    @Test(arguments: Backend.available)
    func `an interrupted call is asked about and never repeated by itself`(backend: Backend) async throws {
        try await with(backend) { store, clock in
            try await enqueue(Self.call, 1, in: store)
            _ = try await claim(store)
            clock.advance(by: .seconds(61))
            #expect(try await claim(store).isEmpty)
            let stopped = try await store.read { try $0.stoppedJobs() }
            #expect(stopped.map(\.state) == [.doubtful] && stopped.map(\.reason) == ["lease-lost"])
            clock.advance(by: .days(30))
            #expect(try await claim(store).isEmpty)
            #expect(try await store.read { try $0.stoppedJobs(within: .teams(["night"])) }.isEmpty)
            let partner = Actor(.staff(7), permissions: Set(Permission.allCases), scope: .teams(["night"]))
            for deed in [{ try $1.release(job: $0) }, { try $1.dismiss(job: $0) }]
                as [@Sendable (Int64, Transaction) throws -> Void]
            {
                await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
                    try await store.write(as: partner) { try deed(stopped[0].id, $0) }
                }
            }
            try await store.write(as: .center) { try $0.release(job: stopped[0].id) }
            let released = try await claim(store)
            #expect(released.count == 1)
            try await store.write(as: .center) {
                try $0.settle(released[0], .doubtful(because: "no-answer"), of: Self.call)
            }
            try await store.write(as: .center) { try $0.dismiss(job: stopped[0].id) }
            await #expect(throws: Refusal(.notFound, "refusal.not-found")) {
                try await store.write(as: .center) { try $0.release(job: stopped[0].id) }
            }
            #expect(try await store.read { try $0.jobGauges().stopped } == 0)
        }
    }

    @Test(arguments: Backend.available)
    func `a job that fails is tried less and less often, then it is dead`(backend: Backend) async throws {
        try await with(backend) { store, clock in
            try await enqueue(Self.mail, 1, in: store)
            for wait in [Duration.seconds(5), .seconds(10)] {
                let claimed = try await claim(store)[0]
                try await store.write(as: .center) { try $0.settle(claimed, .later(because: "busy"), of: Self.mail) }
                clock.advance(by: wait - .milliseconds(1))
                #expect(try await claim(store).isEmpty)
                clock.advance(by: .milliseconds(1))
            }
            let last = try await claim(store)[0]
            try await store.write(as: .center) { try $0.settle(last, .later(because: "busy"), of: Self.mail) }
            #expect(try await store.read { try $0.stoppedJobs([.dead]) }.map(\.reason) == ["busy"])
            #expect(JobKind.patience(after: 100) == .minutes(30))
        }
    }

    @Test(arguments: Backend.available)
    func `a job that brings its runner down each time is dead in the end`(backend: Backend) async throws {
        try await with(backend) { store, clock in
            try await enqueue(Self.mail, 1, in: store)
            for _ in 1...3 {
                #expect(try await claim(store).count == 1)
                clock.advance(by: .seconds(61))
            }
            #expect(try await claim(store).isEmpty)
            #expect(try await store.read { try $0.stoppedJobs() }.map(\.state) == [.dead])
        }
    }

    @Test(arguments: Backend.available)
    func `while sending is held only what stays in the house is done`(backend: Backend) async throws {
        try await with(backend) { store, _ in
            try await enqueue(Self.mail, 1, in: store)
            try await enqueue(Self.tidy, 2, in: store)
            try await store.write(as: .center) { try $0.holdSending() }
            #expect(try numbers(try await claim(store)) == [2])
            try await store.write(as: .center) { try $0.releaseSending() }
            #expect(try numbers(try await claim(store)) == [1])
        }
    }

    @Test(arguments: Backend.available)
    func `several runners share the work: each job once, each lane in order`(backend: Backend) async throws {
        try await TestStore.with(on: backend) { test in
            let store = test.store
            try await store.write(as: .center) { tx in
                for number in 0..<60 { try tx.enqueue("mail", Letter(number: number), lane: "lane/\(number % 5)") }
            }
            let done = Shared([Int]())
            let handler = JobHandler(Self.mail) { job in
                let letter = try job.payload(as: Letter.self)
                done.change { $0.append(letter.number) }
                return .done
            }
            let runners = (1...3).map { _ in
                Task { await JobRunner(store: store, handlers: [handler], atOnce: 4, log: .quiet).run() }
            }
            try await eventually { try await store.read { try !$0.exists("SELECT 1 FROM job") } }
            for runner in runners { runner.cancel() }
            for runner in runners { await runner.value }
            #expect(done.value.sorted() == Array(0..<60))
            for lane in 0..<5 {
                let inLane = done.value.filter { $0 % 5 == lane }
                #expect(inLane == inLane.sorted())
            }
        }
    }

    @Test(arguments: Backend.available)
    func `a runner that stops puts back what it had begun, and asks about calls`(backend: Backend) async throws {
        try await TestStore.with(on: backend) { test in
            let store = test.store
            try await enqueue(Self.mail, 1, in: store)
            try await enqueue(Self.call, 2, in: store)
            let begun = Shared(0)
            let handlers = [Self.mail, Self.call].map { kind in
                JobHandler(kind) { _ in
                    begun.change { $0 += 1 }
                    try await Task.sleep(for: .seconds(3600))
                    return .done
                }
            }
            let runner = Task { await JobRunner(store: store, handlers: handlers, log: .quiet).run() }
            try await eventually { begun.value == 2 }
            runner.cancel()
            await runner.value
            let rows = try await store.read { db in
                try db.rows("SELECT kind, state, attempts FROM job ORDER BY id") {
                    "\($0[0] as String) \($0[1] as String) \($0[2] as Int)"
                }
            }
            #expect(rows == ["mail waiting 0", "call doubtful 1"])
        }
    }

    @Test(arguments: Backend.available)
    func `what a handler throws is kept as a code, never as its text`(backend: Backend) async throws {
        struct Rejected: Error { let address = "wang@example.com" }
        try await with(backend) { store, _ in
            try await enqueue(Self.mail, 1, in: store)
            let handler = JobHandler(Self.mail) { _ in throw Rejected() }
            await JobRunner(store: store, handlers: [handler], log: .quiet).runUntilIdle()
            #expect(try await store.read { try $0.value("SELECT reason FROM job") } == "Rejected")
        }
    }

    private func numbers(_ claimed: [ClaimedJob]) throws -> [Int] {
        try claimed.map { try $0.job.payload(as: Letter.self).number }
    }
}
