import Pages
import Tickets
import Vocabulary

@testable import Web

extension Story {
    var todayPages: [(name: String, html: HTML)] {
        [
            ("exceptions", exceptions.html(texts)),
            ("today", today.html(texts)),
        ]
    }

    var exceptions: ExceptionsPage {
        ExceptionsPage(
            frame: deskFrame("/exceptions"), key: "key-1", incomplete: [rows[1]],
            stopped: [
                .init(
                    id: 7, kind: "ticket.receipt", isDoubtful: true, number: rows[0].number, attempts: 1, since: ago(50)
                ),
                .init(id: 8, kind: "unheard.of", isDoubtful: false, attempts: 5, since: ago(500), reason: "timeout"),
            ])
    }

    var today: TodayPage {
        TodayPage(
            frame: deskFrame("/today"), key: "key-1",
            day: PersonDay(taken: 17, resolved: 14, onTheSpot: 9, ratings: 6, stars: 28),
            news: Notice.Kind.allCases.enumerated().map { place, kind in
                .init(id: Int64(place), kind: kind, number: rows[0].number, at: ago(place * 7))
            }, mine: Array(rows.prefix(3)), open: 3)
    }
}
