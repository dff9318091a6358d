import Pages
import Vocabulary

@testable import Web

extension Story {
    var home: PortalHomePage {
        PortalHomePage(
            frame: frame("/"), hours: self["daily-09-30-18"],
            promise: self["urgent-within-15-min"])
    }

    var ask: AskPage { AskPage(frame: frame("/ask"), key: "k-1", types: types) }

    var askRefused: AskPage {
        var page = ask
        page.filled = Filled(
            values: [
                "words": self["the-recording-plays-without"],
                "name": self("何老师", "何老師", "Ms He"), "contact": "135", "type": "fault", "urgency": "yes",
            ],
            refusal: .invalid([Refusal.Flaw("contact", "flaw.not-a-contact")]))
        return page
    }

    var asked: AskedPage {
        AskedPage(
            frame: frame("/asked"), number: "CST-20261123031",
            link: "https://help.example.com/t/9mJc0vYq7T2dX8sLw4KfR1uBzN6aHgE3", answerBy: ahead(15))
    }

    func follow(
        _ status: TicketStatus, allows: Set<FollowPage.Verb>, solution: String? = nil, stars: Int? = nil,
        promise: ClockFace? = nil
    ) -> FollowPage {
        FollowPage(
            frame: frame("/my/CST-20261123021"), number: "CST-20261123021", subject: rows[1].subject, status: status,
            owner: engineer, promise: promise,
            conversation: Conversation(entries: conversation.entries.filter { $0.isForCustomer }), solution: solution,
            stars: stars, allows: allows, key: "k-5", revision: 7)
    }

    var solution: String {
        self["the-start-page-is"]
    }
}

extension Conversation.Entry {
    fileprivate var isForCustomer: Bool {
        if case .message(let message) = self { message.side != .note } else { false }
    }
}
