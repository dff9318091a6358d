import Foundation
import Pages
import Vocabulary

@testable import Web

/// Every page with its sample, by the name of its file.
struct Gallery {
    let story: Story

    var pages: [(name: String, html: HTML)] {
        let texts = story.texts
        return [
            ("setup", story.setup.html(texts)), ("sign-in", story.signIn.html(texts)),
            ("sign-in-refused", story.signInRefused.html(texts)), ("home", story.home.html(texts)),
            ("ask", story.ask.html(texts)), ("ask-refused", story.askRefused.html(texts)),
            ("asked", story.asked.html(texts)),
            (
                "follow",
                story.follow(.open, allows: [.answer, .urge], promise: story.clock("solution", from: 400, to: 95)).html(
                    texts)
            ),
            (
                "follow-late",
                story.follow(.waiting, allows: [.answer], promise: story.clock("response", from: 40, to: -10, .missed))
                    .html(texts)
            ),
            (
                "follow-resolved",
                story.follow(.resolved, allows: [.answer, .confirm], solution: story.solution).html(texts)
            ),
            ("follow-closed", story.follow(.closed, allows: [.answer, .rate], solution: story.solution).html(texts)),
            (
                "follow-archived",
                story.follow(.archived, allows: [.askAnew], solution: story.solution, stars: 4).html(texts)
            ),
            ("workspace", story.workspace.html(texts)), ("workspace-new", workspaceNew.html(texts)),
            ("workspace-way", workspaceOnItsWay.html(texts)),
            ("workspace-refused", workspaceRefused.html(texts)), ("workspace-empty", workspaceEmpty.html(texts)),
            ("search", search("收银", story.rows).html(texts)), ("search-nothing", search("<b>打印机</b>", []).html(texts)),
            ("me", story.me.html(texts)), ("card", story.card.html(texts)),
            ("card-blank", blankCard.html(texts)),
            ("calendars", story.calendars.html(texts)), ("calendar", story.calendar().html(texts)),
            ("calendar-refused", story.calendarRefused.html(texts)),
            ("calendar-import", story.calendarPreview.html(texts)),
            ("second-step-code", story.secondSteps[0].html(texts)),
            ("second-step-set-up", story.secondSteps[1].html(texts)),
            ("second-step-done", story.secondSteps[2].html(texts)),
            ("my-second-step-off", story.mySecondSteps[0].html(texts)),
            ("my-second-step-set-up", story.mySecondSteps[1].html(texts)),
            ("my-second-step-on", story.mySecondSteps[2].html(texts)),
            ("my-second-step-codes", story.mySecondSteps[3].html(texts)),
            ("problem-404", problem(.refused(Refusal(.notFound, "refusal.not-found")), staff: false).html(texts)),
            ("problem-403", problem(.refused(Refusal(.forbidden, "refusal.forbidden")), staff: true).html(texts)),
            ("problem-500", problem(.fault("req-7f3a01c2"), staff: false).html(texts)),
        ] + story.manualRoom.map { ($0.name, $0.page) } + story.customersPages
            + story.registrationPages
            + story.approvalsPages
            + story.followUpsPages
            + story.boardPages
            + story.peoplePages
            + story.todayPages
            + story.settingsPages
    }

    private var workspaceNew: WorkspacePage {
        var page = story.workspace
        var pane = story.pane(allows: [.take, .archive, .confirm, .note, .reveal])
        pane.side.revealed = "138 0013 8000"
        pane.side.newLink = "https://help.example.com/t/9mJc0vYq7T2dX8sLw4KfR1uBzN6aHgE3"
        pane.allows.insert(.link)
        page.ticket = pane
        return page
    }

    private var workspaceOnItsWay: WorkspacePage {
        var page = story.workspace
        page.ticket = story.paneOnItsWay(
            allows: Set(TicketPane.Verb.allCases).subtracting([.take, .archive, .confirm]))
        return page
    }

    private var workspaceRefused: WorkspacePage {
        var page = story.workspace
        var pane = story.pane()
        pane.refused = .resolve
        pane.filled = Filled(
            values: ["solution": story.solution], refusal: Refusal(.stale, "refusal.stale"))
        page.ticket = pane
        return page
    }

    private var workspaceEmpty: WorkspacePage {
        WorkspacePage(
            frame: story.frame("/desk", staff: true),
            counts: QueueCounts(here: .open, counts: [.open: 0, .new: 0, .mine: 0]),
            list: TicketList(frame: story.frame("/desk", staff: true), queue: .open, rows: []))
    }

    private func search(_ query: String, _ rows: [TicketRow]) -> SearchPage {
        SearchPage(
            frame: story.frame("/search?q=\(query.inQuery)", staff: true), query: query, rows: rows,
            total: rows.isEmpty ? 0 : 1204,
            next: rows.isEmpty ? nil : "88.3")
    }

    private func problem(_ problem: ProblemPage.Problem, staff: Bool) -> ProblemPage {
        ProblemPage(frame: story.frame("/nowhere", staff: staff), problem: problem)
    }

    private var blankCard: CardPage {
        CardPage(
            frame: story.frame("/tickets/CST-20261123040/card", staff: true),
            card: FlowCard(
                number: "CST-20261123040", customer: story.customer, contact: story.texts["contact.hidden"],
                words: story.rows[2].subject, types: story.types.map { .init(name: $0.name, isTicked: false) },
                received: story.ago(3), channel: "—", levels: story.levels.map { .init(name: $0.name, isTicked: false) }
            ),
            edition: 4)
    }
}
