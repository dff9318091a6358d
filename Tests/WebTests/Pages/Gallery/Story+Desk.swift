import Pages
import Vocabulary

@testable import Web

extension Story {
    var rows: [TicketRow] {
        [
            row(
                "CST-20261123014", self["invoice-made-out-to"], self("王建国", "王建國", "James Wang"), "complaint", "urgent",
                .open, lead, clock("response", from: 22, to: -7, .missed), unread: true, vip: true),
            row(
                "CST-20261123021", self["blank-screen-after-login"], customer, "fault", "urgent", .open, engineer,
                clock("solution", from: 400, to: 95), watching: [engineer]),
            row(
                "CST-20261123030", self["verification-text-message-never"], self("刘思远", "劉思遠", "Simon Liu"), "fault",
                "normal", .new, nil, clock("response", from: 13, to: 3), unread: true),
            row(
                "CST-20261123029", self["how-do-i-add"], self("海棠幼儿园 何老师", "海棠幼兒園 何老師", "Haitang School, Ms He"),
                "consultation", "low", .new, nil, clock("response", from: 20, to: 100)),
            row(
                "CST-20261123026", self["exported-report-lacks-the"], self("孙悦", "孫悅", "Joy Sun"), "fault", "normal",
                .open, agent, clock("solution", from: 120, to: 460)),
            row(
                "CST-20261123017", self["wants-the-device-replaced"], self("马骏", "馬駿", "Jim Ma"), "service", "normal",
                .waiting, agent,
                ClockFace(kind: "solution", state: .paused, start: ago(300), due: ahead(900), end: ago(40))),
            row(
                "CST-20261123011", self("希望增加英文界面", "希望增加英文介面", "Please add an English interface"),
                self("Lena Fischer", "Lena Fischer", "Lena Fischer"), "suggestion", "low", .open, agent,
                clock("solution", from: 600, to: 4300)),
            row(
                "CST-20261122088", self("会员积分没有到账", "會員點數沒有入帳", "Loyalty points not credited"),
                self("赵敏", "趙敏", "Mina Zhao"), "consultation", "normal", .resolved, agent, nil),
            row(
                "CST-20261122080", self["app-crashes-after-update"], self("郑可", "鄭可", "Kay Zheng"), "fault", "normal",
                .open, engineer, clock("solution", from: 1300, to: 1700)),
        ]
    }

    private func row(
        _ number: String, _ subject: String, _ customer: String, _ type: String, _ level: String,
        _ status: TicketStatus,
        _ owner: String?, _ clock: ClockFace?, unread: Bool = false, vip: Bool = false, watching: [String] = []
    ) -> TicketRow {
        TicketRow(
            number: number, subject: subject, customer: customer, customerLevel: vip ? "VIP" : nil,
            type: self.type(type),
            level: self.level(level), status: status, owner: owner, clock: clock, changed: ago(34), isUnread: unread,
            watching: watching)
    }

    func list(open: String? = nil) -> TicketList {
        TicketList(
            frame: frame("/desk?queue=open", staff: true), queue: .open, rows: rows, next: "1795400000.88", open: open)
    }

    var counts: QueueCounts {
        QueueCounts(
            here: .open, counts: [.open: 47, .new: 6, .mine: 5, .waiting: 12, .resolved: 9, .closed: 1284],
            late: [.open: 2, .mine: 1])
    }

    var conversation: Conversation {
        Conversation(entries: [
            .message(
                .init(
                    id: 1, side: .customer, author: customer, channel: self("自助门户", "自助入口", "portal"), at: ago(400),
                    words: self["when-we-opened-this"],
                    files: [
                        .init(
                            address: "/tickets/CST-20261123021/files/1",
                            name: self("收银白屏.png", "收銀白畫面.png", "blank-till.png"), bytes: 482_113),
                        .init(address: "/tickets/CST-20261123021/files/2", name: "browser.txt", bytes: 12_480),
                    ])),
            .event(.init(key: "event.received", about: [self("自助门户", "自助入口", "portal")], at: ago(400))),
            .event(
                .init(
                    key: "event.classified-by-manual", about: [type("fault"), level("urgent").name], at: ago(400),
                    mark: mark)),
            .event(.init(key: "event.taken", about: [agent], at: ago(393))),
            .message(
                .init(
                    id: 2, side: .staff, author: agent, channel: self("邮件", "電子郵件", "mail"), at: ago(391),
                    words: self["hello-ms-zhang-we"])),
            .event(.init(key: "event.assigned", about: [agent, engineer], at: ago(388))),
            .message(.init(id: 3, side: .note, author: engineer, at: ago(260), words: self["console-log-shows-a"])),
            .message(
                .init(
                    id: 4, side: .customer, author: customer, channel: self("邮件", "電子郵件", "mail"), at: ago(38),
                    words: self["the-phone-works-thank"])),
            .event(
                .init(
                    key: "event.clock-warned", about: [self("进展同步", "進度回報", "progress update")], at: ago(4),
                    mark: Mark(paragraph: "5.2", edition: 4, sentence: self["on-an-urgent-ticket"]))),
        ])
    }

    func pane(allows: Set<TicketPane.Verb> = [.reply, .note, .classify, .wait, .resolve, .link, .reveal]) -> TicketPane
    {
        var urgent = level("urgent")
        urgent.mark = mark
        return TicketPane(
            frame: frame("/tickets/CST-20261123021", staff: true), number: "CST-20261123021", revision: 7,
            key: "k-81c2",
            subject: rows[1].subject, status: .open, type: type("fault"), level: urgent, takenBy: agent,
            owner: engineer,
            clocks: [
                clock("pick-up", from: 400, to: -370, .met, end: 396),
                clock("response", from: 400, to: -385, .met, end: 391),
                ClockFace(kind: "solution", state: .running, start: ago(400), due: ahead(95), mark: mark),
            ],
            conversation: conversation, side: side, allows: allows, channel: self("邮件", "電子郵件", "mail"),
            watching: [engineer])
    }

    var side: TicketSide {
        TicketSide(
            customer: customer, contact: texts["contact.tail", "8000"], channel: self("自助门户", "自助入口", "portal"),
            received: ago(400),
            demand: self["tills-back-at-once"],
            occurred: ago(430), wished: ahead(80), isUrgentForCustomer: true,
            history: [
                .init(
                    number: "CST-20261014007", subject: self("小票打印偏移", "明細列印偏移", "Receipts print off-centre"),
                    status: .archived),
                .init(
                    number: "CST-20260902031", subject: self("新增一台收银机", "新增一台收銀機", "One more till"), status: .archived),
            ],
            types: types, levels: levels, type: "fault", level: "urgent", links: 1)
    }

    var workspace: WorkspacePage {
        WorkspacePage(
            frame: frame("/tickets/CST-20261123021?queue=open", staff: true), counts: counts,
            list: list(open: "CST-20261123021"), ticket: pane())
    }
}
