import Foundation
import HTTPTypes
import HummingbirdCore
import Pages
import Testing
import Vocabulary

@testable import Web

@Suite("Reception · Doors and refusals", .timeLimit(.minutes(1)))
struct ReceptionTests {
    struct Fault: Error { let detail = ReceptionTests.phone }
    /// Too long to stand in a request's id or a duration by chance.
    static let phone = "13800138000"

    static let routes: @Sendable (RouteBook) -> Void = { book in
        book.front.get("hello") { exchange in
            .text("\(exchange.language.rawValue) \(exchange.theme.rawValue) \(exchange.isFragment)")
        }
        book.front.get("long") { _ in .page(HTML(escaping: String(repeating: "a", count: 5000))) }
        book.front.get("broken") { _ in throw Fault() }
        book.front.get("gone") { _ in throw Refusal(.gone, "link.gone") }
        book.front.get("busy") { _ in throw Refusal(.unavailable, "store.busy", retryAfter: .milliseconds(2100)) }
        book.front.get("t/{secret}") { exchange in
            Response.goTo("/my/CST-1").setting(Cookie("link", "x"), for: exchange).withoutReferrer()
        }
        book.front.get("paced", pace: Pace("paced", burst: 2, every: .seconds(5))) { _ in .text("ok") }
        book.desk.get("desk", allows: .readTickets) { exchange in .text("desk \(exchange.visit.actor.number ?? 0)") }
        book.desk.get("me", allows: .everyMember) { _ in .text("me") }
        book.desk.post("taking", allows: .handleTickets) { _, _ in .goTo("/desk") }
        book.desk.post(
            "notes", .files(.usual), allows: .handleTickets,
            use: { _, form in
                let words = form.text("words", max: 10, required: true)
                try form.check()
                return .text("noted \(words)")
            },
            again: { _, form, refusal in .text("again \(form.entered("words")) \(refusal.flaws.count)") })
        book.api.post("tickets", allows: .createTickets) { exchange, form in
            let subject = form.line("subject", required: true)
            try form.check()
            return .json(
                ["subject": .text(subject), "key": exchange.idempotencyKey.map(JSONValue.text)], status: .created
            )
            .tagged(revision: 1)
        }
        book.api.post("archive", allows: .archiveTickets) { _, _ in .nothing }
        book.api.get("mine", allows: .createTickets) { _ in throw Fault() }
        book.machines.post("hooks/x", bytes: 10) { _, bytes in .text(String(decoding: bytes, as: UTF8.self)) }
    }

    @Test(arguments: [
        ("GET", "/hello", [], 200), ("GET", "/nowhere", [], 404), ("GET", "/hello/../x", [], 404),
        ("POST", "/hello", [], 405),
        ("DELETE", "/desk", [], 405), ("GET", "/broken", [], 500), ("GET", "/gone", [], 410), ("GET", "/busy", [], 503),
        ("GET", "/desk", [], 303), ("GET", "/desk", ["HX-Request: true"], 401),
        ("GET", "/desk", ["Cookie: session=agent"], 200),
        ("GET", "/desk", ["Cookie: session=auditor"], 403), ("GET", "/me", ["Cookie: session=auditor"], 200),
        ("GET", "/desk", ["Authorization: Bearer robot"], 303), ("POST", "/taking", [], 401),
        ("POST", "/api/v1/tickets", [], 401), ("POST", "/api/v1/tickets", ["Cookie: session=agent"], 401),
        ("POST", "/api/v1/archive", ["Authorization: Bearer robot"], 403), ("GET", "/api/v1/nowhere", [], 404),
        ("GET", "/api/v1/mine", ["Authorization: Bearer robot"], 500), ("PURGE", "/hello", [], 405),
        ("OPTIONS", "*", [], 404),
    ])
    func `every way ends in its answer`(method: String, path: String, headers: [String], status: Int) async throws {
        try await Site.open(Self.routes) { site in
            let answer = try await site.ask(method, path, headers)
            #expect(answer.status == status)
            #expect(!answer.text.contains(Self.phone))
            #expect(answer["x-request-id"] != nil)
        }
    }

    @Test func `refusals carry what helps`() async throws {
        try await Site.open(Self.routes) { site in
            #expect(try await site.ask("POST", "/hello")["allow"] == "GET, HEAD")
            #expect(try await site.ask("GET", "/busy")["retry-after"] == "3")
            let problem = try await site.ask(
                "POST", "/api/v1/tickets", ["Authorization: Bearer robot", "Content-Type: application/json"],
                body: "{\"subject\":1,\"odd\":2}")
            #expect(problem.status == 422)
            #expect(problem["content-type"] == "application/problem+json")
            #expect(problem.text.contains("\"title\":\"Unprocessable Content\",\"status\":422"))
            #expect(problem.text.contains("\"field\":\"subject\",\"key\":\"flaw.not-text\""))
            #expect(problem.text.contains("\"field\":\"odd\",\"key\":\"flaw.unknown\""))
            let nobody = try await site.ask("POST", "/api/v1/tickets", ["Content-Type: application/json"], body: "{}")
            #expect(nobody["www-authenticate"] == "Bearer")
        }
    }

