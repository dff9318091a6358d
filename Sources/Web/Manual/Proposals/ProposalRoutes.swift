import HummingbirdCore
import Pages
import People
import Rulebook
import Storage
import Vocabulary

/// GET /manual/proposals — all, and with a paragraph the form for one; POST makes one; POST …/{id}/decision answers it.
struct ProposalRoutes {
    private enum Verdict: String { case taken, declined }

    let house: House

    func add(to desk: DeskRouter) {
        desk.get("manual/proposals", allows: .everyMember, use: index)
        desk.post(
            "manual/proposals", allows: .everyMember, pace: Pace("proposal", burst: 20, every: .seconds(10)),
            use: make, again: makeAgain)
        desk.post("manual/proposals/{id}/decision", allows: .editManual, use: decide, again: decideAgain)
    }

    @Sendable private func index(_ exchange: Exchange) async throws -> Response {
        let place = exchange.query("edition").flatMap { Int64($0) }.flatMap { edition in
            exchange.query("paragraph").map { (edition, Paragraph($0)) }
        }
        return try await page(exchange) { page, onlooker, db in
            page.making = try place.map { try .init($0.1, of: $0.0, onlooker, in: db) }
        }
    }

    @Sendable private func make(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let edition = form.whole("edition", in: 1...Int64.max, required: true) ?? 0
        let paragraph = Paragraph(form.line("paragraph", max: 20, required: true))
        let words = form.text("change", max: ChangeProposal.longest, required: true)
        try form.check()
        try await house.store.write(as: exchange.visit.actor) { tx in
            _ = try ChangeProposal.make(on: paragraph, of: edition, words: words, in: tx)
        }
        return .goTo("/manual/proposals")
    }

    @Sendable private func makeAgain(_ exchange: Exchange, _ form: Form, _ refusal: Refusal) async throws -> Response {
        let (edition, paragraph) = (Int64(form.entered("edition")) ?? 0, Paragraph(form.entered("paragraph")))
        return try await page(exchange) { page, onlooker, db in
            page.making = try .init(paragraph, of: edition, onlooker, in: db)
            page.making?.filled = Filled(form, refusal, fields: ["change"])
        }
    }

    @Sendable private func decide(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let id = try exchange.number("id")
        let verdict = form.choice("verdict", of: Verdict.self, required: true)
        let answer = form.text("answer", max: ChangeProposal.longest)
        try form.check()
        try await house.store.write(as: exchange.visit.actor) { tx in
            try ChangeProposal.decide(id, isTaken: verdict == .taken, answer: answer, in: tx)
        }
        return .goTo("/manual/proposals")
    }

    @Sendable private func decideAgain(_ exchange: Exchange, _ form: Form, _ refusal: Refusal) async throws -> Response
    {
        let id = try exchange.number("id")
        return try await page(exchange) { page, _, _ in
            page.open = page.open.map { item in
                var item = item
                if Int64(item.id) == id { item.filled = Filled(form, refusal, fields: ["answer"]) }
                return item
            }
        }
    }

    private func page(
        _ exchange: Exchange, _ more: @escaping @Sendable (inout ProposalsPage, Onlooker, Reading) throws -> Void
    ) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let page = try await house.store.read { db in
            var page = try ProposalsPage(for: onlooker, in: db)
            try more(&page, onlooker, db)
            return page
        }
        return .page(page.html(onlooker.texts))
    }
}
