import Crypto
import HTTPTypes
import HummingbirdCore
import Vocabulary

/// What those ask who watch the program: is it alive, is it ready, what does it measure.
public struct WatchRoutes: Sendable {
    let readiness: Readiness
    let metrics: Metrics
    /// nil: only from this very machine, without a proxy between.
    let token: String?

    public init(readiness: Readiness, metrics: Metrics, token: String?) {
        self.readiness = readiness
        self.metrics = metrics
        self.token = token
    }

    public func add(to machines: MachineRouter) {
        machines.get("healthz") { _ in .text("ok\n") }
        machines.get("readyz", use: ready)
        machines.get("metrics", use: measures)
    }

    /// Says yes or no to everybody, and what is wrong to those who may know.
    @Sendable private func ready(_ exchange: Exchange) async throws -> Response {
        let findings = await readiness.findings()
        let isReady = findings.allSatisfy { $0.trouble == nil }
        var members: [JSONValue.Member] = [.init("ready", .flag(isReady))]
        if mayKnow(exchange) {
            members.append(
                .init("checks", .object(findings.map { .init($0.name, .text($0.trouble ?? "ok")) })))
        }
        return .json(.object(members), status: isReady ? .ok : .serviceUnavailable)
    }

    @Sendable private func measures(_ exchange: Exchange) async throws -> Response {
        guard mayKnow(exchange) else { throw Refusal(.notFound, .notFound) }
        return Response.made(Array(metrics.text.utf8), type: "text/plain; version=0.0.4; charset=utf-8")
    }

    private func mayKnow(_ exchange: Exchange) -> Bool {
        guard let token else { return exchange.peer.isDirect && exchange.peer.address?.isLoopback == true }
        // Hashes of equal length, so that comparing tells nothing about the token.
        let given = SHA256.hash(data: Array((exchange.bearer ?? "").utf8))
        return given == SHA256.hash(data: Array(token.utf8))
    }
}
