import Pages
import Testing
import Vocabulary

@testable import Web

@Suite("C9 · The manual as people read and compare it")
struct ManualPageTests {
    private let story = Story(language: .en)

    @Test func `every paragraph can be linked to and stands in the contents`() {
        let html = story.manual.html(story.texts).text
        for number in ["1.3", "2.1", "2.2", "3.1"] {
            #expect(html.contains("id=\"p-\(number)\""))
            #expect(html.contains("<li><a href=\"#p-\(number)\">"))
        }
        #expect(html.contains("<blockquote>") == false)
    }

    @Test func `blank lines of a paragraph make blocks, and only the first has the number`() {
        let passage = ManualPage.Passage(number: "3.1", text: "One.\n\nTwo <b>.")
        let chapter = ManualPage.Chapter(number: "3", title: "Levels", paragraphs: [passage])
        let html = chapter.html(story.frame("/manual").wording(story.texts)).text
        #expect(html.contains("<p><a class=\"anchor\" href=\"#p-3.1\">3.1</a> One.</p><p>Two &lt;b&gt;.</p>"))
    }

    @Test func `the margin says how often a paragraph was applied, kept and missed`() {
        let html = ManualPage.Figures(decided: 3, started: 1200, met: 900, missed: 12)
            .html(story.frame("/manual").wording(story.texts)).text
        for words in ["decided 3 ×", "applied 1,200 ×", "kept 900 ×", "missed 12 ×"] { #expect(html.contains(words)) }
        #expect(html.contains("<rect class=\"kept\" width=\"750\"") && html.contains("x=\"990\" width=\"10\""))
    }

    @Test func `a receipt is asked for once, and is a seal afterwards`() {
        #expect(story.manual.html(story.texts).text.contains("action=\"/manual/editions/4/receipt\""))
        var page = story.manual
        page.receipt = ReceiptBox(edition: 4, given: .init(name: "Lan", at: story.ago(10)))
        let html = page.html(story.texts).text
        #expect(!html.contains("<form id=\"receipt\"") && html.contains("class=\"read-seal\""))
    }

    @Test func `only editors are shown the draft`() {
        #expect(ManualTabs(here: .reading, isEditor: true).html(story.texts).text.contains("/manual/draft"))
        #expect(!ManualTabs(here: .reading).html(story.texts).text.contains("/manual/draft"))
    }

    @Test func `a margin mark opens the edition that was followed`() {
        #expect(story.mark.html(story.texts).text.contains("href=\"/manual/editions/4#p-3.1\""))
    }

    @Test func `a mistake shows its line, column and what stands there`() {
        let html = room("manual-draft")
        #expect(html.contains("data-line=\"5\" data-column=\"12\""))
        #expect(html.contains("limit: <mark>soon</mark></code>"))
        #expect(html.contains("139 more"))
    }

    @Test func `a draft that somebody else changed can be kept over theirs, and only then`() {
        #expect(room("manual-draft-stale").contains("<button form=\"draft\" name=\"over\" value=\"13\">"))
        let own = room("manual-draft")
        #expect(!own.contains("name=\"over\""))
    }

    private func room(_ name: String) -> String { story.manualRoom.first { $0.name == name }?.page.text ?? "" }

    static let pairs: [(old: String, new: String, marked: String)] = [
        ("limit: 30 min", "limit: 20 min", "3"),
        ("主管立即到场。", "值班组长立即到场。", "主管"),
        ("a", "b", ""),
        ("same", "same and more", ""),
        ("- 一二三", "format", ""),
    ]

    @Test(arguments: pairs) func `what is other within a line is marked, where the lines are alike`(
        pair: (old: String, new: String, marked: String)
    ) {
        let mark = ComparisonPage.Line.Mark(pair.old, against: pair.new)
        #expect(mark.middle == pair.marked)
        #expect(mark.head + mark.middle + mark.tail == pair.old)
    }
}

@Suite("C1 · The organisation chart")
struct TreeDrawingTests {
    private typealias Node = OrganisationChart.Node

    @Test func `leaves stand one below the other, and a parent in their middle`() {
        let drawing = TreeDrawing(Node(name: "a", below: [Node(name: "b"), Node(name: "c", below: [Node(name: "d")])]))
        let place = Dictionary(uniqueKeysWithValues: drawing.boxes.map { ($0.name, $0) })
        #expect(place["b"]?.y == 1 && place["d"]?.y == 55 && place["c"]?.y == 55 && place["a"]?.y == 28)
        #expect(place["b"]?.x == place["c"]?.x && (place["d"]?.x ?? 0) > (place["c"]?.x ?? 0))
        #expect(drawing.lines.count == 3)
        #expect(drawing.height == 100)
    }

    @Test func `boxes are wide enough for their words and touch nothing`() {
        let long = String(repeating: "客", count: 12)
        let drawing = TreeDrawing(Node(name: "Center", below: [Node(name: long), Node(name: "x", note: "12 people")]))
        let boxes = drawing.boxes.filter { $0.depth == 1 }
        #expect(boxes.allSatisfy { $0.width >= 12 * 14 + 24 })
        #expect(drawing.boxes.allSatisfy { $0.x + $0.width <= drawing.width && $0.y + $0.height <= drawing.height })
    }
}
