import Pages
import Testing
import Vocabulary

@testable import Web

@Suite("Ticket · what is allowed is there, what is not is not")
struct TicketPaneTests {
    let story = Story(language: .en)

    @Test(arguments: [
        (TicketPane.Verb.take, "taking"), (.reply, "replies"), (.note, "notes"), (.classify, "classification"),
        (.wait, "waiting"), (.resolve, "resolution"), (.confirm, "confirmation"), (.tell, "telling"),
        (.sign, "signature"), (.archive, "archiving"),
        (.link, "links"),
        (.reveal, "reveal"), (.accept, "acceptance"), (.start, "start"), (.progress, "progress"),
        (.handOver, "hand-over"), (.assign, "assignment"), (.reportAssignment, "wrong-assignment"),
        (.escalate, "escalation"), (.urge, "urging"), (.promise, "promises"), (.workaround, "workaround"),
        (.extend, "extension"), (.signOff, "sign-off"), (.decideExtension, "extension/decision"),
        (.correct, "correction"), (.refuseCorrection, "correction/refusal"), (.keepPromise, "promises/41/keeping"),
        (.noteFacts, "facts"), (.askFacts, "facts/question"),
        (.reopen, "reopening"), (.relate, "relations"), (.contact, "remedy/contact"), (.offer, "remedy/offer"),
        (.answerOffer, "remedy/answer"),
        (.withdrawPromise, "promises/41/withdrawal"),
    ])
    func `each verb is a plain form of its own resource`(verb: TicketPane.Verb, resource: String) {
        let action = "method=\"post\" action=\"/tickets/CST-20261123021/\(resource)\""
        var pane = story.paneOnItsWay(allows: [verb])
        pane.unfoldsMore = true
        let form = pane.html(story.texts).text
        #expect(form.contains(action))
        #expect(form.contains("name=\"revision\" value=\"7\""))
        #expect(form.contains("name=\"key\" value=\"k-81c2\""))
        #expect(!story.paneOnItsWay(allows: []).html(story.texts).text.contains(action))
    }

    @Test func `the quiet menu is not there where none of its verbs can be done`() {
        #expect(!story.pane(allows: [.reply, .note]).html(story.texts).text.contains("id=\"more\""))
        #expect(story.pane(allows: [.urge]).html(story.texts).text.contains("<details class=\"menu more\" id=\"more\""))
    }

    @Test func `the forms of the quiet menu come when it is opened, without scripts by a link`() {
        let address = "/tickets/CST-20261123021?more=yes"
        var pane = story.pane(allows: [.urge])
        let folded = pane.html(story.texts).text
        #expect(folded.contains("id=\"more\" data-unfold=\"\(address)\""))
        #expect(folded.contains("<a href=\"\(address)\">"))
        #expect(!folded.contains("deed-urge"))
        pane.queue = .mine
        #expect(pane.html(story.texts).text.contains("<a href=\"\(address)&amp;queue=mine\">"))
        pane.unfoldsMore = true
        let unfolded = pane.html(story.texts).text
        #expect(unfolded.contains("id=\"more\" open"))
        #expect(unfolded.contains("deed-urge"))
    }

    @Test func `a refused verb of the menu is open, with its words and what was wrong beside its field`() {
        var pane = story.paneOnItsWay(allows: [.handOver, .escalate])
        pane.refused = .handOver
        pane.filled = Filled(
            values: ["to": "person:7", "words": "kept <words>"],
            refusal: .invalid([Refusal.Flaw("to", "flaw.not-a-choice")]))
        let html = pane.html(story.texts).text
        #expect(html.contains("id=\"more\" open"))
        #expect(html.contains("id=\"deed-hand-over\" open"))
        #expect(html.contains("id=\"deed-escalate\"><summary>"))
        #expect(html.contains("kept &lt;words&gt;</textarea>"))
        #expect(html.contains("<option value=\"person:7\" selected>"))
        #expect(html.contains("id=\"deed-hand-over-to-flaw\""))
    }

    @Test func `what the manual asks for shows what is known and what is missing, and is noted in place`() {
        let html = story.paneOnItsWay(allows: [.noteFacts]).html(story.texts).text
        #expect(html.contains("<div class=\"missing\">"))
        #expect(html.contains("name=\"fact-device\""))
        #expect(html.contains("<option value=\"yes\" selected>"))
        #expect(!html.contains("/facts/question\""))
    }

