import Pages
import Testing
import Vocabulary

@testable import Web

@Suite("A16 · People")
struct PersonPageTests {
    private let story = Story(language: .en)

    @Test(arguments: PersonPage.Part.allCases) func `each right brings its form and no other`(part: PersonPage.Part) {
        var page = story.person
        page.allows = [part]
        let html = page.html(story.texts).text
        let forms = html.matches(of: /action="\/settings\/people\/3\/([a-z-]+)"/).map { String($0.1) }
        #expect(forms == [part.rawValue])
    }

    @Test func `whoever does not administer takes nobody in`() {
        var page = story.people
        #expect(page.html(story.texts).text.contains("action=\"/settings/people\""))
        page.mayAdd = false
        #expect(!page.html(story.texts).text.contains("action=\"/settings/people\""))
    }
}
