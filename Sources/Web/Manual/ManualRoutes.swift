import HummingbirdCore
import Manual
import Pages
import Rulebook
import Storage
import Vocabulary

/// GET /manual — the edition in force as a document to read; GET /manual/editions/{number} — any other.
struct ManualRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.get("manual", allows: .everyMember, use: show)
        desk.get("manual/editions/{number}", allows: .everyMember, use: edition)
        desk.post("manual/editions/{number}/receipt", allows: .everyMember, use: receive)
    }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let page = try await house.store.read { db in
            try ManualPage(db.currentEdition().number, for: onlooker, in: db)
        }
        return .page(page.html(onlooker.texts))
    }

    @Sendable private func edition(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let number = try exchange.number("number")
        let page = try await house.store.read { try ManualPage(number, for: onlooker, in: $0) }
        return .page(page.html(onlooker.texts))
    }

    @Sendable private func receive(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let number = try exchange.number("number")
        try form.check()
        try await house.store.write(as: exchange.visit.actor) { try Receipt.give(for: number, in: $0) }
        return .goTo("/manual/editions/\(number)#receipt")
    }
}