    @Test func `a program creates through the API`() async throws {
        try await Site.open(Self.routes) { site in
            let answer = try await site.ask(
                "POST", "/api/v1/tickets",
                [
                    "Authorization: Bearer robot", "Content-Type: application/json; charset=utf-8",
                    "Idempotency-Key: k1",
                ],
                body: "{\"subject\":\"打印\"}")
            #expect(answer.status == 201)
            #expect(answer.text == "{\"subject\":\"打印\",\"key\":\"k1\"}")
            #expect(answer["etag"] == "\"1\"")
        }
    }

    @Test func `every page says what browsers must know`() async throws {
        try await Site.open(Self.routes) { site in
            for path in ["/hello", "/nowhere", "/broken"] {
                let answer = try await site.ask("GET", path)
                #expect(
                    answer["content-security-policy"]
                        == "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'"
                )
                #expect(answer["x-content-type-options"] == "nosniff")
                #expect(answer["referrer-policy"] == "same-origin")
                #expect(answer["cross-origin-opener-policy"] == "same-origin")
                #expect(answer["cache-control"] == "no-store")
                #expect(answer["strict-transport-security"] == nil)
                #expect(answer["date"] == "Mon, 23 Nov 2026 18:40:00 GMT")
                #expect(answer["server"] == nil)
            }
        }
    }

    @Test func `behind a trusted proxy with TLS the cookie is bound to the host`() async throws {
        try await Site.open(Self.routes, settings: { $0.proxies = [NetworkRange("127.0.0.1")].compactMap { $0 } }) {
            site in
            let answer = try await site.ask(
                "GET", "/t/s3cret", ["X-Forwarded-For: 1.2.3.4", "X-Forwarded-Proto: https"])
            #expect(answer["strict-transport-security"] == "max-age=31536000")
            #expect(answer["set-cookie"] == "__Host-link=x; Path=/; Secure; HttpOnly; SameSite=Lax")
            #expect(answer["referrer-policy"] == "no-referrer")
            #expect(answer["location"] == "/my/CST-1")
        }
    }

    @Test func `the log names the route and never the path`() async throws {
        try await Site.open(Self.routes) { site in
            let answer = try await site.ask("GET", "/t/s3cret?token=s3cret")
            _ = try await site.ask("GET", "/unknown/s3cret")
            _ = try await site.ask("GET", "/broken")
            let lines = site.log.lines
            let id = answer["x-request-id"] ?? "-"
            #expect(
                lines.contains {
                    $0.contains("method=GET") && $0.contains("request=\(id) route=/t/{secret} status=303")
                })
            #expect(lines.contains { $0.contains("route=- status=404") })
            #expect(lines.contains { $0.hasPrefix("fault error=") })
            #expect(!lines.contains { $0.contains("s3cret") || $0.contains(Self.phone) })
        }
    }

    @Test func `HEAD is GET without its body`() async throws {
        try await Site.open(Self.routes) { site in
            let wire = try await site.wire()
            try await wire.send(Site.head("HEAD", "/long", ["Accept-Encoding: gzip"]) + Site.head("GET", "/hello", []))
            let head = try await wire.answer(isHead: true)
            #expect(head["content-length"] == "5000")
            let next = try await wire.answer()
            #expect(next.text == "zh-Hans auto false")
        }
    }

    @Test func `text is packed for those who can unpack it`() async throws {
        try await Site.open(Self.routes) { site in
            let packed = try await site.ask("GET", "/long", ["Accept-Encoding: gzip, br"])
            #expect(packed["content-encoding"] == "gzip")
            #expect(packed["vary"] == "Accept-Encoding")
            #expect(packed.body.count < 100 && packed.body.starts(with: [0x1F, 0x8B]))
            let plain = try await site.ask("GET", "/long")
            #expect(plain["content-encoding"] == nil && plain.body.count == 5000)
            let short = try await site.ask("GET", "/hello", ["Accept-Encoding: gzip"])
            #expect(short["content-encoding"] == nil)
        }
    }

    @Test(arguments: [
        ([], "zh-Hans auto false"), (["Accept-Language: en"], "en auto false"),
        (["Accept-Language: en", "Cookie: lang=zh-Hant; theme=dark"], "zh-Hant dark false"),
        (["Cookie: lang=xx; theme=pink", "HX-Request: true"], "zh-Hans auto true"),
    ])
    func `language and theme follow cookie, then browser`(headers: [String], text: String) async throws {
        try await Site.open(Self.routes) { site in
            let answer = try await site.ask("GET", "/hello", headers)
            #expect(answer.text == text)
        }
    }

    @Test func `who asks too often waits`() async throws {
        try await Site.open(Self.routes) { site in
            #expect(try await site.ask("GET", "/paced").status == 200)
            #expect(try await site.ask("GET", "/paced").status == 200)
            let third = try await site.ask("GET", "/paced")
            #expect(third.status == 429)
            #expect(third["retry-after"] == "5")
        }
    }

    @Test func `a signed body arrives as it was sent, up to its limit`() async throws {
        try await Site.open(Self.routes) { site in
            let (whole, long) = try await (
                site.ask("POST", "/hooks/x", body: "{\"a\":1}"), site.ask("POST", "/hooks/x", body: "12345678901")
            )
            #expect(whole.text == "{\"a\":1}")
            #expect(long.status == 413)
        }
    }
}
