import Pages
import Tickets
import Vocabulary

@testable import Web

extension Story {
    var registrationPages: [(name: String, html: HTML)] {
        [
            ("registration", registration.html(texts)),
            ("registration-caller", registrationCaller.html(texts)),
            ("registration-refused", registrationRefused.html(texts)),
        ]
    }

    /// A supervisor's frame: every room is open.
    func deskFrame(_ path: String) -> Frame {
        var frame = self.frame(path, staff: true)
        frame.staff?.rights = Set(Permission.allCases)
        frame.staff?.decides = true
        frame.staff?.presence = .available
        return frame
    }

    private var offer: RegistrationOffer {
        RegistrationOffer(
            channels: [Choice("call", self("电话", "電話", "Call")), Choice("counter", self("柜台", "櫃檯", "Counter"))],
            types: types, type: "fault",
            subtypes: [Choice("software", self("软件故障", "軟體故障", "Software"))],
            businessTypes: [Choice("retail", self("零售", "零售", "Retail"))],
            questions: [Choice("safety", self("是否危及安全？", "是否危及安全？", "Is anybody in danger?"))],
            demands: [
                .init(
                    key: "device", name: self("设备型号", "裝置型號", "Device"),
                    ask: self("麻烦您告诉我们设备的型号。", "麻煩您告訴我們裝置的型號。", "Which device is it?"), isRequired: true, choices: []),
                .init(
                    key: "place", name: self("门店", "門市", "Shop"), ask: self("是哪家门店？", "是哪間門市？", "Which shop?"),
                    isRequired: false, choices: [Choice("west", self("城西店", "城西店", "West"))]),
            ])
    }

    var registration: RegistrationPage {
        RegistrationPage(frame: deskFrame("/registration"), key: "key-1", offer: offer)
    }

    var registrationCaller: RegistrationPage {
        var page = registration
        page.caller = .init(row: customerRows[0], tickets: Array(rows.prefix(2)))
        page.done = texts["registration.urged", rows[0].number]
        return page
    }

    var registrationRefused: RegistrationPage {
        var page = registration
        page.found = []
        page.filled = Filled(
            values: ["name": "<b>\(customer)</b>", "fact-device": "Z9", "answer": "safety", "solution": ""],
            refusal: .invalid([Refusal.Flaw("solution", "flaw.required"), Refusal.Flaw("words", "flaw.required")]))
        return page
    }
}
