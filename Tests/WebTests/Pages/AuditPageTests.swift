import Foundation
import Pages
import Testing
import Vocabulary

@testable import Web

@Suite("B11 · What happened, in words")
struct AuditPageTests {
    /// The names of all events that a release has written, from the record of their forms.
    private static let names: [String] = {
        let file = URL(filePath: #filePath).appending(path: "../../../TicketsTests/released-events.txt").standardized
        // Without the file there are no names, and a test says so.
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return Set(text.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) }).sorted()
    }()

    @Test(arguments: Language.allCases) func `every event has a sentence and a kind to find it by`(language: Language) {
        let texts = Story(language: language).texts
        #expect(Self.names.count > 100)
        for name in Self.names {
            #expect(texts.optional("told.\(name)") != nil, "told.\(name)")
            let area = String(name.prefix { $0 != "." })
            #expect(AuditRoutes.areas.contains(area) && texts.optional("area.\(area)") != nil, "area.\(area)")
        }
    }

    @Test func `the way to older lines keeps what was asked for`() {
        let story = Story(language: .en)
        var page = story.audit()
        page.filled.values = ["person": "3", "ticket": "", "area": "ticket", "from": "2026-11-01"]
        let html = page.html(story.texts).text
        #expect(html.contains("href=\"/settings/audit?person=3&amp;area=ticket&amp;from=2026-11-01&amp;before=5\""))
    }

    @Test func `a record that was looked through in part says how far, and leads on`() {
        let story = Story(language: .en)
        let html = story.auditPart().html(story.texts).text
        #expect(html.contains("Nothing more fits as far back as"))
        #expect(html.contains("person=3&amp;before=18412\">Look further back</a>"))
        #expect(!html.contains("Nothing in the record fits"), "that is not known yet")
    }
}
