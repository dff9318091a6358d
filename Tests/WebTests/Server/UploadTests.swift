import Crypto
import Foundation
import Synchronization
import Testing
import Vocabulary

@testable import Web

@Suite("Body · Uploads over the line", .timeLimit(.minutes(1)))
struct UploadTests {
    /// Where the last upload lay, to see it vanish.
    final class Memory: Sendable {
        let path = Mutex("")
    }

    static func routes(_ memory: Memory) -> (RouteBook) -> Void {
        { book in
            book.front.post("files", .files(FileLimits(most: 2, each: 100_000, total: 300_000))) { _, form in
                let words = form.text("words", max: 100)
                let files = form.files("file", most: 2)
                try form.check()
                if let file = files.first { memory.path.withLock { $0 = file.place.path } }
                let told = try files.map {
                    "\($0.name) \($0.declaredType) \($0.size) \($0.digest) \(try $0.place.bytes().count)"
                }
                return .text(([words] + told).joined(separator: "\n"))
            }
            book.front.post("plain") { _, form in .text(form.entered("a")) }
        }
    }

    static let type = "Content-Type: multipart/form-data; boundary=XyZ"

    static func part(_ name: String, file: String? = nil, _ content: [UInt8]) -> [UInt8] {
        let fileName = file.map { "; filename=\"\($0)\"\r\nContent-Type: image/png" } ?? ""
        return Array("--XyZ\r\nContent-Disposition: form-data; name=\"\(name)\"\(fileName)\r\n\r\n".utf8) + content + [
            13, 10,
        ]
    }

    static let end = Array("--XyZ--\r\n".utf8)

    @Test func `a file is hashed, handed over and gone afterwards`() async throws {
        let memory = Memory()
        let content = (0..<90_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try await Site.open(Self.routes(memory)) { site in
            let body =
                Self.part("words", Array("应答".utf8)) + Self.part("file", file: "照片.png", content)
                + Self.part("file", file: "", []) + Self.end
            let answer = try await site.ask("POST", "/files", [Self.type], body: body)
            #expect(answer.text == "应答\n照片.png image/png 90000 \(SHA256.hash(data: content).hex) 90000")
            let isGone = await eventually { !FileManager.default.fileExists(atPath: memory.path.withLock { $0 }) }
            #expect(isGone)
        }
    }

    @Test(arguments: [1, 7, 1000]) func `it arrives the same in chunks of any size`(size: Int) async throws {
        let content = [UInt8](repeating: 13, count: 500)
        let body = Self.part("file", file: "a.bin", content) + Self.end
        try await Site.open(Self.routes(Memory())) { site in
            let wire = try await site.wire()
            try await wire.send(Site.head("POST", "/files", [Self.type, "Transfer-Encoding: chunked"]))
            for start in stride(from: 0, to: body.count, by: size) {
                let chunk = body[start..<min(start + size, body.count)]
                try await wire.send(Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + [13, 10])
            }
            try await wire.send("0\r\n\r\n")
            let answer = try await wire.answer()
            #expect(answer.text.hasSuffix("a.bin image/png 500 \(SHA256.hash(data: content).hex) 500"))
        }
    }

    @Test func `what is too much is refused by its field`() async throws {
        try await Site.open(Self.routes(Memory())) { site in
            let large = Self.part("file", file: "a", [UInt8](repeating: 1, count: 100_001)) + Self.end
            let three = (0..<3).flatMap { Self.part("file", file: "\($0)", [1]) } + Self.end
            let (tooLarge, tooMany) = try await (
                site.ask("POST", "/files", [Self.type], body: large),
                site.ask("POST", "/files", [Self.type], body: three)
            )
            #expect(tooLarge.status == 413)
            #expect(tooMany.status == 422)
        }
    }

    @Test func `a body that announces too much is refused before it is read, and the sender sees it`() async throws {
        try await Site.open(Self.routes(Memory())) { site in
            let body = [UInt8](repeating: 1, count: 3_000_000)
            let answer = try await site.ask("POST", "/files", [Self.type], body: body)
            #expect(answer.status == 413)

            let endless = try await site.wire()
            try await endless.send(Site.head("POST", "/files", [Self.type], length: 999_999_999_999))
            let refused = try await endless.answer()
            #expect(refused.status == 413)
            #expect(refused["connection"] == "close")
            try await endless.untilClosed()
        }
    }

    @Test func `chunks without end are refused at the limit`() async throws {
        try await Site.open(Self.routes(Memory())) { site in
            let wire = try await site.wire()
            try await wire.send(
                Site.head(
                    "POST", "/plain", ["Content-Type: application/x-www-form-urlencoded", "Transfer-Encoding: chunked"])
            )
            let chunk = Array("186a0\r\na=".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 99_998) + [13, 10]
            for _ in 0..<3 { try await wire.send(chunk) }
            let answer = try await wire.answer()
            #expect(answer.status == 413)
        }
    }

    @Test func `a field name of ten megabytes is refused`() async throws {
        try await Site.open(Self.routes(Memory())) { site in
            let name = String(repeating: "n", count: 10_000_000)
            let form = try await site.ask("POST", "/files", [Self.type], body: Self.part(name, [1]) + Self.end)
            let plain = try await site.ask(
                "POST", "/plain", ["Content-Type: application/x-www-form-urlencoded"], body: name + "=1")
            #expect(form.status == 413 && plain.status == 413)
            let shorter = String(repeating: "n", count: 100_000)
            let refused = try await site.ask("POST", "/files", [Self.type], body: Self.part(shorter, [1]) + Self.end)
            #expect(refused.status == 422)
        }
    }

    @Test(arguments: [
        ("text/plain", 415), ("application/json", 415), ("multipart/mixed; boundary=XyZ", 415),
        ("multipart/form-data", 422),
        ("multipart/form-data; boundary=\"\"", 422), ("multipart/form-data; boundary=X; boundary=XyZ", 422),
        ("garbage;;=", 415),
    ])
    func `other content is refused`(type: String, status: Int) async throws {
        try await Site.open(Self.routes(Memory())) { site in
            let answer = try await site.ask(
                "POST", "/files", ["Content-Type: \(type)"], body: Self.part("a", [1]) + Self.end)
            #expect(answer.status == status)
        }
    }

    @Test func `who asks before sending is told to go on`() async throws {
        try await Site.open(Self.routes(Memory())) { site in
            let wire = try await site.wire()
            try await wire.send(
                Site.head(
                    "POST", "/plain", ["Content-Type: application/x-www-form-urlencoded", "Expect: 100-continue"],
                    length: 3))
            let goOn = try await wire.answer()
            #expect(goOn.status == 100)
            try await wire.send("a=1")
            let answer = try await wire.answer()
            #expect(answer.text == "1")

            let large = try await site.wire()
            try await large.send(
                Site.head(
                    "POST", "/plain", ["Content-Type: application/x-www-form-urlencoded", "Expect: 100-continue"],
                    length: 900_000_000))
            let refused = try await large.answer()
            #expect(refused.status == 413)
        }
    }
}
