import HummingbirdCore
import Storage
import Vocabulary

/// GET /manual/comparison — two editions, or an edition and the draft, line by line.
struct ComparisonRoutes {
    let house: House

    func add(to desk: DeskRouter) { desk.get("manual/comparison", allows: .everyMember, use: show) }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let (from, to) = (exchange.query("from"), exchange.query("to"))
        let look = exchange.query("look").flatMap(ComparisonPage.Look.init) ?? .side
        let page = try await house.store.read { db in
            try ComparisonPage(from: from, to: to, look: look, for: onlooker, in: db)
        }
        return .page(page.html(onlooker.texts))
    }
}
