import HummingbirdCore
import Pages
import People
import Storage
import Vocabulary

/// /me/second-step — one's own second step: GET shows it, POST sets a phone up that shows the right code; POST …/phone
/// makes a secret for one, …/codes new recovery codes, …/end does without.
struct MySecondStepRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        let pace = SignInRoutes.pace
        desk.get("me/second-step", allows: .everyMember, use: show)
        desk.post("me/second-step", allows: .everyMember, pace: pace, use: setUp, again: again)
        desk.post("me/second-step/phone", allows: .everyMember, pace: pace, use: begin, again: again)
        desk.post("me/second-step/codes", allows: .everyMember, pace: pace, use: renew, again: again)
        desk.post("me/second-step/end", allows: .everyMember, pace: pace, use: end, again: again)
    }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response { try await page(exchange, .blank) }

    @Sendable private func begin(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let password = form.secret("password", required: true)
        try form.check()
        try await house.door.beginSecondStep(
            of: try exchange.member(), password: password, address: exchange.peer.household)
        return .goTo("/me/second-step")
    }

    @Sendable private func setUp(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let code = try code(&form)
        let codes = try await house.door.setUpSecondStep(
            of: try exchange.member(), code: code, address: exchange.peer.household)
        return try await page(exchange, .blank, codes: codes)
    }

    @Sendable private func renew(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let code = try code(&form)
        let codes = try await house.door.renewRecoveryCodes(
            of: try exchange.member(), code: code, address: exchange.peer.household)
        return try await page(exchange, .blank, codes: codes)
    }

    @Sendable private func end(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let code = try code(&form)
        try await house.door.endSecondStep(of: try exchange.member(), code: code, address: exchange.peer.household)
        return .goTo("/me/second-step")
    }

    @Sendable private func again(_ exchange: Exchange, _ form: Form, _ refusal: Refusal) async throws -> Response {
        try await page(exchange, Filled(form, refusal, fields: []))
    }

    private func code(_ form: inout Form) throws -> String {
        let code = form.line("one-time-code", max: 40, required: true)
        try form.check()
        return code
    }

    private func page(_ exchange: Exchange, _ filled: Filled, codes: [String] = []) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let member = try exchange.member()
        let keys = house.store.keys
        let page = try await house.store.read { db in
            let frame = try onlooker.frame(in: db)
            return MySecondStepPage(
                frame: frame,
                part: codes.isEmpty
                    ? try MySecondStepPage.Part(member.person.id, center: frame.center, keys: keys, in: db)
                    : .codes(RecoveryCodes(codes: codes)),
                isWanted: house.door.wantsSecondStep(member.person.role), filled: filled)
        }
        return .page(page.html(onlooker.texts))
    }
}

extension MySecondStepPage.Part {
    fileprivate init(_ id: Int64, center: String, keys: Keys, in db: Reading) throws {
        guard let person = try Person.find(id, in: db) else { throw Refusal(.unauthenticated, .signIn) }
        if let since = person.secondStepAt {
            self = .on(since: since, codesLeft: try Person.recoveryCodesLeft(of: id, in: db))
        } else if let step = try SecondStep.waiting(for: id, keys: keys, in: db) {
            self = .setUp(PhoneSecret(step, login: person.login, center: center))
        } else {
            self = .off
        }
    }
}

extension Exchange {
    /// Who is signed in.
    fileprivate func member() throws -> People.Visit {
        guard let member = visit.member else { throw Refusal(.unauthenticated, .signIn) }
        return member
    }
}
