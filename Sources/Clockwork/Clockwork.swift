import Customers
import Logging
import Pages
import People
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
            group.addTask { await clocks.run() }
            group.addTask { await sequencer.run() }
            group.addTask { await jobs.run() }
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
        try await dispatch()
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

    private func sweep() async throws {
        try await door.sweep()
        try await store.write(as: .center) { _ = try $0.sweepOnceKeys() }
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
