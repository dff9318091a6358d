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
        guard !isDone else { return .goTo("/sign-in") }
        return .page(try page(exchange, SetupPage.begun(try Preset.all(), in: exchange.language)))
    }

    @Sendable private func create(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let request = SetupRequest(&form, exchange, presets: try Preset.all())
        try form.check()
        let admission = try await request.carryOut(house, address: exchange.peer.household, device: exchange.device)
        return .goTo("/desk").setting(.session(admission.secret), for: exchange)
    }

    @Sendable private func again(_ exchange: Exchange, _ form: Form, _ refusal: Refusal) async throws -> Response {
        let open = try Preset.all().flatMap { preset in preset.blanks.map(preset.field) }
        let fields = ["code", "center", "language", "zone", "preset", "supervisor", "login"] + open
        return .page(try page(exchange, Filled(form, refusal, fields: fields)))
    }

    private func page(_ exchange: Exchange, _ filled: Filled) throws -> HTML {
        let onlooker = exchange.onlooker(house)
        return SetupPage(
            frame: onlooker.bareFrame(at: house.store.timepiece.now), zones: SetupRequest.zones,
            presets: try Preset.all(), filled: filled
        ).html(onlooker.texts)
    }
}
