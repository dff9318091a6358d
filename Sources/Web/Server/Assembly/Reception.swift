import HTTPTypes
import HummingbirdCore
import Logging
import Vocabulary

/// The way of every request: found, paced, recognised, admitted, read, answered. A refusal on the way becomes its answer.
struct Reception: Sendable {
    let table: RouteTable
    let settings: ServerSettings
    let surroundings: Surroundings
    let seal: FormSeal
    let paces: RateLimit
    let reading: FormReading

    /// The finished answer. Throws only where the line is broken or the work was cancelled: then nobody waits for one.
    func answer(_ exchange: inout Exchange) async throws -> Response {
        var response: Response
        do {
            response = try await serve(&exchange)
        } catch let refusal as Refusal {
            response = await refused(refusal, exchange)
        } catch let broken as BrokenLine {
            throw broken
        } catch let cancelled as CancellationError {
            throw cancelled
        } catch {
            response = await failed(error, exchange)
        }
        let door = door(exchange)
        SecurityHeaders.add(to: &response.headers, door: door, isSecure: exchange.peer.isSecure)
        response.headers[.requestID] = exchange.id
        return try await Compression.shrink(response, for: exchange)
    }

    private func serve(_ exchange: inout Exchange) async throws -> Response {
        let route = try find(&exchange)
        if let pace = route.pace { try paces.take(pace, exchange.peer.household) }
        try await recognize(&exchange, route)
        if let elsewhere = try admit(exchange, route) { return elsewhere }
        let isChange = exchange.method != .get && exchange.method != .head
        let isPage = route.door == .front || route.door == .desk
        if isChange, isPage { try OriginCheck.check(exchange, origins: settings.origins) }
        return try await use(route, exchange)
    }

    private func find(_ exchange: inout Exchange) throws -> Route {
        switch table.find(exchange.method, exchange.target.steps) {
        case .found(let route, let captures):
            exchange.route = route
            exchange.captures = captures
            return route
        case .otherMethods(let methods):
            throw Refusal(.notAllowed, .notAllowed, methods.map(\.rawValue))
        case .nothing:
            throw Refusal(.notFound, .notFound)
        }
    }

    private func recognize(_ exchange: inout Exchange, _ route: Route) async throws {
        guard route.door != .machine else { return }
        let visit = try await surroundings.recognize(exchange, route.door)
        let counts =
            switch route.door {
            case .front: visit.proof == .session || visit.proof == .link
            case .desk: visit.proof == .session
            case .api: visit.proof == .token
            case .machine: false
            }
        exchange.visit = counts ? visit : .stranger
        if !exchange.visit.session.isEmpty { exchange.formToken = seal.token(for: exchange.visit.session) }
    }

    /// nil where the visit may go on; where a stranger asks for a staff page, the way to the sign-in.
    private func admit(_ exchange: Exchange, _ route: Route) throws -> Response? {
        guard route.admission != .anybody else { return nil }
        guard exchange.visit.proof != .nothing else {
            let isPage = route.door == .desk && exchange.method == .get && !exchange.isFragment
            if isPage, case .show = route.use { return surroundings.signIn(exchange) }
            throw Refusal(.unauthenticated, .signIn)
        }
        switch route.admission {
        case .only(let permission): try exchange.visit.actor.must(permission)
        case .either(let first, let second):
            if !exchange.visit.actor.permissions.contains(second) { try exchange.visit.actor.must(first) }
        case .anybody, .everyMember: break
        }
        return nil
    }

    private func use(_ route: Route, _ exchange: Exchange) async throws -> Response {
        switch route.use {
        case .show(let show):
            return try await show(exchange)
        case .take(let take):
            guard case .raw(let limit) = route.cargo else { return try await take(exchange, []) }
            return try await take(exchange, try await exchange.body.all(atMost: limit))
        case .stream(let live, let scope):
            return try await watch(live, try await scope(exchange), exchange)
        case .act(let act, let again):
            return try await handle(act, again, route, exchange)
        }
    }

    private func handle(_ act: Act, _ again: Again?, _ route: Route, _ exchange: Exchange) async throws -> Response {
        var form = try await reading.form(exchange, route.cargo)
        do {
            try checkSeal(exchange, form, route)
            return try await act(exchange, &form)
        } catch let refusal as Refusal {
            guard let again else { throw refusal }
            var response = try await again(exchange, form, refusal)
            if response.status == .ok { response.status = refusal.kind.answer }
            return response
        }
    }

    private func checkSeal(_ exchange: Exchange, _ form: Form, _ route: Route) throws {
        guard route.door == .front || route.door == .desk, !exchange.visit.session.isEmpty else { return }
        let token = exchange.headers[.formToken] ?? form.entered("form")
        guard seal.matches(token, session: exchange.visit.session) else { throw Refusal(.forbidden, .staleForm) }
    }

    private func watch(_ live: Live, _ scope: Scope, _ exchange: Exchange) async throws -> Response {
        if exchange.method == .head { return Response(status: .ok, headers: [.contentType: "text/event-stream"]) }
        let visit = exchange.visit
        let line = exchange.line
        let ask = surroundings.isStillWelcome
        let holder = visit.session.isEmpty ? exchange.peer.household : visit.session
        let subscription = try live.subscribe(
            scope, holder: holder, after: LiveStream.cursor(of: exchange), isStillWelcome: { await ask(visit) },
            onSlow: { line.cut() })
        return LiveStream(live: live, subscription: subscription, request: exchange.body.source).response
    }

    // MARK: - Refusals and faults

    private func refused(_ refusal: Refusal, _ exchange: Exchange) async -> Response {
        var response: Response
        if speaksJSON(exchange) {
            response = Problem(refusal: refusal, exchange: exchange, say: surroundings.say).response
        } else {
            response = .page(
                await surroundings.refusalPage(refusal, exchange), status: refusal.kind.answer)
        }
        if let wait = refusal.retryAfter {
            response.headers[.retryAfter] = String(max(1, (wait.milliseconds + 999) / 1000))
        }
        if refusal.kind == .notAllowed { response.headers[.allow] = refusal.about.joined(separator: ", ") }
        if refusal.kind == .unauthenticated, speaksJSON(exchange) { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
    }

    private func failed(_ error: any Error, _ exchange: Exchange) async -> Response {
        exchange.logger.error("fault", metadata: ["error": "\(surroundings.describe(error))"])
        guard speaksJSON(exchange) else {
            return .page(await surroundings.faultPage(exchange), status: .internalServerError)
        }
        let problem: JSONValue = [
            "type": "about:blank", "title": "Internal Server Error", "status": 500,
            "detail": .text(surroundings.say(Saying.fault.rawValue, [exchange.id], exchange.language)),
            "instance": .text("urn:yingda:request:" + exchange.id),
        ]
        return .made(problem.bytes, type: "application/problem+json", status: .internalServerError)
    }

    private func speaksJSON(_ exchange: Exchange) -> Bool {
        let door = door(exchange)
        return door == .api || door == .machine
    }

    /// The door of the route, or the one that an unknown path would have stood behind.
    private func door(_ exchange: Exchange) -> Route.Door {
        exchange.route?.door ?? (exchange.target.steps.first == "api" ? .api : .front)
    }
}
