import Pages
import Testing
import Vocabulary

@testable import Web

@Suite("Ticket · what is allowed is there, what is not is not")
struct TicketPaneTests {
    let story = Story(language: .en)

    @Test(arguments: [
        (TicketPane.Verb.take, "taking"), (.reply, "replies"), (.note, "notes"), (.classify, "classification"),
        (.wait, "waiting"), (.resolve, "resolution"), (.confirm, "confirmation"), (.archive, "archiving"),
        (.link, "links"),
        (.reveal, "reveal"),
    ])
    func `each verb is a plain form of its own resource`(verb: TicketPane.Verb, resource: String) {
        let action = "method=\"post\" action=\"/tickets/CST-20261123021/\(resource)\""
        let form = story.pane(allows: [verb]).html(story.texts).text
        #expect(form.contains(action))
        #expect(form.contains("name=\"revision\" value=\"7\""))
        #expect(form.contains("name=\"key\" value=\"k-81c2\""))
        #expect(!story.pane(allows: []).html(story.texts).text.contains(action))
    }

    @Test func `after a refusal the tab, the words and the sentence are there again`() {
        var pane = story.pane()
        pane.refused = .resolve
        pane.filled = Filled(values: ["solution": "kept words"], refusal: Refusal(.stale, "refusal.stale"))
        let html = pane.html(story.texts).text
        #expect(html.contains("value=\"resolve\" checked"))
        #expect(html.contains("kept words</textarea>"))
        #expect(html.contains("role=\"alert\""))
        #expect(html.contains("Somebody has just changed this ticket"))
    }

    @Test func `a contact shows masked, and in full only on the page after a reason was given`() {
        var pane = story.pane()
        #expect(pane.html(story.texts).text.contains("ends in 8000"))
        pane.side.revealed = "138 0013 8000"
        let html = pane.html(story.texts).text
        #expect(html.contains("138 0013 8000"))
        #expect(!html.contains("/reveal\""))
    }

    @Test func `a mark opens its sentence and its facts, and leads to the manual`() {
        let html = story.mark.html(story.texts).text
        #expect(html.hasPrefix("<details class=\"mark\"><summary>by § 3.1</summary>"))
        #expect(html.contains(story.mark.sentence))
        #expect(html.contains("core function blocked"))
        #expect(html.contains("href=\"/manual#p-3.1\""))
        #expect(story.manual.html(story.texts).text.contains("id=\"p-3.1\""))
    }

    @Test func `a list ends in a link that fetches the next page in its place`() {
        let html = story.list().html(story.texts).text
        #expect(html.contains("hx-get=\"/desk/list?queue=open&amp;after=1795400000.88\" hx-target=\"closest li\""))
        #expect(!story.list().rowsAndMore(story.texts).text.contains("<section"))
    }

    @Test(arguments: Queue.allCases) func `an empty queue explains itself`(queue: Queue) {
        let list = TicketList(frame: story.frame("/desk", staff: true), queue: queue, rows: [])
        #expect(list.html(story.texts).text.contains(story.texts["list.empty-\(queue.rawValue)"]))
    }
}
