import HummingbirdCore
import Manual
import Pages
import People
import Rulebook
import Storage
import Tickets
import Vocabulary

/// GET /settings/tokens — the tokens of programs; POST makes one and shows its secret, POST …/{id}/revocation ends one.
struct TokensRoutes {
    let house: House

    /// The longest life that a form gives, in days: ten years.
    static let mostDays: Int64 = 3650

    func add(to desk: DeskRouter) {
        desk.get("settings/tokens", allows: .administer) { try await page($0, .blank) }
        desk.post("settings/tokens", allows: .administer, use: make, again: again)
        desk.post("settings/tokens/{id}/revocation", allows: .administer, use: revoke)
    }

    @Sendable private func make(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let name = form.line("name", max: 100, required: true)
        let words = form.texts("permissions", most: Permission.allCases.count)
        let permissions = Set(words.compactMap(Permission.init(rawValue:)))
        if permissions.count != Set(words).count { form.note("permissions", .notAChoice) }
        if words.isEmpty { form.note("permissions", "token.nothing") }
        let scope = form.scope()
        switch scope {
        case .all, .teams: break
        case .own, .ticket, .nothing: form.note("scope", .notAChoice)
        }
        let days = form.whole("days", in: 1...Self.mostDays).map { Int($0) }
        let key = form.onceKey(exchange)
        try form.check()
        guard let key else { throw Refusal.invalid([.init("key", .required)]) }
        let request = "\(name)\n\(words.sorted())\n\(scope)\n\(days ?? 0)"
        let news = try await house.store.write(as: exchange.visit.actor) { tx -> TokensPage.News in
            // The answer that is kept names the token; the secret is in this one alone.
            var secret: Secret?
            let answer = try tx.once(key, request: Array(request.utf8)) {
                try tx.mustBeNamed(scope)
                let issued = try ApiToken.issue(
                    name: name, permissions: permissions, scope: scope, expiresAt: days.map { tx.now + .days($0) },
                    in: tx)
                secret = issued.secret
                return OnceAnswer(status: 200, text: String(issued.token.id))
            }
            let token = try Int64(answer.text).flatMap { try ApiToken.find($0, in: tx) }
            return secret.map { .made(name: name, secret: $0.text) } ?? .madeBefore(name: token?.name ?? name)
        }
        return try await page(exchange, .blank, news)
    }

    @Sendable private func revoke(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let id = try exchange.number("id")
        try form.check()
        try await house.store.write(as: exchange.visit.actor) { try ApiToken.revoke(id, in: $0) }
        return .goTo("/settings/tokens")
    }

    @Sendable private func again(_ exchange: Exchange, _ form: Form, _ refusal: Refusal) async throws -> Response {
        var filled = Filled(form, refusal, fields: ["name", "scope", "days"])
        for name in ["permissions", "reach"] { filled.values[name] = form.enteredAll(name).joined(separator: "\n") }
        return try await page(exchange, filled)
    }

    private func page(_ exchange: Exchange, _ filled: Filled, _ news: TokensPage.News? = nil) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let page = try await house.store.read { db in
            let manual = try db.currentEdition().edition
            let tokens = try ApiToken.all(within: onlooker.actor.scope, in: db)
            let names = try db.names(of: tokens.compactMap(\.madeBy))
            let lines = tokens.map { TokensPage.Line($0, manual, names, onlooker, now: db.now) }
            return TokensPage(
                frame: try onlooker.frame(in: db), key: FormKey.fresh(),
                lines: lines.filter(\.isLive) + lines.filter { !$0.isLive },
                permissions: Permission.allCases.filter(onlooker.actor.permissions.contains),
                mayReachAll: onlooker.actor.scope.covers(.all),
                teams: manual.teams.filter { onlooker.actor.scope.covers(.teams([$0.key])) }
                    .map { Choice($0.key.text, $0.name[onlooker.language]) },
                news: news, filled: filled)
        }
        return .page(page.html(onlooker.texts))
    }
}

extension TokensPage.Line {
    init(_ token: ApiToken, _ manual: Edition, _ names: [Int64: String], _ onlooker: Onlooker, now: Instant) {
        let end: End =
            switch (token.revokedAt, token.expiresAt) {
            case (let revoked?, _): .revoked(revoked)
            case (nil, let expires?): expires <= now ? .expired(expires) : .at(expires)
            case (nil, nil): .never
            }
        var scope = onlooker.texts["scope.\(token.scope.word)"]
        if case .teams(let teams) = token.scope {
            scope = teams.map { manual.team($0)?.name[onlooker.language] ?? $0.text }.sorted()
                .joined(separator: onlooker.texts["list.comma"])
        }
        self.init(
            id: token.id, name: token.name, hint: token.hint,
            permissions: Permission.allCases.filter(token.permissions.contains), scope: scope,
            by: token.madeBy.flatMap { names[$0] }, made: token.createdAt, used: token.usedAt, end: end)
    }
}
