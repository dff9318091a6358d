import Foundation
import Manual
import Storage
import StorageTesting
import Synchronization
import Vocabulary

@testable import Customers

/// A center's customers with a stopped clock, on a real database.
struct Scene: Sendable {
    let test: TestStore
    let clock: StoppedClock

    var store: Store { test.store }
    var keys: Keys { store.keys }

    static let agent = Actor(.staff(1), permissions: [.readTickets, .handleTickets, .createTickets], scope: .all)
    static let senior = Actor(
        .staff(2), permissions: agent.permissions.union([.revealContacts, .supervise, .keepCustomers]), scope: .all)
    static let day = Day(ordinal: 19863)  // 2024-05-20, the day of the stopped clock
    static let twoKeys = try! Keys(  // both are 32 bytes long
        masters: [1: [UInt8](repeating: 7, count: 32), 2: [UInt8](repeating: 9, count: 32)])

    /// Opens a scene, lends it, and takes it away.
    static func with(_ backend: Backend, _ work: (Scene) async throws -> Void) async throws {
        let clock = StoppedClock()
        let migrations = Migration.storage + Migration.customers + Migration.customersSecond
        try await TestStore.with(on: backend, migrations: migrations, timepiece: clock.timepiece) { test in
            try await work(Scene(test: test, clock: clock))
        }
    }

    func claim(
        _ contact: String, name: String = "王女士", proof: Contact.Proof? = nil, as actor: Vocabulary.Actor = .visitor,
        keys: Keys? = nil
    ) async throws -> (customer: Customer, contact: Contact) {
        let keys = keys ?? self.keys
        return try await store.write(as: actor) { tx in
            let point = try ContactPoint(typed: contact)
            return try Customer.claim(
                Customer.Intake(name: name, language: .zhHans, contact: point, proof: proof), keys: keys, in: tx)
        }
    }

    func find(_ typed: String, as actor: Vocabulary.Actor = agent, reaching: Set<Int64> = [], keys: Keys? = nil)
        async throws -> [Int64]
    {
        let keys = keys ?? self.keys
        return try await store.write(as: actor) { tx in
            try Customer.find(
                ContactSearch(typed: typed), reachable: { reaching.contains($0) }, limit: { _ in }, keys: keys, in: tx)
        }.map(\.customer.id).sorted()
    }

    /// What somebody who keeps customers does to one of them.
    func keep(
        _ id: Int64, as actor: Vocabulary.Actor = senior,
        _ verb: @escaping @Sendable (inout Customer, Transaction) throws -> Void
    ) async throws {
        try await store.write(as: actor) { tx in
            var customer = try Customer.lock(id, in: tx)
            try verb(&customer, tx)
        }
    }

    func organisation(_ name: String) async throws -> Organisation {
        try await store.write(as: Self.senior) { try Organisation.add(name, in: $0) }
    }

    func customer(_ id: Int64) async throws -> Customer? { try await store.read { try Customer.find(id, in: $0) } }

    func events() async throws -> [String] {
        try await store.read { try $0.rows("SELECT name FROM event ORDER BY id") { $0[0] } }
    }

    func count(_ query: SQL) async throws -> Int { try await store.read { try $0.value(query) ?? 0 } }
}

/// A clock that moves when a test says so.
final class StoppedClock: Sendable {
    private let moment = Mutex(Instant(seconds: 1_716_163_200))

    var now: Instant { moment.withLock { $0 } }
    var timepiece: Timepiece { Timepiece { [self] in now } }

    func advance(by duration: Duration) { moment.withLock { $0 = $0 + duration } }
}

/// Every byte that the embedded database has on the disk.
func bytesOnDisk(_ place: Store.Place) throws -> Data {
    let path = place.databaseFile.path
    return try ["", "-wal"].map { path + $0 }.filter(FileManager.default.fileExists)
        .reduce(into: Data()) { $0 += try Data(contentsOf: URL(filePath: $1)) }
}
