import Foundation
import Manual
import People
import Rulebook
import Vocabulary

/// What it takes to make a center: from the page, or from `yingda init`.
public struct SetupRequest: Sendable {
    public var code: String
    public var center: String
    public var language: Language
    public var zone: String
    public var preset: String
    public var supervisor: String
    public var login: String
    public var password: String
    /// What the center answers where its manual leaves a figure open, by the question's key.
    public var answers: [String: String]

    /// The zones that a form offers, the likely ones first.
    static let zones =
        [
            "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Singapore", "Asia/Tokyo", "Europe/Berlin",
            "Europe/London",
        ]
        + ["America/New_York", "America/Los_Angeles", "UTC"]

    public init(
        code: String, center: String, language: Language, zone: String, preset: String, supervisor: String,
        login: String, password: String, answers: [String: String] = [:]
    ) {
        self.code = code
        self.center = center
        self.language = language
        self.zone = zone
        self.preset = preset
        self.supervisor = supervisor
        self.login = login
        self.password = password
        self.answers = answers
    }

    init(_ form: inout Form, _ exchange: Exchange, presets: [Preset]) {
        code = form.line("code", max: 100, required: true)
        center = form.line("center", max: 100, required: true)
        language = form.choice("language", of: Language.self, required: true) ?? exchange.language
        zone = form.line("zone", max: 100, required: true)
        preset = form.line("preset", max: 100, required: true)
        supervisor = form.line("supervisor", max: 100, required: true)
        login = form.line("login", max: 100, required: true)
        password = form.secret("password", required: true)
        answers = [:]
        for preset in presets {
            for blank in preset.blanks {
                let answer = form.line(preset.field(blank), max: 40)
                if preset.key == self.preset, !answer.isEmpty { answers[blank.key] = answer }
            }
        }
    }

    /// Makes the center with its first supervisor, edition and calendars, in one transaction.
    public func carryOut(_ hall: Hall, address: String, device: String) async throws -> Admission {
        try await carryOut(hall.house, address: address, device: device)
    }

    func carryOut(_ house: House, address: String, device: String) async throws -> Admission {
        guard let chosen = try Preset.all().first(where: { $0.key == self.preset }) else {
            throw Refusal.invalid([.init("preset", .notAChoice)])
        }
        let flaws = chosen.flaws(in: answers)
        guard flaws.isEmpty else { throw Refusal.invalid(flaws) }
        let text = try Edition.filling(chosen.text, with: answers)
        let edition = try Edition.read(text)
        guard let role = edition.roles.first(where: { $0.permissions.contains(.administer) }) else {
            throw Refusal.invalid([.init("preset", .notAChoice)])
        }
        let form = SetUpForm(
            code: code, center: center, zone: zone, language: language, preset: preset, edition: 1,
            supervisor: supervisor, login: login, password: password, role: role.key)
        house.rights.take(edition)
        let preset = preset
        let timeZone = TimeZone(identifier: zone) ?? .gmt
        return try await house.door.setUp(form, data: house.data, address: address, device: device) { tx in
            try tx.publish(text, preset: preset, zone: timeZone)
        }
    }
}
