import Customers
import People
import Storage
import Vocabulary

/// A signed link that was exchanged for a cookie: which ticket it opens, for which customer.
struct FollowPass: Sendable {
    let link: Link
}

/// Who is asking: by a session's cookie, by the cookie of a signed link, or by a bearer token.
struct Recognition: Sendable {
    static let sessionCookie = "session"
    static let linkCookie = "link"

    let house: House

    func recognize(_ exchange: Exchange, _ door: Route.Door) async throws -> Visit {
        switch door {
        case .api: try await program(exchange)
        case .desk: try await member(exchange)
        case .front:
            if exchange.target.steps.first == "my", let visit = try await customer(exchange) {
                visit
            } else {
                try await member(exchange)
            }
        case .machine: .stranger
        }
    }

    /// Whether somebody who watches a stream may go on.
    func isStillWelcome(_ visit: Visit) async -> Bool {
        do {
            if let member = visit.member {
                return try await house.store.read { try People.Session.isLive(member.session, in: $0) }
            }
            if let pass = visit.link {
                return try await house.store.read { try Link.isGood(pass.link.id, in: $0) }
            }
            return visit.proof != .nothing
        } catch {
            house.log.warning("a stream's visit could not be checked", metadata: ["error": "\(error)"])
            return true
        }
    }

    private func member(_ exchange: Exchange) async throws -> Visit {
        guard let text = exchange.cookie(Self.sessionCookie), let secret = Secret(presented: text),
            let visit = try await house.door.visit(with: secret)
        else { return .stranger }
        return Visit(
            visit.actor, by: .session, session: "session/\(visit.session)", language: visit.language, luggage: visit)
    }

    private func customer(_ exchange: Exchange) async throws -> Visit? {
        guard let number = exchange.captures["number"],
            let cookie = exchange.cookie(Self.linkCookie, path: "/my/\(number)")
        else { return nil }
        let keys = house.store.keys
        let link = try await house.store.read { try Link.visit(with: cookie, keys: keys, in: $0) }
        return Visit(link.actor, by: .link, session: "link/\(link.id)", luggage: FollowPass(link: link))
    }

    private func program(_ exchange: Exchange) async throws -> Visit {
        guard let bearer = exchange.bearer, let actor = try await house.door.actor(bearing: bearer) else {
            return .stranger
        }
        return Visit(actor, by: .token, session: "token/\(actor.number ?? 0)")
    }
}
