import Foundation
import HummingbirdCore
import Pages
import People
import Storage
import Vocabulary

/// GET /settings/center — the center itself; POST describes it anew, POST …/second-step says who must give a code.
struct CenterRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.get("settings/center", allows: .administer) { try await page($0) }
        desk.post("settings/center", allows: .administer, use: describe, again: again(.description))
        desk.post("settings/center/second-step", allows: .administer, use: demand, again: again(.secondStep))
    }

    @Sendable private func describe(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let name = form.line("center", max: 100, required: true)
        let zone = form.line("zone", max: 100, required: true)
        let language = form.choice("language", of: Language.self, required: true)
        return try await change(exchange, &form) { revision, tx in
            guard let language else { return }
            _ = try Center.describe(name: name, zone: zone, language: language, revision: revision, in: tx)
        }
    }

    private enum Demand: String { case yes, no }

    @Sendable private func demand(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let demand = form.choice("demand", of: Demand.self, required: true)
        let day = form.day("from")
        return try await change(exchange, &form) { revision, tx in
            let zone = try Center.find(in: tx).flatMap { TimeZone(identifier: $0.zone) } ?? .gmt
            let from = day.flatMap { LocalTime.instant("\($0)T00:00", in: zone) } ?? tx.now
            try Center.demandSecondStep(from: demand == .yes ? from : nil, revision: revision, in: tx)
        }
    }

    private func change(
        _ exchange: Exchange, _ form: inout Form, _ verb: @escaping @Sendable (Int64?, Transaction) throws -> Void
    ) async throws -> Response {
        let revision = form.revision()
        try await house.once(exchange, &form, "\(revision ?? 0)") { tx in
            try verb(revision, tx)
            return "center"
        }
        return .goTo("/settings/center")
    }

    private func again(_ part: CenterPage.Part) -> Again {
        { exchange, form, refusal in
            try await page(
                exchange, Filled(form, refusal, fields: ["center", "zone", "language", "demand", "from"]), refused: part
            )
        }
    }

    private func page(_ exchange: Exchange, _ filled: Filled = .blank, refused: CenterPage.Part? = nil) async throws
        -> Response
    {
        let onlooker = exchange.onlooker(house)
        let page = try await house.store.read { db in
            guard let center = try Center.find(in: db) else { throw Refusal(.unavailable, "refusal.not-set-up") }
            let frame = try onlooker.frame(in: db)
            let zones = SetupRequest.zones
            return CenterPage(
                frame: frame, key: FormKey.fresh(), revision: Int(center.revision),
                values: [
                    "center": center.name, "zone": center.zone, "language": center.language.rawValue,
                    "demand": center.secondStepFrom == nil ? "no" : "yes",
                    "from": center.secondStepFrom.map { Pages.LocalTime($0, in: frame.zone).date } ?? "",
                ],
                zones: zones.contains(center.zone) ? zones : [center.zone] + zones, setUp: center.setUpAt,
                secondStepFrom: center.secondStepFrom, refused: refused, filled: filled)
        }
        return .page(page.html(onlooker.texts))
    }
}
