import Pages
import Vocabulary

@testable import Web

extension Story {
    var setup: SetupPage {
        SetupPage(
            frame: frame("/setup"), zones: ["Asia/Shanghai", "Asia/Taipei", "Asia/Hong_Kong", "Europe/Berlin", "UTC"],
            presets: [
                Choice("standard", self("标准手册", "標準手冊", "Standard"), hint: self["the-five-joined-four"]),
                Choice("d", self("响应流程卡", "回應流程卡", "Response flow card"), hint: self["work-starts-within-2"]),
                Choice("e", self("技术支持流程", "技術支援流程", "Technical support"), hint: self["high-priority-answered-in"]),
            ],
            filled: Filled(values: ["zone": "Asia/Shanghai", "language": language.rawValue, "preset": "standard"]))
    }

    var signIn: SignInPage { SignInPage(frame: frame("/sign-in")) }
    var signInRefused: SignInPage {
        var page = signIn
        page.filled = Filled(values: ["login": "zhouxl"], refusal: Refusal(.unauthenticated, "refusal.sign-in"))
        return page
    }

    var me: MePage {
        MePage(
            frame: frame("/me", staff: true), login: "zhouxl", teams: [self("一线客服", "第一線客服", "First line")],
            sessions: [
                .init(
                    id: 1, device: "Firefox · Linux", address: "10.2.0.14", begun: ago(350), seen: ago(0), isThis: true),
                .init(
                    id: 2, device: "Safari · iPhone", address: "112.64.…", begun: ago(2900), seen: ago(1200),
                    isThis: false),
            ])
    }

    var manual: ManualPage {
        ManualPage(
            frame: frame("/manual", staff: true), title: self["support-center-operating-manual"],
            edition: 4, since: ago(60 * 24 * 21),
            chapters: [
                .init(
                    number: "2", title: self("接入", "接入", "Intake"),
                    paragraphs: [
                        .init(
                            number: "2.1", text: self["the-phone-is-picked"],
                            rules: [
                                self("电话 15 秒", "電話 15 秒", "Phone 15 s"), self("会话 10 秒", "對話 10 秒", "Chat 10 s"),
                                self("邮件、表单 30 分钟", "郵件、表單 30 分鐘", "Mail, form 30 min"),
                            ], applied: 1284, missed: 37),
                        .init(number: "2.2", text: self["every-request-is-recorded"]),
                    ]),
                .init(
                    number: "3", title: self("定级与时限", "定級與時限", "Levels and limits"),
                    paragraphs: [
                        .init(
                            number: "3.1", text: mark.sentence + self["first-response-15-min"],
                            rules: [
                                self["fault-core-function-blocked"],
                                self("首响 15 分钟", "首次回應 15 分鐘", "first response 15 min"),
                                self("解决 24 小时", "解決 24 小時", "solution 24 h"),
                            ], applied: 212, missed: 4),
                        .init(
                            number: "3.2", text: self["a-complaint-is-never"],
                            rules: [self("投诉 → 二级紧急", "投訴 → 二級緊急", "complaint → urgent")], applied: 58, missed: 0),
                    ]),
                .init(
                    number: "5", title: self("进展与升级", "進度與升級", "Progress and escalation"),
                    paragraphs: [
                        .init(
                            number: "5.2", text: self["on-an-urgent-ticket-2"],
                            rules: [self("进展同步 2 小时", "進度回報 2 小時", "progress every 2 h")], applied: 431, missed: 19)
                    ]),
            ])
    }

    var card: CardPage {
        CardPage(
            frame: frame("/tickets/CST-20261123021/card", staff: true),
            card: FlowCard(
                number: "CST-20261123021", customer: customer, contact: texts["contact.tail", "8000"],
                words: self["this-morning-the-till"],
                demand: side.demand,
                types: types.filter { $0.key != "service" }.map { .init(name: $0.name, isTicked: $0.key == "fault") },
                subtype: self("软件故障", "軟體故障", "software"), received: ago(400), channel: self("自助门户", "自助入口", "portal"),
                levels: levels.map { .init(name: $0.name, isTicked: $0.key == "urgent") },
                levelSeal: .init(name: lead, role: self("中心主管", "中心主管", "Supervisor"), at: ago(380)),
                takenBy: .init(name: agent, role: self("客服专员", "客服專員", "Agent"), at: ago(393)),
                owner: .init(name: engineer, role: self("技术支持专员", "技術支援專員", "Engineer"), at: ago(386)),
                wished: ahead(80), promised: ago(10),
                clocks: [
                    clock("pick-up", from: 400, to: -370, .met, end: 396),
                    clock("response", from: 400, to: -385, .met, end: 391),
                    clock("solution", from: 400, to: -40, .missed, end: 35),
                ],
                parts: [
                    .init(
                        department: self("运维", "維運", "Operations"),
                        task: self("退回首页版本", "退回首頁版本", "roll back the start page"), due: ago(200), done: ago(215))
                ],
                progress: [
                    .init(
                        at: ago(400), who: texts["frame.product"], what: self["received-set-to-fault"], paragraph: "3.1"
                    ),
                    .init(at: ago(393), who: agent, what: self["took-it-told-the"]),
                    .init(at: ago(388), who: agent, what: self["handed-to-technical-support"], paragraph: "4.2"),
                    .init(at: ago(260), who: engineer, what: self["cause-found-the-release"]),
                    .init(at: ago(35), who: engineer, what: self["start-page-rolled-back"]),
                ],
                extensions: [],
                result: solution, told: .init(at: ago(30), channel: self("邮件", "電子郵件", "mail")),
                confirmation: self("客户经链接确认", "客戶經連結確認", "confirmed through the link"), confirmed: ago(22), stars: 4,
                opinion: self["quick-but-you-should"], further: nil, archived: nil),
            edition: 4)
    }
}
