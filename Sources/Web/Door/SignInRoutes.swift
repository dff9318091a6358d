import HTTPTypes
import HummingbirdCore
import Pages
import People
import Storage
import Vocabulary

/// The staff door: GET and POST /sign-in, POST /sign-out.
struct SignInRoutes {
    /// How often one address may try: both steps, and what people do about the second.
    static let pace = Pace("sign-in", burst: 30, every: .seconds(2))

    let house: House

    func add(to book: RouteBook) {
        book.front.get("sign-in", use: show)
        book.front.post("sign-in", pace: Self.pace, use: signIn, again: again)
        book.desk.post("sign-out", allows: .everyMember, use: signOut)
    }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response {
        let back = Exchange.local(exchange.query("back")) ?? "/desk"
        guard exchange.visit.member == nil else { return .goTo(back) }
        return try await page(exchange, back: back, .blank)
    }

    @Sendable private func signIn(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let login = form.line("login", max: 100, required: true)
        let password = form.secret("password", required: true)
        let back = Exchange.local(form.line("back", max: 1000)) ?? "/desk"
        try form.check()
        let passage = try await house.door.attempt(
            login: login, password: password, address: exchange.peer.household, device: exchange.device,
            previous: exchange.cookie(Recognition.sessionCookie).flatMap { Secret(presented: $0) })
        switch passage {
        case .inside(let admission): return .goTo(back).setting(.session(admission.secret), for: exchange)
        case .halfWay(let secret):
            let path = "/sign-in/code" + (back == "/desk" ? "" : "?back=" + PercentCoding.encode(back))
            return .goTo(path).setting(.halfWay(secret), for: exchange)
        }
    }

    @Sendable private func again(_ exchange: Exchange, _ form: Form, _ refusal: Refusal) async throws -> Response {
        try await page(
            exchange, back: Exchange.local(form.entered("back")) ?? "/desk", Filled(form, refusal, fields: ["login"]))
    }

    @Sendable private func signOut(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        if let member = exchange.visit.member {
            try await house.store.write(as: member.actor) { try People.Session.revoke(member.session, in: $0) }
        }
        return .goTo("/sign-in").setting(.forgetting(Recognition.sessionCookie), for: exchange)
    }

    private func page(_ exchange: Exchange, back: String, _ filled: Filled) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let frame = try await house.store.read { try onlooker.frame(in: $0) }
        return .page(SignInPage(frame: frame, back: back, filled: filled).html(onlooker.texts))
    }
}

extension Cookie {
    /// The cookie that a signed-in browser carries; the session behind it ends by itself.
    static func session(_ secret: Secret) -> Cookie {
        Cookie(Recognition.sessionCookie, secret.text, lasts: People.Session.longest)
    }
}

extension Exchange {
    /// What the browser calls itself.
    var device: String { String((headers[.userAgent] ?? "").prefix(200)) }
}
