import Storage
import Vocabulary
import struct Foundation.URL

/// What is typed when a center is set up.
public struct SetUpForm: Sendable {
    public var code: String
    public var center: String
    public var zone: String
    public var language: Language
    public var preset: String
    /// The edition of the manual that was read from the preset.
    public var edition: Int64
    public var supervisor: String
    public var login: String
    public var password: String
    /// The role of the first supervisor, as the manual names it.
    public var role: RoleKey
    public var team: TeamKey?

    public init(
        code: String, center: String, zone: String, language: Language, preset: String, edition: Int64,
        supervisor: String, login: String, password: String, role: RoleKey, team: TeamKey? = nil
    ) {
        self.code = code
        self.center = center
        self.zone = zone
        self.language = language
        self.preset = preset
        self.edition = edition
        self.supervisor = supervisor
        self.login = login
        self.password = password
        self.role = role
        self.team = team
    }

    private var draft: Person.Draft {
        Person.Draft(login: login, name: supervisor, role: role, team: team, language: language)
    }

    /// Everything that is wrong with it, beside the code.
    public var flaws: [Refusal.Flaw] {
        let center = [
            center.tidied.isName ? nil : Refusal.Flaw("center", "center.name"),
            Center.isZone(zone) ? nil : Refusal.Flaw("zone", "center.zone"),
        ].compactMap(\.self)
        let password = [PasswordRule.flaw(in: password, login: login)].compactMap(\.self)
        return center + draft.flaws(nameField: "supervisor") + password
    }
}

extension StaffDoor {
    /// Makes the center and its first supervisor, in one transaction, for whoever has the code. Of two at once one wins.
    /// - Parameters:
    ///   - data: the folder with the code's file, which goes away.
    ///   - also: what other parts make in the same transaction, such as the first edition of the manual.
    public func setUp(
        _ form: SetUpForm, data: URL, address: String, device: String = "",
        also: @escaping @Sendable (Transaction) throws -> Void = { _ in }
    ) async throws -> Admission {
        try await check(form.code, from: address)
        guard form.flaws.isEmpty else { throw Refusal.invalid(form.flaws) }
        let hash = try await passwords.hash(form.password, login: form.login)
        let log = log
        return try await store.write(as: .center) { tx in
            let person = try form.carryOut(hash, in: tx)
            try also(tx)
            tx.afterCommit {
                do { try SetupCode.remove(from: data) } catch {
                    log.warning("the setup code's file stays", metadata: ["error": "\(error)"])
                }
            }
            return try admit(person, device: device, in: tx)
        }
    }

    private func check(_ code: String, from address: String) async throws {
        let tries: [(Attempts.Kind, String)] = [(.address, address)]
        let opens = try await store.write(as: .visitor) { tx in
            // In this order: who was faster takes the code away, and the center is there to be seen.
            let opens = try SetupCode.opens(code, in: tx)
            guard try Center.find(in: tx) == nil else { throw Refusal(.conflict, "setup.done") }
            try Attempts.take(tries, keys: store.keys, in: tx)
            if opens { try Attempts.pardon(tries, .right, keys: store.keys, in: tx) }
            return opens
        }
        guard opens else { throw Refusal.invalid([Refusal.Flaw("code", "setup.code")]) }
    }
}

extension SetUpForm {
    fileprivate func carryOut(_ password: PasswordHash, in tx: Transaction) throws -> Person {
        let made = try tx.execute(
            """
            INSERT INTO center (id, name, zone, language, preset, edition, set_up_at, second_step_from, revision)
            VALUES (1, \(center.tidied), \(zone), \(language), \(preset), \(edition), \(tx.now),
                \(tx.now + Center.firstWeek), 1)
            ON CONFLICT (id) DO NOTHING
            """)
        guard made == 1 else { throw Refusal(.conflict, "setup.done") }
        guard try SetupCode.opens(code, in: tx) else { throw Refusal.invalid([Refusal.Flaw("code", "setup.code")]) }
        try tx.execute("DELETE FROM setup_code")
        var person = try Person.join(draft, password: password, in: tx)
        try person.qualifyAsFounder(in: tx)
        try tx.record(
            CenterEvent.setUp(preset: preset, edition: edition, supervisor: person.id), of: "center", 1,
            edition: edition)
        return person
    }
}
