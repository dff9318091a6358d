import Pages
import Testing
import Tickets
import Vocabulary

@testable import Web

@Suite("A13 · R15 · E13 · Follow-ups and remedies")
struct FollowUpsPageTests {
    private let story = Story(language: .en)

    @Test(arguments: FollowUp.Attempt.Outcome.allCases) func `every outcome can be recorded`(
        outcome: FollowUp.Attempt.Outcome
    ) {
        #expect(story.followUps.html(story.texts).text.contains("name=\"outcome\" value=\"\(outcome.rawValue)\""))
    }

    @Test func `stars are asked for only where the manual wants a rating`() {
        let html = story.followUps.html(story.texts).text
        #expect(html.contains("id=\"c-\(story.rows[0].number)-stars\""))
        #expect(!html.contains("id=\"c-\(story.rows[1].number)-stars\""))
    }

    @Test func `what was offered waits for an answer and not for another offer`() {
        let html = story.followUps.html(story.texts).text
        #expect(html.contains("id=\"r-\(story.rows[2].number)-cause\""))
        #expect(!html.contains("id=\"r-\(story.rows[3].number)-cause\""))
        #expect(html.contains("name=\"step\" value=\"accepted\""))
    }
}
