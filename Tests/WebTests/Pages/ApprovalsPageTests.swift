import Pages
import Testing
import Vocabulary

@testable import Web

@Suite("D4 · D6 · A9 · R6 · Approvals in one list")
struct ApprovalsPageTests {
    private let story = Story(language: .en)

    @Test func `each kind is decided by its own buttons, in place`() {
        let html = story.approvals.html(story.texts).text
        #expect(html.matches(of: /action="\/approvals\/[^"]+"/).count == 3)
        #expect(html.contains(">Sign off</button>"))
        #expect(html.contains(">Grant</button>"))
        #expect(html.contains(">Reassign</button>"))
        #expect(html.contains("value=\"technical-support\" selected"))
    }

    @Test func `a missed limit says so in words`() {
        #expect(story.approvals.html(story.texts).text.contains("data-late=\"yes\""))
    }

    @Test func `whoever asked sees the question and no buttons`() {
        let items = story.approvals.items.map { item in
            var item = item
            item.mayDecide = false
            return item
        }
        let page = ApprovalsPage(frame: story.deskFrame("/approvals"), items: items, teams: [], key: "k")
        #expect(!page.html(story.texts).text.contains("action=\"/approvals"))
    }
}
