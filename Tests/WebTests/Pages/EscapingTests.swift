import Pages
import Testing
import Vocabulary

@testable import Web

@Suite("Pages · what people write never becomes markup")
struct EscapingTests {
    static let attacks = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='alert(1)' autofocus='",
        "\"\u{301} onmouseover=\"alert(1)", "</title></textarea><svg onload=alert(1)>",
        "<div hx-get=\"/me\" hx-trigger=\"load\">",
        "<!--", "javascript:alert(1)", "\u{0}<\u{0}script>",
    ]
    let story = Story(language: .zhHans)

    @Test(arguments: attacks) func `a customer's name, subject, words and files stand as text on the desk`(
        attack: String
    ) {
        var pane = story.pane()
        pane = TicketPane(
            frame: pane.frame, number: pane.number, revision: 1, key: attack, subject: attack, status: .open,
            type: attack,
            level: .init(key: attack, name: attack, mark: Mark(paragraph: attack, edition: 1, sentence: attack)),
            takenBy: attack, owner: attack, clocks: [],
            conversation: Conversation(entries: [
                .message(
                    .init(
                        id: 1, side: .customer, author: attack, channel: attack, at: story.now, words: attack,
                        files: [.init(address: attack, name: attack, bytes: 1)])),
                .event(.init(key: "event.taken", about: [attack], at: story.now)),
            ]),
            side: TicketSide(
                customer: attack, contact: attack, revealed: attack, channel: attack, received: story.now,
                demand: attack,
                types: [Choice(attack, attack)], levels: [], type: attack, level: attack, newLink: attack,
                solution: attack),
            allows: pane.allows, channel: attack, watching: [attack],
            filled: Filled(values: ["words": attack], refusal: Refusal(.conflict, attack)), refused: .reply)
        expectHarmless(pane.html(story.texts), attack)
    }

    @Test(arguments: attacks) func `a refused form gives back what was entered, as text`(attack: String) {
        var page = story.ask
        page.filled = Filled(
            values: Dictionary(
                uniqueKeysWithValues: ["words", "demand", "type", "name", "contact", "urgency", "occurred", "wished"]
                    .map {
                        ($0, attack)
                    }),
            refusal: .invalid([Refusal.Flaw("contact", attack, [attack])]))
        expectHarmless(page.html(story.texts), attack)
    }

    @Test(arguments: attacks) func `a search gives back its question as text and as an address`(attack: String) {
        let page = SearchPage(
            frame: story.frame("/search?q=\(attack)", staff: true), query: attack, rows: story.rows, total: 9,
            next: "88.3")
        expectHarmless(page.html(story.texts), attack)
    }

    @Test func `outside text lies where htmx does not look`() {
        let html = story.pane().html(story.texts).text
        #expect(html.contains("<div class=\"words\" hx-disable>"))
        #expect(html.contains("<h2 id=\"subject\" hx-disable>"))
    }

    /// The markup has the same elements and attributes as with a harmless word, whatever the word was.
    private func expectHarmless(_ html: HTML, _ attack: String) {
        let text = html.text
        for bad in ["<script>alert", "<img src=x", "<svg onload", "<div hx-get=\"/me\"", "<!--"] {
            #expect(!text.contains(bad), "\(bad)")
        }
        #expect(!text.contains(/<[^>"]*(?:"[^"]*"[^>"]*)*\son[a-z]+=/), "a handler")
        #expect(!text.unicodeScalars.contains("\u{0}"))
    }
}
