import Pages
import Vocabulary

@testable import Web

extension Story {
    var setup: SetupPage {
        SetupPage(
            frame: frame("/setup"), zones: ["Asia/Shanghai", "Asia/Taipei", "Asia/Hong_Kong", "Europe/Berlin", "UTC"],
            presets: presets,
            filled: begun)
    }

    private var begun: Filled {
        var filled = SetupPage.begun(presets)
        filled.values.merge(["zone": "Asia/Shanghai", "language": language.rawValue, "preset": "b"]) { $1 }
        return filled
    }
    private var presets: [Preset] { (try? Preset.all()) ?? [] }

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

    private var phone: PhoneSecret {
        PhoneSecret(
            text: "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP",
            address: "otpauth://totp/Yunqi:linrs?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Yunqi")
    }
    private var recoveryCodes: RecoveryCodes {
        RecoveryCodes(codes: (0..<10).map { "7K3M-\($0)QX9-A1TZ-0F4\($0)" })
    }

    /// The second step at the door: the code, the setting up, and what is shown once.
    var secondSteps: [SecondStepPage] {
        let refused = Filled(refusal: Refusal(.unauthenticated, "sign-in.code-refused"))
        return [
            SecondStepPage(frame: frame("/sign-in/code"), part: .code, filled: refused),
            SecondStepPage(frame: frame("/sign-in/code"), part: .setUp(phone)),
            SecondStepPage(frame: frame("/sign-in/code"), part: .done(recoveryCodes)),
        ]
    }

    /// One's own second step in each of its states.
    var mySecondSteps: [MySecondStepPage] {
        let here = frame("/me/second-step", staff: true)
        return [
            MySecondStepPage(frame: here, part: .off, isWanted: true),
            MySecondStepPage(frame: here, part: .setUp(phone)),
            MySecondStepPage(frame: here, part: .on(since: ago(9000), codesLeft: 8)),
            MySecondStepPage(frame: here, part: .codes(recoveryCodes)),
        ]
    }
    var card: CardPage {
        CardPage(
            frame: frame("/tickets/CST-20261123021/card", staff: true),
            card: FlowCard(
                number: "CST-20261123021", customer: customer, contact: texts["contact.tail", "8000"],
                words: self["this-morning-the-till"],
                demand: side.demand,
                types: types.filter { $0.key != "service" }.map { .init(name: $0.name, isTicked: $0.key == "fault") },
                subtype: self("软件故障", "軟體故障", "software"),
                facts: [.init(name: self("设备", "設備", "Device"), value: "POS-3 <b>")], received: ago(400),
                channel: self("自助门户", "自助入口", "portal"),
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
