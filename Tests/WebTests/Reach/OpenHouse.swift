import Crypto
import Foundation
import HTTPTypes
import Logging
import People
import Scenes
import Storage
import StorageTesting
import Vocabulary

@testable import Web

/// A scene's whole center behind its real routes, on a port of its own.
struct OpenHouse: Sendable {
    let scene: Scene
    let hall: Hall
    let routes: [Route]
    private let port: Int
    private let turn = Turn()

    /// Who asks: a session's cookie with its form token, or a bearer token.
    struct Caller: Sendable {
        let name: String
        let scope: Scope
        fileprivate let headers: [String]
        fileprivate let formToken: String
        var isProgram: Bool { formToken.isEmpty }
    }

    static func open(_ scene: Scene, _ body: @Sendable (OpenHouse) async throws -> Void) async throws {
        let hall = try await Hall(store: scene.store, data: scene.store.place.data, vendor: nil, log: .quiet)
        var settings = ServerSettings()
        settings.listen(on: "127.0.0.1", port: 0)
        settings.drain = .zero
        settings.proxies = [NetworkRange("127.0.0.1/32")].compactMap(\.self)
        let server = try hall.server(settings)
        let (ports, told) = AsyncStream.makeStream(of: Int.self)
        let group = try server.group(signals: []) { told.yield($0 ?? 0) }
        try await withThrowingTaskGroup { tasks in
            tasks.addTask { try await group.run() }
            let feed = Task { await LiveFeed(house: hall.house).run() }
            var iterator = ports.makeAsyncIterator()
            let port = await iterator.next() ?? 0
            let house = OpenHouse(scene: scene, hall: hall, routes: server.routes, port: port)
            let played = await Result { try await body(house) }
            feed.cancel()
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            try played.get()
        }
    }

    private init(scene: Scene, hall: Hall, routes: [Route], port: Int) {
        (self.scene, self.hall, self.routes, self.port) = (scene, hall, routes, port)
    }

    /// Somebody of the scene, signed in with the password that all of them have.
    func signIn(_ login: String) async throws -> Caller {
        let passage = try await scene.door.attempt(login: login, password: Cast.password, address: turn.address)
        guard let admission = passage.admission else { throw Refusal(.unauthenticated, "sign-in.refused") }
        return Caller(
            name: login, scope: admission.visit.actor.scope, headers: ["Cookie: session=\(admission.secret.text)"],
            formToken: hall.seal.token(for: "session/\(admission.visit.session)"))
    }

    /// A program with every right, as far as a scope reaches.
    func program(_ scope: Scope) async throws -> Caller {
        let secret = try await scene.write(as: .center) { tx in
            try ApiToken.issue(name: "program", permissions: Set(Permission.allCases), scope: scope, in: tx).secret
        }
        return Caller(
            name: "program", scope: scope, headers: ["Authorization: Bearer \(secret.text)"], formToken: "")
    }

    func get(_ path: String, as caller: Caller) async throws -> Wire.Answer {
        try await send("GET", path, caller.headers)
    }

    /// Sends fields as a page of ours or as a program would.
    func post(_ method: String, _ path: String, _ fields: [(String, String)], as caller: Caller) async throws
        -> Wire.Answer
    {
        if caller.isProgram {
            let members = fields.map { "\"\($0.0)\": \($0.1.hasPrefix("true") ? $0.1 : "\"\($0.1)\"")" }
            return try await send(
                method, path,
                caller.headers + ["Content-Type: application/json", "Idempotency-Key: \(UUID().uuidString)"],
                body: "{\(members.joined(separator: ", "))}")
        }
        let all = fields + [("form", caller.formToken)]
        let body = all.map { "\(PercentCoding.encode($0.0))=\(PercentCoding.encode($0.1))" }.joined(separator: "&")
        return try await send(
            method, path,
            caller.headers + ["Content-Type: application/x-www-form-urlencoded", "Sec-Fetch-Site: same-origin"],
            body: body)
    }

    /// Watches a live stream; whoever opens it closes it.
    func watch(_ path: String, as caller: Caller) async throws -> Wire {
        let wire = try await Wire(port: port)
        try await wire.send(Site.head("GET", path, caller.headers))
        return wire
    }

    private func send(_ method: String, _ path: String, _ headers: [String], body: String = "") async throws
        -> Wire.Answer
    {
        let wire = try await Wire(port: port)
        // Each comes from an address of its own, so that no pace is used up.
        let all = headers + ["X-Forwarded-For: \(turn.address)"]
        try await wire.send(Site.head(method, path, all, length: body.utf8.count))
        if !body.isEmpty { try await wire.send(body) }
        let answer = try await wire.answer(isHead: method == "HEAD")
        await wire.close()
        return answer
    }
}

/// Addresses, one after the other.
private final class Turn: Sendable {
    private let count = Shared(0)

    var address: String {
        count.change { $0 += 1 }
        let number = count.value
        return "10.\(number / 60_000 % 250).\(number / 250 % 250).\(number % 250 + 1)"
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
