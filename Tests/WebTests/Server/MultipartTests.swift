import Testing
import Vocabulary

@testable import Web

@Suite("Body · multipart")
struct MultipartTests {
    static let form = """
        --XyZ\r
        Content-Disposition: form-data; name="words"\r
        \r
        应答\r\n--XyX\r\n-\r\n\r\n--XyZ\r
        content-disposition: form-data; name="file"; filename="a \\"b\\" %22c%22.png"\r
        Content-Type: image/PNG; x=y\r
        \r
        \u{1}\r\r\n--Xy\r
        --XyZ\r
        Content-Disposition: form-data; name="empty"\r
        \r
        \r
        --XyZ--\r\n
        """

    static let read: [Multipart.Event] = [
        .part(.init(name: "words", fileName: nil, type: "text/plain")),
        .data(Array("应答\r\n--XyX\r\n-\r\n".utf8)), .partEnd,
        .part(.init(name: "file", fileName: "a \"b\" \"c\".png", type: "image/png")),
        .data(Array("\u{1}\r\r\n--Xy".utf8)), .partEnd,
        .part(.init(name: "empty", fileName: nil, type: "text/plain")), .partEnd,
    ]

    /// Neighbouring pieces of data joined, for how they were cut means nothing.
    static func events(_ pieces: [[UInt8]], boundary: String = "XyZ") throws -> [Multipart.Event] {
        var parser = try Multipart(boundary: boundary)
        var events: [Multipart.Event] = []
        for piece in pieces {
            for event in try parser.feed(piece) {
                if case .data(let more) = event, case .data(let before) = events.last {
                    events[events.count - 1] = .data(before + more)
                } else {
                    events.append(event)
                }
            }
        }
        try parser.finish()
        return events
    }

    @Test func `a form comes apart into its parts`() throws {
        #expect(try Self.events([Array(Self.form.utf8)]) == Self.read)
    }

    @Test func `it comes apart the same wherever it is cut in two`() throws {
        let bytes = Array(Self.form.utf8)
        for cut in 0...bytes.count {
            #expect(try Self.events([Array(bytes[..<cut]), Array(bytes[cut...])]) == Self.read, "cut at \(cut)")
        }
    }

    @Test func `it comes apart the same byte by byte`() throws {
        #expect(try Self.events(Self.form.utf8.map { [$0] }) == Self.read)
    }

    @Test func `a form that stops anywhere is refused`() {
        let bytes = Array(Self.form.utf8.dropLast(2))
        for end in 0..<bytes.count {
            #expect(throws: Refusal.self, "ended at \(end)") { try Self.events([Array(bytes[..<end])]) }
        }
    }

    static let head = "Content-Disposition: form-data; name=\"a\""

    @Test(arguments: [
        "", "--", "--XyZ", "garbage", "preamble\r\n--XyZ\r\n\(head)\r\n\r\nx\r\n--XyZ--",
        "--XyZ \r\n\(head)\r\n\r\nx\r\n--XyZ--", "--XyZ\r\n\(head)\r\n\r\nx\r\n--XyZ\n--XyZ--",
        "--XyZ\r\n\r\nno head\r\n--XyZ--", "--XyZ\r\nContent-Type: text/plain\r\n\r\nx\r\n--XyZ--",
        "--XyZ\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--XyZ--",
        "--XyZ\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XyZ--",
        "--XyZ\r\nContent-Disposition: form-data; name=\"\"\r\n\r\nx\r\n--XyZ--",
        "--XyZ\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\nx\r\n--XyZ--",
        "--XyZ\r\n\(head)\r\n\(head)\r\n\r\nx\r\n--XyZ--", "--XyZ\r\nno colon\r\n\r\nx\r\n--XyZ--",
        "--XyZ\r\n\(head)\r\nContent-Transfer-Encoding: base64\r\n\r\nx\r\n--XyZ--",
        "--XyZ\r\n\(head)\r\nContent-Type: multipart/mixed; boundary=Q\r\n\r\n--Q\r\n\r\nx\r\n--Q--\r\n--XyZ--",
    ])
    func `what no browser writes is refused`(body: String) {
        let refusal = #expect(throws: Refusal.self) { try Self.events([Array(body.utf8)]) }
        #expect(refusal?.kind == .invalid)
    }

    @Test(arguments: [nil, "", String(repeating: "b", count: 71), "a\"b", "a\r\nb", "a;b", "ends with blank ", "应"])
    func `a boundary that is none is refused`(boundary: String?) {
        #expect(throws: Refusal.self) { try Multipart(boundary: boundary) }
    }

    @Test func `a name of ten megabytes is refused after a few kilobytes`() throws {
        var parser = try Multipart(boundary: "XyZ")
        _ = try parser.feed(Array("--XyZ\r\nContent-Disposition: form-data; name=\"".utf8))
        var fed = 0
        #expect(throws: Refusal.self) {
            for _ in 0..<10_000 {
                _ = try parser.feed([UInt8](repeating: UInt8(ascii: "n"), count: 1000))
                fed += 1000
            }
        }
        #expect(fed <= Multipart.headerLimit)
    }

    @Test func `data is handed out as it comes and never held back`() throws {
        var parser = try Multipart(boundary: "XyZ")
        _ = try parser.feed(Array("--XyZ\r\n\(Self.head)\r\n\r\n".utf8))
        var handed = 0
        for _ in 0..<100 {
            for case .data(let bytes) in try parser.feed([UInt8](repeating: 13, count: 1000)) { handed += bytes.count }
        }
        #expect(handed >= 100_000 - 20)
    }

    @Test(arguments: [
        ("report.pdf", "report.pdf"), ("C:\\Users\\li\\表.xlsx", "表.xlsx"), ("../../etc/passwd", "passwd"), ("", "file"),
        ("..", "file"), ("/", "file"), ("a\r\nb.txt", "ab.txt"), ("photo\u{202E}gpj.exe", "photogpj.exe"),
        ("\u{0}", "file"), (" x ", "x"),
    ])
    func `a file's name is only a name`(given: String, clean: String) {
        #expect(Upload.clean(given) == clean)
    }

    @Test func `a long name keeps within two hundred bytes`() {
        #expect(Upload.clean(String(repeating: "应", count: 300)).utf8.count <= 200)
    }
}
