import HummingbirdCore
import Manual
import Pages
import People
import Presets
import Rulebook
import Storage
import Vocabulary

/// GET /manual/draft — the editor, or where to begin; POST /manual/draft begins, …/text keeps, …/discard puts aside;
/// GET …/reading shows it as it will read, GET …/text as it is.
struct DraftRoutes {
    /// What a browser may send: the largest manual with every byte written as three, and the rest of the form.
    private static let cargo = Route.Cargo.form(bytes: 3 * Edition.largestText + 2_000_000)

    let house: House

    func add(to desk: DeskRouter) {
        desk.get("manual/draft", allows: .editManual, use: show)
        desk.get("manual/draft/reading", allows: .editManual, use: read)
        desk.get("manual/draft/text", allows: .editManual, use: text)
        desk.post("manual/draft", allows: .editManual, use: begin, again: beginAgain)
        desk.post("manual/draft/text", Self.cargo, allows: .editManual, use: keep, again: keepAgain)
        desk.post("manual/draft/discard", allows: .editManual, use: discard)
    }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let html = try await house.store.read { db in
            guard let draft = try Draft.find(in: db) else {
                return try DraftStartPage(for: onlooker, in: db).html(onlooker.texts)
            }
            return try DraftPage(draft, for: onlooker, in: db).html(onlooker.texts)
        }
        return .page(html)
    }

    @Sendable private func read(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let page = try await house.store.read { db in
            let draft = try Draft.readable(in: db)
            return try ManualPage(draft.edition, for: onlooker, in: db)
        }
        return .page(page.html(onlooker.texts))
    }

    @Sendable private func text(_ exchange: Exchange) async throws -> Response {
        let text = try await house.store.read { try Draft.find(in: $0)?.text }
        guard let text else { throw Refusal(.notFound, .notFound) }
        return .text(text)
    }

    @Sendable private func begin(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let source = Draft.Source(typed: form.line("source", required: true))
        if source == nil { form.note("source", .notAChoice) }
        try form.check()
        guard let source else { throw Refusal(.invalid, .malformed) }
        try await house.store.write(as: exchange.visit.actor) { _ = try Draft.begin(from: source, in: $0) }
        return .goTo("/manual/draft")
    }

    @Sendable private func beginAgain(_ exchange: Exchange, _ form: Form, _ refusal: Refusal) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let page = try await house.store.read { db in
            var page = try DraftStartPage(for: onlooker, in: db)
            page.filled = Filled(form, refusal, fields: ["source"])
            return page
        }
        return .page(page.html(onlooker.texts))
    }

    @Sendable private func discard(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let revision = form.revision()
        try form.check()
        try await house.store.write(as: exchange.visit.actor) { tx in
            try Draft.lock(revision: revision, in: tx).discard(in: tx)
        }
        return .goTo("/manual/draft")
    }
}

// MARK: - Keeping

extension DraftRoutes {
    /// Where somebody goes who has saved.
    private enum Next: String {
        case checking, reading, comparing, publishing

        func path(_ draft: Draft) -> String {
            switch self {
            case .checking: "/manual/draft"
            case .reading: "/manual/draft/reading"
            case .comparing: "/manual/comparison?from=\(draft.base ?? 0)&to=draft"
            case .publishing: "/manual/draft/publication"
            }
        }
    }

    @Sendable private func keep(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let text = form.secret("text", max: .max)
        let seen = form.revision()
        let over = form.whole("over", in: 1...Int64.max)
        let next = form.choice("then", of: Next.self) ?? .checking
        try form.check()
        let draft = try await house.store.write(as: exchange.visit.actor) { tx in
            var draft = try Draft.lock(revision: over ?? seen, in: tx)
            try draft.write(text, in: tx)
            return draft
        }
        guard exchange.isFragment else { return .goTo(next.path(draft)) }
        let onlooker = exchange.onlooker(house)
        let page = try await house.store.read { try DraftPage(draft, for: onlooker, in: $0) }
        return .page(page.fragment(onlooker.texts))
    }

    /// The same page with what was typed in it: nothing typed is lost, whatever was wrong.
    @Sendable private func keepAgain(_ exchange: Exchange, _ form: Form, _ refusal: Refusal) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let (text, seen) = (form.entered("text"), Int(form.entered("revision")) ?? 0)
        let page = try await house.store.read { db in
            try DraftPage(unkept: text, seen: seen, because: refusal, for: onlooker, in: db)
        }
        return .page((exchange.isFragment ? page.fragment(onlooker.texts) : page.html(onlooker.texts)))
    }
}
