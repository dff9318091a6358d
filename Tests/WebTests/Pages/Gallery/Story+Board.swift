import Pages
import People
import Vocabulary

@testable import Web

extension Story {
    var boardPages: [(name: String, html: HTML)] {
        [
            ("board", board.html(texts)),
            ("wall", WallPage(board: board).html(texts)),
        ]
    }

    var board: BoardPage {
        BoardPage(
            frame: deskFrame("/board"),
            teams: [
                .init(
                    name: self("一线", "一線", "First line"), open: 41, unowned: 3, waiting: 9, overdue: 2, pressing: 5),
                .init(
                    name: self("技术支持", "技術支援", "Technical support"), open: 12, unowned: 0, waiting: 4, overdue: 0,
                    pressing: 1),
            ],
            types: types.map { .init(name: $0.name, open: 9, overdue: $0.key == "complaint" ? 1 : 0) },
            pressing: Array(rows.dropFirst().prefix(3)),
            hands: [
                .init(
                    id: 3, name: agent, team: self("一线", "一線", "First line"), presence: .available, since: ago(40),
                    load: 8, overdue: 1, capacity: 8),
                .init(
                    id: 4, name: engineer, team: self("技术支持", "技術支援", "Technical support"), presence: .off,
                    since: ago(600), load: 2, overdue: 0),
            ], approvals: approvalItems)
    }
}
