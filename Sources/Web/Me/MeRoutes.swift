import HummingbirdCore
import Pages
import People
import Rulebook
import Storage
import Vocabulary

/// GET /me — where one is signed in; POST /me/sessions/{id}/revocation ends one of them.
struct MeRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.get("me", allows: .everyMember, use: show)
        desk.post("me/sessions/{id}/revocation", allows: .everyMember, use: revoke)
    }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        guard let member = exchange.visit.member else { throw Refusal(.unauthenticated, .signIn) }
        let page = try await house.store.read { db in
            let sessions = try People.Session.all(of: member.person.id, in: db)
            let manual = try db.currentEdition().edition
            return MePage(
                frame: try onlooker.frame(in: db), login: member.person.login,
                teams: member.person.team.flatMap { manual.team($0)?.name[onlooker.language] }.map { [$0] } ?? [],
                sessions: sessions.map { session in
                    MePage.Session(
                        id: session.id, device: DeviceName.short(session.device), address: "", begun: session.createdAt,
                        seen: session.seenAt, isThis: session.id == member.session)
                }, hasSecondStep: member.person.secondStepAt != nil)
        }
        return .page(page.html(onlooker.texts))
    }

    @Sendable private func revoke(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let id = try exchange.number("id")
        try await house.store.write(as: exchange.visit.actor) { try People.Session.revoke(id, in: $0) }
        return .goTo("/me")
    }
}

/// POST /preferences — language and light, for everybody, kept in cookies and, of staff, with the person.
struct PreferenceRoutes {
    let house: House

    func add(to front: FrontRouter) { front.post("preferences", use: change) }

    @Sendable private func change(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let language = form.choice("language", of: Language.self)
        let theme = form.choice("theme", of: Theme.self)
        let back = Exchange.local(form.line("back", max: 1000)) ?? "/"
        try form.check()
        if let person = exchange.visit.member?.person {
            try await house.store.write(as: exchange.visit.actor) { tx in
                var person = try Person.lock(person.id, in: tx)
                try person.prefer(
                    language: language ?? person.language,
                    theme: theme.flatMap { People.Theme(rawValue: $0.rawValue) } ?? person.theme, in: tx)
            }
        }
        var response = Response.goTo(back)
        if let language {
            response = response.setting(Cookie("lang", language.rawValue, lasts: .days(365)), for: exchange)
        }
        if let theme { response = response.setting(Cookie("theme", theme.rawValue, lasts: .days(365)), for: exchange) }
        return response
    }
}
