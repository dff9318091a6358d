import Pages
import Tickets
import Vocabulary

@testable import Web

extension Story {
    var followUpsPages: [(name: String, html: HTML)] {
        [
            ("follow-ups", followUps.html(texts))
        ]
    }

    var followUps: FollowUpsPage {
        FollowUpsPage(
            frame: deskFrame("/follow-ups"), key: "key-1",
            calls: [
                .init(row: rows[0], paragraph: "6.1", attempts: 0, most: 3, next: ago(5), asksRating: true),
                .init(
                    row: rows[1], paragraph: "6.1", attempts: 1, most: 3, next: ahead(200), last: ago(60),
                    asksRating: false),
            ],
            owed: [
                .init(row: rows[2], paragraph: "6.4", stars: 1, since: ago(90)),
                .init(
                    row: rows[3], paragraph: "6.4", stars: 2, since: ago(300), isContacted: true,
                    offered: self["how-do-i-add"]),
            ],
            causes: [Choice("slow", self("处理慢", "處理慢", "Too slow"))])
    }
}
