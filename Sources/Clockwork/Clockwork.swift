import Customers
import Logging
import Manual
import Pages
import People
import Rulebook
import Storage
import Tickets
import Vocabulary

/// Everything that a center does by itself on this node, until it is told to stop.
public struct Clockwork: Sendable {
    public let clocks: ClockLoop
    public let sequencer: Sequencer
    private let jobs: JobRunner
    private let folder: Folder
    private let chain: Chain
    private let store: Store
    private let door: StaffDoor
    private let log: Logger

    public init(_ store: Store, door: StaffDoor, catalogs: Catalogs, log: Logger = Logger(label: "clockwork")) {
        self.store = store
        self.door = door
        self.log = log
        clocks = ClockLoop(store, log: log)
        sequencer = Sequencer(store)
        folder = Folder(store: store)
        chain = Chain(store)
        let handlers =
            TicketJobs(catalogs).handlers + FlowJobs(catalogs).handlers + CalendarJobs.handlers
            + ForgettingJobs(store).handlers
        jobs = JobRunner(store: store, handlers: handlers, log: log)
    }

    /// Goes on until its task is cancelled.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { Customer.prepareSpelling() }
            group.addTask { await clocks.run() }
            group.addTask { await sequencer.run() }
            group.addTask { await jobs.run() }
            group.addTask { await repeatedly("wrap-up", every: .seconds(5)) { try await endWrapUps() } }
            group.addTask { await repeatedly("dispatch", every: .seconds(5)) { try await dispatch() } }
            group.addTask { await repeatedly("index", every: .seconds(1)) { try await folder.foldAll() } }
            group.addTask { await repeatedly("chain", every: .seconds(5)) { try await chain.linkAll() } }
            group.addTask { await repeatedly("sweep", every: .seconds(600)) { try await sweep() } }
        }
    }

    /// Does at once what is due now: for scenes and tests.
    public func catchUp() async throws {
        try await keepUp()
        try await folder.foldAll()
        try await chain.linkAll()
    }

    /// The same without what only follows what was written: the index and the chain.
    public func keepUp() async throws {
        try await clocks.pass()
        await jobs.runUntilIdle()
        try await endWrapUps()
        try await dispatch()
    }

    /// Whoever has written down a call for as long as the manual gives is there for the next one.
    private func endWrapUps() async throws {
        typealias Found = (edition: Int64, rule: Edition.WrapUp, people: [Int64], start: Instant)
        let found = try await store.read { db -> Found? in
            guard try db.hasEdition() else { return nil }
            let manual = try db.currentEdition()
            guard let rule = manual.edition.wrapUp else { return nil }
            let start = db.now - rule.limit
            return (manual.number, rule, try Person.wrappingUp(since: start, in: db), start)
        }
        guard let found else { return }
        for person in found.people {
            try await store.write(as: .center) { tx in
                try Person.endWrapUp(
                    of: person, since: found.start, because: found.rule.paragraph, of: found.edition, in: tx)
            }
        }
    }

    /// Gives what waits for somebody to those who have become free.
    private func dispatch() async throws {
        for number in try await store.read({ try $0.hasEdition() ? Ticket.awaitingDispatch(in: $0) : [] }) {
            try await store.write(as: .center) { tx in
                var ticket = try Ticket.lock(number, in: tx)
                try ticket.dispatch(in: tx)
            }
        }
    }

    /// Clears away what nobody needs any more: what scenes and tests do at once happens every ten minutes.
    public func sweep() async throws {
        try await door.sweep()
        try await store.write(as: .center) { tx in
            _ = try tx.sweepOnceKeys()
            try Notice.sweep(before: tx.now - Notice.kept, in: tx)
        }
        _ = try await store.files.sweep()
        while try await store.write(as: .center, { try Customer.spellNames(limit: 200, in: $0) }) == 200 {}
    }

    private func repeatedly(_ what: String, every pause: Duration, _ work: () async throws -> Void) async {
        while !Task.isCancelled {
            do { try await work() } catch is CancellationError { return } catch {
                log.error("\(what) could not be done", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: pause)  // throws only when the work is to end, which the condition sees
        }
    }
}
