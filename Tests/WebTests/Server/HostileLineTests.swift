import Testing
import Vocabulary

@testable import Web

@Suite("Reception · Hostile lines", .timeLimit(.minutes(1)))
struct HostileLineTests {
    static let routes: @Sendable (RouteBook) -> Void = { book in
        book.front.get("hello") { _ in .text("hello") }
        book.front.post("ask") { _, form in .text("asked \(form.entered("a"))") }
    }

    static let hello = Site.head("GET", "/hello", [])

    @Test(arguments: [
        "garbage\r\n\r\n", "\r\n\r\n\r\n", "GET\r\n\r\n", "GET /hello\r\n\r\n", "GET /hello HTTP/9.9\r\n\r\n",
        "\u{0}\u{1}\u{2}\u{3}",
        "GET /hello HTTP/1.1\r\nHost\r\n\r\n", "GET /hello HTTP/1.1\r\nA: b\u{0}c\r\n\r\n",
        "GET /hel lo HTTP/1.1\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "GET /hello HTTP/1.1\r\nContent-Length: x\r\n\r\n",
        "POST /ask HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
        "POST /ask HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\nzz\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}",
        "GET /hello HTTP/1.1\r\n" + String(repeating: "A", count: 100_000),
        "GET /hello HTTP/1.1\r\nX: " + String(repeating: "A", count: 100_000) + "\r\n\r\n",
        "GET /hello HTTP/1.1\r\n" + String(repeating: "X: y\r\n", count: 1000) + "\r\n",
        "GET /" + String(repeating: "a", count: 100_000) + " HTTP/1.1\r\n\r\n",
    ])
    func `garbage is no fault, and the next guest is served`(bytes: String) async throws {
        try await Site.open(Self.routes) { site in
            let wire = try await site.wire()
            // The server may hang up in the middle of what is sent.
            try? await wire.send(bytes)
            await wire.close()
            #expect(!wire.text.contains(" 500 "))
            let answer = try await site.ask("GET", "/hello")
            #expect(answer.text == "hello")
            #expect(!site.log.lines.contains { $0.contains("status=5") })
        }
    }

    @Test func `garbage after a good request spoils only itself`() async throws {
        try await Site.open(Self.routes) { site in
            let wire = try await site.wire()
            try await wire.send(Self.hello + Self.hello + "garbage garbage\r\n\r\n")
            let first = try await wire.answer()
            let second = try await wire.answer()
            #expect(first.text == "hello" && second.text == "hello")
            let third = try await wire.answer()
            #expect(third.status == 400)
            try await wire.untilClosed()
        }
    }

    @Test func `a hundred requests in one breath are answered in order`() async throws {
        try await Site.open(Self.routes) { site in
            let wire = try await site.wire()
            let form = "Content-Type: application/x-www-form-urlencoded"
            try await wire.send(
                (0..<100).map { number in
                    let body = "a=\(number)"
                    return Site.head("POST", "/ask", [form], length: body.utf8.count) + body
                }.joined())
            for number in 0..<100 {
                let answer = try await wire.answer()
                #expect(answer.text == "asked \(number)")
            }
        }
    }

    @Test func `a refused body does not disturb the request behind it`() async throws {
        try await Site.open(Self.routes) { site in
            let wire = try await site.wire()
            let body = String(repeating: "x", count: 300_000)
            try await wire.send(
                Site.head("POST", "/ask", ["Content-Type: text/plain"], length: body.utf8.count) + body + Self.hello)
            let refused = try await wire.answer()
            #expect(refused.status == 415)
            let next = try await wire.answer()
            #expect(next.text == "hello")
        }
    }

    @Test func `a refused body without end is not read without end`() async throws {
        try await Site.open(Self.routes, settings: { $0.unwanted = 100_000 }) { site in
            let wire = try await site.wire()
            try await wire.send(Site.head("POST", "/ask", ["Content-Type: text/plain", "Transfer-Encoding: chunked"]))
            let chunk = Array("2710\r\n".utf8) + [UInt8](repeating: 1, count: 10_000) + [13, 10]
            try await wire.send(chunk)
            let refused = try await wire.answer()
            #expect(refused.status == 415)
            // The server hangs up in the middle of what is sent.
            for _ in 0..<20 { try? await wire.send(chunk) }
            try await wire.untilClosed()
        }
    }

    @Test func `a body that breaks off costs nothing`() async throws {
        try await Site.open(Self.routes) { site in
            let wire = try await site.wire()
            try await wire.send(
                Site.head("POST", "/ask", ["Content-Type: application/x-www-form-urlencoded"], length: 100) + "a=1")
            await wire.close()
            let answer = try await site.ask("GET", "/hello")
            #expect(answer.status == 200)
            #expect(!site.log.lines.contains { $0.contains("fault") })
        }
    }

    @Test(arguments: [
        "", "GET /hello HT",
        Site.head("POST", "/ask", ["Content-Type: application/x-www-form-urlencoded"], length: 100) + "a=1",
    ])
    func `who stops sending is cut`(bytes: String) async throws {
        try await Site.open(Self.routes, settings: { $0.idle = .milliseconds(300) }) { site in
            let wire = try await site.wire()
            // On a busy machine the server may have hung up before.
            try? await wire.send(bytes)
            try await wire.untilClosed()
        }
    }

    @Test func `who reads nothing is cut`() async throws {
        try await Site.open(
            { book in
                book.front.get("large") { _ in
                    Download(name: "x", bytes: [UInt8](repeating: 7, count: 30_000_000)).response
                }
            },
            settings: { $0.writePatience = .milliseconds(200) - .seconds(30_000_000 / 16384) }
        ) { site in
            let wire = try await site.wire(reads: false)
            try await wire.send(Site.head("GET", "/large", []))
            // Shutting down, right after this, would hang on the connection if it were still held.
            let isServed = await eventually { site.log.lines.contains { $0.contains("route=/large") } }
            #expect(isServed)
        }
    }

    @Test func `who reads slowly gets everything, however long it takes`() async throws {
        let bytes = [UInt8](repeating: 7, count: 20_000_000)
        try await Site.open(
            { book in book.front.get("large") { _ in Download(name: "x", bytes: bytes).response } },
            settings: { $0.idle = .milliseconds(1500) }
        ) { site in
            let slow = try await site.wire(reads: false)
            try await slow.send(Site.head("GET", "/large", []))
            let isServed = await eventually { site.log.lines.contains { $0.contains("route=/large") } }
            #expect(isServed)
            // When two silent lines were cut one after the other, the slow one has paused for longer than any may be idle.
            try await site.wire().untilClosed()
            try await site.wire().untilClosed()
            try await slow.resume()
            try await slow.until { slow.count > bytes.count }
            let answer = try await slow.answer()
            #expect(answer.body.count == bytes.count)
        }
    }

    @Test func `after Connection close the line is closed`() async throws {
        try await Site.open(Self.routes) { site in
            let wire = try await site.wire()
            try await wire.send(Site.head("GET", "/hello", ["Connection: close"]))
            let answer = try await wire.answer()
            #expect(answer.status == 200)
            try await wire.untilClosed()
        }
    }
}
