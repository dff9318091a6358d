import HummingbirdCore
import People
import Storage
import Vocabulary

/// POST /me/presence — somebody tells whether they can be given work.
struct PresenceRoutes {
    let house: House

    func add(to desk: DeskRouter) { desk.post("me/presence", allows: .handleTickets, use: change) }

    @Sendable private func change(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let presence = form.choice("presence", of: Presence.self, required: true)
        let back = Exchange.local(form.line("back", max: 1000)) ?? "/desk"
        try form.check()
        guard let member = exchange.visit.member, let presence else { throw Refusal(.unauthenticated, .signIn) }
        try await house.store.write(as: exchange.visit.actor) { tx in
            var person = try Person.lock(member.person.id, in: tx)
            try person.present(as: presence, in: tx)
        }
        return .goTo(back)
    }
}
