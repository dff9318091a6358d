import Pages
import Testing
import Vocabulary

@testable import Web

@Suite("Follow · the customer's side of a ticket")
struct FollowPageTests {
    let story = Story(language: .en)

    @Test(arguments: TicketStatus.allCases) func `every status is said in plain words`(status: TicketStatus) {
        let html = story.follow(status, allows: []).html(story.texts).text
        #expect(html.contains(story.texts["follow.status-\(status.rawValue)"]))
    }

    @Test func `an archived ticket can be read and not written`() {
        let html = story.follow(.archived, allows: [], solution: story.solution, stars: 4).html(story.texts).text
        #expect(!html.contains("action=\"/my/"))
        #expect(html.contains(story.texts["follow.read-only"]))
        #expect(html.contains(story.texts["stars.4"]))
    }

    @Test func `the customer confirms or denies with one of two buttons`() {
        let html = story.follow(.resolved, allows: [.confirm]).html(story.texts).text
        #expect(html.contains("action=\"/my/CST-20261123021/confirmation\""))
        #expect(html.contains("name=\"outcome\" value=\"solved\""))
        #expect(html.contains("name=\"outcome\" value=\"unsolved\""))
    }

    @Test func `a rating is one of five stars, each with its word`() {
        let html = story.follow(.closed, allows: [.rate]).html(story.texts).text
        for stars in 1...5 {
            #expect(html.contains("name=\"stars\" value=\"\(stars)\" required"))
            #expect(html.contains(story.texts["stars.\(stars)"]))
        }
    }

    @Test(arguments: [
        (FollowPage.Verb.urge, "urging"), (.reopen, "reopening"), (.askAnew, "successor"),
    ])
    func `asking again and asking for more are plain forms, where they are allowed`(
        verb: FollowPage.Verb, resource: String
    ) {
        let action = "method=\"post\" action=\"/my/CST-20261123021/\(resource)\""
        #expect(story.follow(.closed, allows: [verb]).html(story.texts).text.contains(action))
        #expect(!story.follow(.closed, allows: []).html(story.texts).text.contains(action))
    }

    @Test func `where the manual asks why, the rating says so and comes back open`() {
        var page = story.follow(.closed, allows: [.rate])
        page.asksReason = [3]
        page.refused = .rate
        page.filled = Filled(
            values: ["stars": "3"], refusal: .invalid([Refusal.Flaw("words", "flaw.reason-asked", ["6.1"])]))
        let html = page.html(story.texts).text
        #expect(html.contains(story.texts["follow.rate-why", story.texts["stars.3"]]))
        #expect(html.contains("id=\"g-words-flaw\""))
        #expect(html.contains("value=\"3\" required checked"))
    }

    @Test func `a promise says what will have happened by when, a missed one says sorry`() {
        let running = story.follow(.open, allows: [], promise: story.clock("solution", from: 60, to: 90)).html(
            story.texts
        ).text
        #expect(running.contains("We expect to solve it by today 16:12."))
        let missed = story.follow(.open, allows: [], promise: story.clock("response", from: 60, to: -5, .missed))
        #expect(missed.html(story.texts).text.contains("We meant to answer by today 14:37 and are late."))
    }

    @Test func `the desk's own words stay inside`() {
        let html = story.follow(.open, allows: [.answer]).html(story.texts).text
        #expect(!html.contains("data-side=\"note\""))
        #expect(!html.contains("404 for app-7.4.2.js"))
    }

    @Test func `a form that was refused comes back filled, with the flaw beside its field`() {
        let html = story.askRefused.html(story.texts).text
        #expect(html.contains("value=\"135\""))
        #expect(html.contains("aria-invalid=\"true\""))
        #expect(html.contains("<a href=\"#f-contact\">"))
        #expect(html.contains("id=\"f-contact-flaw\">\(story.texts["flaw.not-a-contact"])"))
    }
}
