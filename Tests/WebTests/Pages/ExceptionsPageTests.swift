import Pages
import Testing
import Vocabulary

@testable import Web

@Suite("R23 · R21 · What went wrong, and one's own day")
struct ExceptionsPageTests {
    private let story = Story(language: .en)

    @Test func `a job is called by what it does, and an unknown one is still shown`() {
        let html = story.exceptions.html(story.texts).text
        #expect(html.contains("Tell the customer that the request has arrived"))
        #expect(html.contains("Other work"))
        #expect(html.contains("/exceptions/jobs/8/release"))
    }

    @Test func `stars are averaged to one decimal`() {
        #expect(story.today.html(story.texts).text.contains("4.7 stars (6)"))
    }
}
