import Pages
import Testing
import Vocabulary

@testable import Web

@Suite("API tokens in the browser")
struct TokensPageTests {
    private let story = Story(language: .en)

    @Test func `what has ended cannot be revoked again`() {
        let html = story.tokens().html(story.texts).text
        let offered = html.matches(of: /action="\/settings\/tokens\/(\d+)\/revocation"/).map { String($0.1) }
        #expect(offered == ["4", "3"])
    }

    @Test func `the secret stands on one page alone`() {
        #expect(story.tokens(news: .made(name: "x", secret: "yd_marker")).html(story.texts).text.contains("yd_marker"))
        let later = story.tokens(news: .madeBefore(name: "Web shop")).html(story.texts).text
        #expect(!later.contains("id=\"secret\"") && later.contains("Web shop"))
    }

    @Test func `only rights that one has are offered`() {
        var page = story.tokens()
        page = TokensPage(
            frame: page.frame, key: "k", lines: [], permissions: [.readTickets], mayReachAll: false, teams: page.teams)
        let html = page.html(story.texts).text
        #expect(html.matches(of: /name="permissions"/).count == 1)
        #expect(!html.contains("<option value=\"all\""))
    }
}
