import Pages
import Testing
import Vocabulary

@testable import Web

@Suite("The command board and its wall")
struct BoardPageTests {
    private let story = Story(language: .en)

    @Test func `the wall has nothing to press, tells nobody's name, and loads itself anew`() {
        let html = WallPage(board: story.board).html(story.texts).text
        #expect(!html.contains("<form") && !html.contains("<button") && !html.contains("<a href=\"/t"))
        #expect(!html.contains(story.customer))
        #expect(html.contains("<noscript><meta http-equiv=\"refresh\" content=\"30\"></noscript>"))
    }

    @Test func `full hands and missed limits are marked`() {
        let html = story.board.html(story.texts).text
        #expect(html.contains("data-full=\"yes\">8 / 8"))
        #expect(html.contains("data-late=\"yes\">2"))
    }
}