    @Test func `how it ended, what is owed and what it is joined to stand at the side`() {
        let html = story.paneOnItsWay(allows: []).html(story.texts).text
        for key in ["end.told", "end.signed", "end.follow-up", "side.remedy", "relation.follow-up-of"] {
            #expect(html.contains(story.texts[key]))
        }
        #expect(html.contains("href=\"/tickets/CST-20261014007\""))
        #expect(!story.pane(allows: []).html(story.texts).text.contains(story.texts["side.ending"]))
    }

    @Test func `a refused classification keeps what was chosen`() {
        var pane = story.pane(allows: [.classify])
        pane.refused = .classify
        pane.filled = Filled(
            values: ["type": "complaint", "level": "normal", "reason": "kept reason"],
            refusal: Refusal(.stale, "refusal.stale"))
        let html = pane.html(story.texts).text
        #expect(html.contains("<option value=\"complaint\" selected>"))
        #expect(html.contains("value=\"kept reason\""))
    }

    @Test func `what waits and what was promised stands at the side, for all to see`() {
        let html = story.paneOnItsWay(allows: []).html(story.texts).text
        #expect(html.contains(story.texts["signing.waits"]))
        #expect(html.contains(story.texts["ticket.urges", "2"]))
        for kind in OpenApproval.Kind.allCases {
            #expect(html.contains(story.texts["approval.kind-\(kind.rawValue)"]))
        }
        #expect(html.contains(story.texts["promise.call"]))
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

    @Test func `the solution goes to the customer unless somebody would rather tell it later`() {
        let html = story.pane(allows: [.resolve]).html(story.texts).text
        #expect(html.contains("name=\"later\" value=\"yes\">"))
        #expect(html.contains(story.texts["composer.via", story.pane().channel]))
        var pane = story.pane(allows: [.tell])
        pane.channels = [Choice("phone", "Phone"), Choice("mail", "Mail")]
        pane.arrival = "mail"
        #expect(pane.html(story.texts).text.contains("<option value=\"mail\" selected>Mail</option>"))
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
        #expect(html.contains("href=\"/manual/editions/4#p-3.1\""))
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

    @Test func `an empty queue invites only to what a person may do`() {
        var frame = story.frame("/desk", staff: true)
        for right in Permission.allCases {
            frame.staff?.rights = [right]
            let invites = { (queue: Queue, key: String) in
                TicketList(frame: frame, queue: queue, rows: []).html(story.texts).text.contains(story.texts[key])
            }
            #expect(invites(.mine, "list.take-one") == (right == .handleTickets))
            #expect(invites(.open, "list.try-portal") == (right == .administer))
        }
    }

    @Test(arguments: [true, false]) func `keys of handling are told to whoever handles tickets`(handles: Bool) {
        var frame = story.frame("/desk", staff: true)
        frame.staff?.rights = handles ? [.readTickets, .handleTickets] : [.readTickets]
        let help = Document(frame: frame, room: .desk, title: "").html(story.texts, "").text
        #expect(help.contains(story.texts["keys.reply"]) == handles)
        #expect(help.contains(story.texts["keys.search"]))
    }

    @Test func `the customer's name leads to their page where it may be opened`() {
        var pane = story.pane(allows: [])
        #expect(!pane.html(story.texts).text.contains("href=\"/customers/"))
        pane.side.customerPage = "/customers/7"
        #expect(pane.html(story.texts).text.contains("<a href=\"/customers/7\"><b>"))
    }

    @Test func `a call that is to be made leads to the room for calls, for those who make them`() {
        var pane = story.pane(allows: [])
        for (isTheirs, outcome) in [(true, nil), (true, "reached"), (false, nil)] as [(Bool, String?)] {
            pane.work.end.followUp = .init(outcome: outcome, nextAt: story.ahead(60), isTheirs: isTheirs)
            let leads = pane.html(story.texts).text.contains("<a href=\"/follow-ups\">")
            #expect(leads == (isTheirs && outcome == nil))
        }
    }
}
