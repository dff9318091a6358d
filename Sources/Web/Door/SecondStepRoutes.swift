import HummingbirdCore
import Pages
import People
import Storage
import Vocabulary

/// GET and POST /sign-in/code — the second step of signing in: the code of a phone, or the first setting up of one.
struct SecondStepRoutes {
    /// What the browser of somebody half way in carries.
    static let cookie = "half-way"
    static let path = "/sign-in"

    let house: House

    func add(to front: FrontRouter) {
        front.get("sign-in/code", use: show)
        front.post("sign-in/code", pace: SignInRoutes.pace, use: finish, again: again)
    }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response {
        let back = Exchange.local(exchange.query("back")) ?? "/desk"
        return try await page(exchange, back: back, .blank) ?? .goTo(Self.path)
    }

    @Sendable private func finish(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let code = form.line("one-time-code", max: 40, required: true)
        let back = Exchange.local(form.line("back", max: 1000)) ?? "/desk"
        try form.check()
        guard let secret = exchange.halfWay else { throw Refusal(.unauthenticated, "sign-in.begin-anew") }
        let (admission, codes) = try await house.door.finish(
            secret, code: code, address: exchange.peer.household, device: exchange.device,
            previous: exchange.cookie(Recognition.sessionCookie).flatMap { Secret(presented: $0) })
        let answer: Response =
            codes.isEmpty
            ? .goTo(back) : try await done(exchange, codes: codes, back: back)
        return answer.setting(.session(admission.secret), for: exchange)
            .setting(.forgetting(Self.cookie, path: Self.path), for: exchange)
    }

    @Sendable private func again(_ exchange: Exchange, _ form: Form, _ refusal: Refusal) async throws -> Response {
        let back = Exchange.local(form.entered("back")) ?? "/desk"
        let filled = Filled(form, refusal, fields: [])
        if let page = try await page(exchange, back: back, filled) { return page }
        let onlooker = exchange.onlooker(house)
        let frame = try await house.store.read { try onlooker.frame(in: $0) }
        return .page(SignInPage(frame: frame, back: back, filled: filled).html(onlooker.texts))
    }

    /// nil when this browser is not half way in, or no longer.
    private func page(_ exchange: Exchange, back: String, _ filled: Filled) async throws -> Response? {
        guard let secret = exchange.halfWay, let threshold = try await house.door.threshold(of: secret) else {
            return nil
        }
        return try await page(exchange, back: back, filled) { frame in
            switch threshold {
            case .giveCode: .code
            case .setUp(let step, let login): .setUp(PhoneSecret(step, login: login, center: frame.center))
            }
        }
    }

    private func done(_ exchange: Exchange, codes: [String], back: String) async throws -> Response {
        try await page(exchange, back: back, .blank) { _ in .done(RecoveryCodes(codes: codes)) }
    }

    private func page(
        _ exchange: Exchange, back: String, _ filled: Filled, part: (Frame) -> SecondStepPage.Part
    ) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let frame = try await house.store.read { try onlooker.frame(in: $0) }
        let page = SecondStepPage(frame: frame, part: part(frame), back: back, filled: filled)
        return .page(page.html(onlooker.texts))
    }
}

extension PhoneSecret {
    init(_ step: SecondStep, login: String, center: String) {
        self.init(text: step.text, address: step.address(login: login, center: center))
    }
}

extension Exchange {
    /// The secret of a browser that gave the right password and no code yet.
    fileprivate var halfWay: Secret? {
        cookie(SecondStepRoutes.cookie, path: SecondStepRoutes.path).flatMap { Secret(presented: $0) }
    }
}

extension Cookie {
    /// What goes on with the second step; it is worth nothing after ten minutes.
    static func halfWay(_ secret: Secret) -> Cookie {
        Cookie(SecondStepRoutes.cookie, secret.text, path: SecondStepRoutes.path, lasts: .minutes(10))
    }
}
