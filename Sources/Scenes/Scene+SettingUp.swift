import Clockwork
import Foundation
import Manual
import Pages
import People
import Presets
import Rulebook
import Storage
import Tickets
import Vocabulary

extension Scene {
    /// The scene opens on the Monday of a plain week.
    public static func monday(at time: String, opening: Opening) async throws -> Scene {
        try await on(Timetable.plainMonday, at: time, opening: opening)
    }

    /// The scene opens on a day of 2026, such as `Timetable.nationalDayEve`.
    /// - Throws: `Timetable.Unreadable` for what is no moment; whatever opening the store throws.
    public static func on(_ day: String, at time: String, opening: Opening) async throws -> Scene {
        let clock = StoppedClock(at: try Timetable.moment("\(day) \(time)", after: Instant(milliseconds: 0)))
        guard let text = try Presets.text(of: "standard") else { throw Refusal(.unavailable, "refusal.not-set-up") }
        return try await Scene(in: opening(clock.timepiece), clock, following: text, Script.read())
    }

    /// Sets an empty store up as a center that follows a manual.
    init(in store: Store, _ clock: StoppedClock, following text: String, _ script: Script) async throws {
        let manual = try Edition.read(text)
        let passwords = Passwords.quick
        let door = StaffDoor(store, passwords: passwords) { manual.permissions(of: $0) }
        let supervisor = try await Self.setUp(store, door, following: text, script)
        let hash = try await passwords.hash(Cast.password, login: "")
        people = try await store.write(as: supervisor.visit.actor) { tx in
            let others = Cast.allCases.filter { $0 != .supervisor }
            let hired = try others.map { who in
                (who, try Self.qualified(Person.create(who.draft(by: script), password: hash, in: tx), script, in: tx))
            }
            return Dictionary(uniqueKeysWithValues: [(.supervisor, supervisor.visit.person)] + hired)
        }
        self.store = store
        self.clock = clock
        self.door = door
        self.manual = manual
        self.passwords = passwords
        self.script = script
        numbers = TicketNumber.Series(of: store)
        clockwork = Clockwork(store, door: door, catalogs: try Catalogs.bundled())
    }

    private static func setUp(
        _ store: Store, _ door: StaffDoor, following text: String, _ script: Script
    ) async throws -> Admission {
        guard let code = try await SetupCode.prepare(data: store.place.data, in: store) else {
            throw Refusal(.conflict, "setup.done")
        }
        let draft = Cast.supervisor.draft(by: script)
        let form = SetUpForm(
            code: code.text, center: script.center, zone: Timetable.zoneName, language: .zhHans, preset: "standard",
            edition: 1, supervisor: draft.name, login: draft.login, password: Cast.password, role: draft.role)
        return try await door.setUp(form, data: store.place.data, address: "127.0.0.1") { tx in
            try tx.publish(text, preset: "standard", zone: Timetable.zone)
            // Nobody in a scene has a phone.
            try Center.demandSecondStep(from: nil, in: tx)
        }
    }

    /// Takes somebody else in, such as a partner's agent who reaches one team only.
    public func hire(
        _ login: String, as role: RoleKey, team: TeamKey? = nil, scope: Scope = .all, qualified: Bool = true
    ) async throws -> Person {
        let hash = try await passwords.hash(Cast.password, login: login)
        let draft = Person.Draft(login: login, name: login, role: role, team: team, scope: scope, language: .zhHans)
        return try await write(as: .supervisor) { [script] tx in
            let person = try Person.create(draft, password: hash, in: tx)
            return qualified ? try Self.qualified(person, script, in: tx) : person
        }
    }

    /// The person after the practical test.
    private static func qualified(_ person: Person, _ script: Script, in tx: Transaction) throws -> Person {
        var person = person
        try person.qualify(reason: script.qualified, in: tx)
        return person
    }
}
