import Foundation
import HTTPTypes
import HummingbirdCore
import Testing
import Vocabulary

@testable import Web

@Suite("Answers", .timeLimit(.minutes(1)))
struct AnswerTests {
    @Test(arguments: [
        (Int64(0), "Thu, 01 Jan 1970 00:00:00 GMT"), (1_795_459_200, "Mon, 23 Nov 2026 18:40:00 GMT"),
        (951_782_399, "Mon, 28 Feb 2000 23:59:59 GMT"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
        (-1, "Wed, 31 Dec 1969 23:59:59 GMT"), (4_102_444_800, "Fri, 01 Jan 2100 00:00:00 GMT"),
    ])
    func `a date is written as HTTP writes it`(seconds: Int64, text: String) {
        #expect(HTTPDate.text(Instant(seconds: seconds)) == text)
    }

    @Test(arguments: [
        (nil, false), ("gzip", true), ("deflate, gzip;q=0.5", true), ("gzip;q=0", false), ("*", true), ("br", false),
        ("", false),
        ("GZIP", true), ("gzip;q=x", true),
    ])
    func `gzip is used where it is allowed`(header: String?, isAccepted: Bool) {
        #expect(Gzip.isAccepted(header) == isAccepted)
    }

    @Test func `a download can do no harm`() {
        let page = Download(name: "../应答 \"x\"\r\n.html", bytes: [1]).response
        #expect(page.headers[.contentType] == "application/octet-stream")
        #expect(
            page.headers[.disposition]
                == "attachment; filename=\"__ _x_.html\"; filename*=UTF-8''%E5%BA%94%E7%AD%94%20%22x%22.html")
        #expect(page.headers[.csp]?.contains("sandbox") == true)
        let picture = Download(name: "a.png", bytes: [1], shownAs: .png).response
        #expect(picture.headers[.contentType] == "image/png")
        #expect(picture.headers[.disposition]?.hasPrefix("inline; ") == true)
    }

    @Test func `a redirection leads nowhere else`() {
        #expect(Response.goTo("/desk").headers[.location] == "/desk")
        #expect(Response.goTo("//evil.example").headers[.location] == "/")
        #expect(Response.goTo("/a\r\nX: y").headers[.location] == "/")
    }

    @Test func `no origin can break out of a frame policy`() {
        let policy = ContentPolicy.frame(for: ["https://shop.example", "https://x; script-src *", "a,b", ""])
        #expect(policy.text.contains("frame-ancestors https://shop.example;"))
        #expect(!policy.text.contains("script-src"))
        #expect(ContentPolicy.frame(for: []).text.contains("frame-ancestors 'none'"))
    }

    @Test func `every sentence has a key of its own`() {
        #expect(Set(Saying.allCases.map(\.rawValue)).count == Saying.allCases.count)
    }

    struct Leak: Error { let phone = "13800138000" }
    enum Broken: Error { case query(String) }

    @Test func `what an error carries along stays out of the log`() {
        #expect(!Surroundings.kind(of: Leak()).contains("138"))
        #expect(Surroundings.kind(of: Broken.query("13800138000")).hasSuffix(".query"))
    }
}

@Suite("Answers · Assets", .timeLimit(.minutes(1)))
struct AssetTests {
    static let folder: String = {
        let folder = FileManager.default.temporaryDirectory.path + "/assets-\(UUID().uuidString)"
        let files = FileManager.default
        do {
            try files.createDirectory(atPath: folder + "/css", withIntermediateDirectories: true)
            try String(repeating: "a { color: red }\n", count: 200).write(
                toFile: folder + "/css/desk.css", atomically: true, encoding: .utf8)
            try "secret".write(toFile: folder + "/.env", atomically: true, encoding: .utf8)
            try files.createSymbolicLink(atPath: folder + "/out.txt", withDestinationPath: "/etc/passwd")
        } catch { Issue.record(error) }
        return folder
    }()

    @Test func `only plain visible files are served, kept for ever under their version`() async throws {
        let assets = try Assets(folders: [Self.folder])
        #expect(assets.names == ["css/desk.css"])
        try await Site.open({ assets.add(to: $0.machines) }) { site in
            let plain = try await site.ask("GET", assets.path("css/desk.css"))
            #expect(plain.status == 200)
            #expect(plain.body.count == 17 * 200)
            #expect(plain["content-type"] == "text/css; charset=utf-8")
            #expect(plain["cache-control"] == "public, max-age=31536000, immutable")
            #expect(plain["x-content-type-options"] == "nosniff")

            let packed = try await site.ask("GET", assets.path("css/desk.css"), ["Accept-Encoding: gzip"])
            #expect(packed["content-encoding"] == "gzip")
            #expect(packed.body.count < 200)

            let known = try await site.ask(
                "GET", assets.path("css/desk.css"), ["If-None-Match: \(plain["etag"] ?? "")"])
            #expect(known.status == 304)
            #expect(known.body.isEmpty)

            let old = try await site.ask("GET", "/assets/0123/css/desk.css")
            #expect(old["cache-control"] == "no-cache")
        }
    }

    @Test(arguments: [
        "../.env", "..%2f.env", "%2e%2e/.env", "css/../.env", "css/..%5c.env", ".env", "out.txt", "css", "css/", "",
        "css//desk.css",
        "css/desk.css%00.png", "/etc/passwd", "%2fetc%2fpasswd", "css%2fdesk.css",
    ])
    func `nothing else can be asked for`(name: String) async throws {
        let assets = try Assets(folders: [Self.folder])
        try await Site.open({ assets.add(to: $0.machines) }) { site in
            let answer = try await site.ask("GET", "/assets/\(assets.version)/\(name)")
            #expect(answer.status == 404)
            #expect(!answer.text.contains("root:") && !answer.text.contains("secret"))
        }
    }

    @Test func `the version changes with every byte and every name`() {
        let versions: [String] = [
            Assets(contents: ["a": [1], "b": [2]]), Assets(contents: ["a": [1], "b": [3]]),
            Assets(contents: ["a": [1], "c": [2]]),
            Assets(contents: ["a": [1, 2], "b": []]),
        ].map(\.version)
        #expect(Set(versions).count == 4)
        #expect(Assets(contents: ["b": [2], "a": [1]]).version == versions[0])
    }
}
