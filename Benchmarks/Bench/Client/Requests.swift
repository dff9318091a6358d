import Foundation

/// Makes the requests of a run, one after the other.
struct Requests {
    private let make: (Int) -> [UInt8]
    let expected: Int

    subscript(number: Int) -> [UInt8] { make(number) }

    /// Pages asked for in turn.
    static func pages(_ paths: [String], header: String, port: Int, expected: Int = 200) -> Requests {
        let ready = paths.map {
            Array("GET \($0) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAccept: text/html\r\n\(header)\r\n\r\n".utf8)
        }
        return Requests(make: { ready[$0 % ready.count] }, expected: expected)
    }

    /// The live stream of a session.
    static func stream(cookie: some StringProtocol, port: Int) -> [UInt8] {
        Array(
            "GET /live HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAccept: text/event-stream\r\nCookie: \(cookie)\r\n\r\n"
                .utf8)
    }

    /// Tickets created through the API: every one with its own key and contact, texts of about 60 tokens in turn.
    static func creates(token: String, port: Int, run: String = UUID().uuidString) -> Requests {
        let texts = Corpus.texts(200, seed: 77)
        return Requests(
            make: { number in
                let body = """
                    {"name":"王小明","contact":"\(contact(number))","words":"\(texts[number % texts.count])",\
                    "type":"\(["consultation", "fault", "service"][number % 3])"}
                    """
                return Array(
                    """
                    POST /api/v1/tickets HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAuthorization: Bearer \(token)\r\n\
                    Content-Type: application/json\r\nIdempotency-Key: \(run)-\(number)\r\n\
                    Content-Length: \(body.utf8.count)\r\n\r\n\(body)
                    """.utf8)
            }, expected: 201)
    }

    static func contact(_ number: Int) -> String { "138" + String(number % 100_000_000 + 100_000_000).dropFirst() }
}
