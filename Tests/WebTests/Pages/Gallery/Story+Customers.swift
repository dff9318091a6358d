import Pages
import Vocabulary

@testable import Web

extension Story {
    var customersPages: [(name: String, html: HTML)] {
        [
            ("customers", customers(nil).html(texts)), ("customers-found", customers("zhang").html(texts)),
            ("customers-nothing", nobody.html(texts)), ("customer", customerPage.html(texts)),
            ("customer-refused", customerRefused.html(texts)), ("customer-forgotten", customerForgotten.html(texts)),
            ("forgetting", forgetting.html(texts)), ("organisations", organisations.html(texts)),
            ("organisation", organisation.html(texts)), ("agreements", agreementsPage.html(texts)),
            ("agreement", agreementPage.html(texts)),
        ]
    }

    var customerRows: [CustomerRow] {
        [
            CustomerRow(
                id: 12, name: customer, level: "VIP", organisation: company,
                contact: texts["contact.masked.phone", "8000"]),
            CustomerRow(
                id: 11, name: self("刘思远", "劉思遠", "Simon Liu"), contact: texts["contact.masked.email", "example.com"]),
            CustomerRow(id: 9, name: self("马骏", "馬駿", "Jim Ma"), organisation: company),
        ]
    }

    private var company: String { self("云栖科技（杭州）有限公司", "雲棲科技（杭州）有限公司", "Yunqi Technology Ltd") }

    private func customers(_ query: String?) -> CustomersPage {
        CustomersPage(
            frame: frame("/customers", staff: true), query: query, rows: customerRows, next: query == nil ? "9" : nil)
    }

    private var nobody: CustomersPage {
        CustomersPage(
            frame: frame("/customers/search", staff: true), query: nil, rows: [],
            filled: Filled(
                values: ["q": "1380013"],
                refusal: Refusal.invalid([Refusal.Flaw("q", "contact.number")])))
    }

    private func agreementLine(_ standing: AgreementLine.Standing, continues: Bool = false) -> AgreementLine {
        AgreementLine(
            id: 3, name: self("金牌服务协议 2026", "金牌服務協議 2026", "Gold service 2026"),
            serviceLevel: self("金牌 7×24", "金牌 7×24", "Gold 7×24"), from: "2026-01-01",
            until: standing == .valid ? nil : "2026-10-31", standing: standing, continues: continues,
            party: Choice("/organisations/4", company))
    }

    private var customerForms: CustomerForms {
        CustomerForms(
            name: customer, honorific: "", language: "zh-Hans", level: "vip", levelUntil: "2026-12-31", agent: "7",
            levels: [Choice("vip", "VIP")], languages: Language.allCases.map { Choice($0.rawValue, $0.ownName) },
            agents: [Choice("7", agent)], serviceLevels: [Choice("gold", self("金牌 7×24", "金牌 7×24", "Gold 7×24"))])
    }

    var customerPage: CustomerPage {
        CustomerPage(
            frame: frame("/customers/12", staff: true), id: 12, revision: 3, key: "key-1", name: customer,
            level: .init(name: "VIP", until: "2026-12-31", isOrganisations: true), organisation: Choice("4", company),
            agent: agent, standing: agreementLine(.expired, continues: true),
            points: [
                .init(id: 21, masked: texts["contact.masked.phone", "8000"], isVerified: true),
                .init(
                    id: 22, masked: texts["contact.masked.email", "example.com"], isVerified: false,
                    caution: .doNotDisturb),
                .init(
                    id: 23, masked: texts["contact.masked.phone", "0132"], isVerified: false,
                    revealed: "+86 138 0013 0132"),
            ], agreements: [agreementLine(.expired)], history: rows, next: "88", alike: [customerRows[1]],
            merged: [customerRows[2]], allows: [.keep, .mark, .reveal, .whole], choices: customerForms)
    }

    private var customerRefused: CustomerPage {
        var page = customerPage
        page.refused = .agreements
        page.filled = Filled(
            values: ["name": "<b>金牌</b>", "from": "2026-12-01", "until": "2026-11-01"],
            refusal: Refusal.invalid([Refusal.Flaw("until", "agreement.until")]))
        return page
    }

    private var customerForgotten: CustomerPage {
        CustomerPage(
            frame: frame("/customers/12", staff: true), id: 12, revision: 9, key: "key-1", name: "",
            forgotten: ago(90), present: customerRows[1], history: [rows[0]])
    }

    private var forgetting: ForgettingPage {
        ForgettingPage(
            frame: frame("/customers/12/forgetting", staff: true), id: 12, revision: 3, key: "key-1",
            name: "<i>\(customer)</i>", tickets: 14, open: 2)
    }

    private var organisations: OrganisationsPage {
        OrganisationsPage(
            frame: frame("/organisations", staff: true), key: "key-1",
            rows: [
                .init(id: 4, name: company, level: "VIP"), .init(id: 5, name: self("海棠幼儿园", "海棠幼兒園", "Haitang School")),
            ],
            next: company, mayKeep: true)
    }

    private var organisation: OrganisationPage {
        OrganisationPage(
            frame: frame("/organisations/4", staff: true), id: 4, revision: 2, key: "key-1", name: company,
            level: .init(name: "VIP", until: "2026-12-31"), ownLevel: "vip", agreements: [agreementLine(.valid)],
            customers: customerRows, mayKeep: true, levels: [Choice("vip", "VIP")],
            serviceLevels: [Choice("gold", "7×24")])
    }

    private var agreementsPage: AgreementsPage {
        AgreementsPage(
            frame: frame("/agreements", staff: true),
            lines: [agreementLine(.upcoming), agreementLine(.valid), agreementLine(.expired)], next: "3")
    }

    private var agreementPage: AgreementPage {
        AgreementPage(
            frame: frame("/agreements/3", staff: true), revision: 1, key: "key-1", line: agreementLine(.valid),
            terms: ["name": "金牌", "service": "gold", "from": "2026-01-01", "until": "", "expiry": "ends"],
            serviceLevels: [Choice("gold", "7×24")], mayKeep: true)
    }
}
