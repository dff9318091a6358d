import HummingbirdCore
import Foundation
import Manual
import Pages
import People
import Presets
import Rulebook
import Storage
import Vocabulary

/// GET and POST /setup — whoever has the one-time code makes the center and its first supervisor.
struct SetupRoutes {
    let house: House

    func add(to front: FrontRouter) {
        front.get("setup", use: show)
        front.post("setup", pace: Pace("setup", burst: 20, every: .seconds(10)), use: create, again: again)
    }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response {
        let isDone = try await house.store.read { try Center.find(in: $0) != nil }
        return isDone ? .goTo("/sign-in") : .page(try page(exchange, .blank))
    }

    @Sendable private func create(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let request = SetupRequest(&form, exchange)
        try form.check()
        let admission = try await request.carryOut(house, address: exchange.peer.household, device: exchange.device)
        return .goTo("/desk").setting(.session(admission.secret), for: exchange)
    }

    @Sendable private func again(_ exchange: Exchange, _ form: Form, _ refusal: Refusal) async throws -> Response {
        let fields = ["code", "center", "language", "zone", "preset", "supervisor", "login"]
        return .page(try page(exchange, Filled(form, refusal, fields: fields)))
    }

    private func page(_ exchange: Exchange, _ filled: Filled) throws -> [UInt8] {
        let onlooker = exchange.onlooker(house)
        let presets = try Presets.names.map { name in
            Choice(name, try Edition.read(Presets.text(of: name) ?? "").name[onlooker.language])
        }
        return SetupPage(
            frame: onlooker.bareFrame(at: house.store.timepiece.now), zones: SetupRequest.zones, presets: presets,
            filled: filled
        ).html(onlooker.texts).bytes
    }
}

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

    /// The zones that a form offers, the likely ones first.
    static let zones =
        [
            "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Singapore", "Asia/Tokyo", "Europe/Berlin",
            "Europe/London",
        ]
        + ["America/New_York", "America/Los_Angeles", "UTC"]

    public init(
        code: String, center: String, language: Language, zone: String, preset: String, supervisor: String,
        login: String, password: String
    ) {
        self.code = code
        self.center = center
        self.language = language
        self.zone = zone
        self.preset = preset
        self.supervisor = supervisor
        self.login = login
        self.password = password
    }

    init(_ form: inout Form, _ exchange: Exchange) {
        code = form.line("code", max: 100, required: true)
        center = form.line("center", max: 100, required: true)
        language = form.choice("language", of: Language.self, required: true) ?? exchange.language
        zone = form.line("zone", max: 100, required: true)
        preset = form.line("preset", max: 100, required: true)
        supervisor = form.line("supervisor", max: 100, required: true)
        login = form.line("login", max: 100, required: true)
        password = form.secret("password", required: true)
    }

    /// Makes the center with its first supervisor, edition and calendars, in one transaction.
    public func carryOut(_ hall: Hall, address: String, device: String) async throws -> Admission {
        try await carryOut(hall.house, address: address, device: device)
    }

    func carryOut(_ house: House, address: String, device: String) async throws -> Admission {
        guard let text = try Presets.text(of: preset) else {
            throw Refusal.invalid([.init("preset", .notAChoice)])
        }
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
