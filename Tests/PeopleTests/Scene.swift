import Foundation
import Storage
import StorageTesting
import Synchronization
import Vocabulary

@testable import People

/// A center's door with a stopped clock, on a real database.
struct Scene: Sendable {
    let test: TestStore
    let clock: StoppedClock
    let door: StaffDoor
    let passwords: Passwords

    var store: Store { test.store }
    var data: URL { test.place.data }

    static let address = "198.51.100.7"
    static let password = "correct horse battery"
    static let roles: [RoleKey: Set<Permission>] = [
        "supervisor": Set(Permission.allCases), "agent": [.readTickets, .handleTickets, .createTickets],
    ]

    /// Opens a scene, lends it, and takes it away.
    static func with(_ backend: Backend, _ work: (Scene) async throws -> Void) async throws {
        let clock = StoppedClock()
        let migrations = Migration.storage + Migration.people + Migration.peopleSecond + Migration.peopleThird
        try await TestStore.with(on: backend, migrations: migrations, timepiece: clock.timepiece) { test in
            let passwords = Passwords(cost: .low)
            let door = StaffDoor(test.store, passwords: passwords, log: .quiet) { roles[$0] ?? [] }
            try await work(Scene(test: test, clock: clock, door: door, passwords: passwords))
        }
    }

    func person(_ login: String, role: RoleKey = "agent", team: TeamKey? = nil, scope: Scope = .all) async throws
        -> Person
    {
        let hash = try await passwords.hash(Self.password, login: login)
        let draft = Person.Draft(
            login: login, name: "王\(login)", role: role, team: team, scope: scope, language: .zhHans)
        return try await store.write(as: .center) { try Person.create(draft, password: hash, in: $0) }
    }

    func signIn(_ login: String, _ password: String = Self.password, from address: String = Self.address) async throws
        -> Admission
    {
        let passage = try await door.attempt(login: login, password: password, address: address, device: "Firefox")
        guard let admission = passage.admission else { throw Refusal(.conflict, "test.half-way") }
        return admission
    }

    /// What an attempt came to, for tables.
    func outcome(_ login: String, _ password: String, from address: String = Self.address) async throws -> Refusal? {
        do {
            _ = try await signIn(login, password, from: address)
            return nil
        } catch let refusal as Refusal {
            return refusal
        }
    }

    func form(code: String, login: String = "li", center: String = "晨光服务中心") -> SetUpForm {
        SetUpForm(
            code: code, center: center, zone: "Asia/Shanghai", language: .zhHans, preset: "standard", edition: 1,
            supervisor: "李主管", login: login, password: Self.password, role: "supervisor")
    }

    func events() async throws -> [String] {
        try await store.read { try $0.rows("SELECT name FROM event ORDER BY id") { $0[0] } }
    }

    func count(_ query: SQL) async throws -> Int { try await store.read { try $0.value(query) ?? 0 } }

    func change(
        _ person: Int64, as actor: Vocabulary.Actor,
        _ verb: @escaping @Sendable (inout Person, Transaction) throws -> Void
    )
        async throws
    {
        try await store.write(as: actor) { tx in
            var person = try Person.lock(person, in: tx)
            try verb(&person, tx)
        }
    }
}

/// A clock that moves when a test says so.
final class StoppedClock: Sendable {
    private let moment = Mutex(Instant(seconds: 1_716_163_200))

    var now: Instant { moment.withLock { $0 } }
    var timepiece: Timepiece { Timepiece { [self] in now } }

    func advance(by duration: Duration) { moment.withLock { $0 = $0 + duration } }
}

extension PasswordHash.Cost {
    /// For tests that are not about the cost.
    static let low = PasswordHash.Cost(exponent: 4, blockSize: 8, parallelism: 1)
}

/// Every byte that the embedded database has on the disk.
func bytesOnDisk(_ place: Store.Place) throws -> Data {
    let path = place.databaseFile.path
    return try ["", "-wal"].map { path + $0 }.filter(FileManager.default.fileExists)
        .reduce(into: Data()) { $0 += try Data(contentsOf: URL(filePath: $1)) }
}
