import HummingbirdCore
import Manual
import Pages
import Rulebook
import Storage
import Vocabulary

/// GET /manual — the edition in force as a document to read.
struct ManualRoutes {
    let house: House

    func add(to desk: DeskRouter) { desk.get("manual", allows: .everyMember, use: show) }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let page = try await house.store.read { db in
            let manual = try db.currentEdition()
            let figures = try db.clockFigures(of: manual.number)
            return ManualPage(
                frame: try onlooker.frame(in: db), title: manual.edition.document.name[onlooker.language],
                edition: Int(manual.number), since: try db.publishedAt(manual.number) ?? db.now,
                chapters: manual.edition.document.parts.map { ManualPage.Chapter($0, figures, onlooker) })
        }
        return .page(page.html(onlooker.texts).bytes)
    }
}
