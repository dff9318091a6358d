import Foundation
import HTTPTypes
import HummingbirdCore
import Testing
import Vocabulary

@testable import Web

@Suite("Reception · Forms from elsewhere", .timeLimit(.minutes(1)))
struct ForeignFormTests {
    static let form = "Content-Type: application/x-www-form-urlencoded"

    @Test(arguments: [
        (["Cookie: session=agent", "Sec-Fetch-Site: same-origin"], 303),
        (["Cookie: session=agent", "Sec-Fetch-Site: cross-site"], 403),
        (["Cookie: session=agent", "Sec-Fetch-Site: same-site"], 403),
        (["Cookie: session=agent", "Sec-Fetch-Site: none"], 403),
        (["Cookie: session=agent", "Origin: http://help.example.com"], 303),
        (["Cookie: session=agent", "Origin: http://HELP.example.com"], 403),
        (["Cookie: session=agent", "Origin: https://help.example.com"], 403),
        (["Cookie: session=agent", "Origin: null"], 403),
        (["Cookie: session=agent", "Origin: http://evil.example"], 403), (["Cookie: session=agent"], 403),
        (["Cookie: session=agent", "Sec-Fetch-Site: cross-site", "Origin: http://help.example.com"], 403),
        (["Cookie: session=agent", "Origin: https://desk.example.org"], 303),
    ])
    func `only our own pages act under a cookie`(headers: [String], status: Int) async throws {
        try await Site.open(ReceptionTests.routes, settings: { $0.origins = ["https://desk.example.org"] }) { site in
            let answer = try await site.ask("POST", "/taking", headers + [Self.form], body: "form=\(Site.formToken)")
            #expect(answer.status == status)
        }
    }

    @Test func `without the form's own token nothing happens`() async throws {
        try await Site.open(ReceptionTests.routes) { site in
            #expect(try await site.post("/taking", "").status == 403)
            #expect(try await site.post("/taking", "form=\(Site.seal.token(for: "s2"))").status == 403)
            #expect(try await site.post("/taking", "form=\(Site.formToken)").status == 303)
            #expect(try await site.post("/taking", "", ["X-Form-Token: \(Site.formToken)"]).status == 303)
            let bare = try await site.ask("POST", "/taking", Site.own + ["X-Form-Token: \(Site.formToken)"])
            #expect(bare.status == 303)
        }
    }

    @Test func `a refused form comes back with what was entered`() async throws {
        try await Site.open(ReceptionTests.routes) { site in
            let answer = try await site.post("/notes", "form=\(Site.formToken)&words=much%20too%20long")
            #expect(answer.status == 422)
            #expect(answer.text == "again much too long 1")
            #expect(try await site.post("/notes", "form=\(Site.formToken)&words=short").text == "noted short")
            let stale = try await site.post("/notes", "form=old&words=kept")
            #expect(stale.status == 403)
            #expect(stale.text == "again kept 0")
        }
    }
}
