import Pages
import Testing
import Tickets
import Vocabulary

@testable import Web

@Suite("R1 · R2 · C3 · The registration")
struct RegistrationPageTests {
    private let story = Story(language: .en)

    @Test func `the caller's open tickets stand before the form, each can be urged`() throws {
        let html = story.registrationCaller.html(story.texts).text
        let ticket = try #require(html.firstRange(of: "href=\"/tickets/\(story.rows[0].number)\""))
        let form = try #require(html.firstRange(of: "data-registration"))
        #expect(ticket.lowerBound < form.lowerBound)
        #expect(html.contains("action=\"/registration/\(story.rows[1].number)/urging\""))
        #expect(!html.contains("name=\"contact\""), "who is known is not asked again")
    }

    @Test func `a refused form holds everything that was typed, escaped`() {
        let html = story.registrationRefused.html(story.texts).text
        #expect(html.contains("value=\"&lt;b&gt;Ms Zhang&lt;/b&gt;\""))
        #expect(html.contains("value=\"Z9\""))
        #expect(html.contains("value=\"safety\" checked"))
        #expect(html.contains("href=\"#f-solution\""))
    }

    @Test func `Enter registers, whatever else the form can do`() throws {
        let html = story.registration.html(story.texts).text
        let form = try #require(html.firstRange(of: "data-registration"))
        let first = try #require(html[form.upperBound...].firstMatch(of: /<button[^>]*>/))
        #expect(first.0.contains("value=\"register\""))
    }

    @Test func `who handles no tickets is offered only to register for whom the manual finds`() {
        var page = story.registration
        page.frame.staff?.rights = [.createTickets]
        let html = page.html(story.texts).text
        let acts = html.matches(of: /name="act" value="([a-z-]+)"/).map { String($0.1) }
        #expect(!acts.isEmpty && acts.allSatisfy { $0 == "hand-on" })
        #expect(!html.contains("name=\"solution\""))
    }

    @Test(arguments: Disposition.Kind.allCases) func `each contact that is none has a button`(kind: Disposition.Kind) {
        let html = story.registration.html(story.texts).text
        #expect(html.contains("name=\"kind\" value=\"\(kind.rawValue)\""))
    }

    @Test func `nothing that is typed goes into an address`() {
        let html = story.registration.html(story.texts).text
        for form in html.matches(of: /<form\b[^>]*action="\/registration[^>]*>/) {
            #expect(form.0.contains("method=\"post\""))
        }
    }
}
