import Pages
import Vocabulary

@testable import Web

extension Story {
    var settingsPages: [(name: String, html: HTML)] {
        [
            ("settings", settings.html(texts)), ("tokens", tokens().html(texts)),
            ("tokens-none", tokens(lines: []).html(texts)),
            ("tokens-made", tokens(news: .made(name: shop, secret: "yd_4Qm7…")).html(texts)),
            ("tokens-again", tokens(news: .madeBefore(name: shop)).html(texts)),
            ("tokens-refused", tokensRefused.html(texts)), ("audit", audit().html(texts)),
            ("audit-part", auditPart().html(texts)),
            ("audit-broken", auditBroken.html(texts)), ("audit-refused", auditRefused.html(texts)),
            ("center", center.html(texts)), ("center-refused", centerRefused.html(texts)),
        ]
    }

    private var shop: String { self("商城下单", "商城下單", "Web shop") }

    var settings: SettingsPage {
        SettingsPage(
            frame: deskFrame("/settings"),
            teams: [
                .init(
                    name: self("一线", "一線", "First line"), line: self("一线", "一線", "First line"), people: 6,
                    paragraph: "2.1"),
                .init(
                    name: self("外协维修", "外協維修", "Repair partner"), people: 2, isPartner: true, paragraph: "2.3"),
            ])
    }

    func tokens(lines: [TokensPage.Line]? = nil, news: TokensPage.News? = nil) -> TokensPage {
        TokensPage(
            frame: deskFrame("/settings/tokens"), key: "key-1", lines: lines ?? tokenLines,
            permissions: Permission.allCases, mayReachAll: true,
            teams: [Choice("first-line", self("一线", "一線", "First line"))], news: news)
    }

    private var tokenLines: [TokensPage.Line] {
        let all = texts["scope.all"]
        return [
            .init(
                id: 4, name: shop, hint: "yd_4Qm7", permissions: [.readTickets, .createTickets], scope: all, by: lead,
                made: ago(60 * 24 * 9), used: ago(3), end: .at(ahead(60 * 24 * 80))),
            .init(
                id: 3, name: self("机房监控", "機房監控", "Server monitor"), hint: "yd_9xT1", permissions: [.createTickets],
                scope: self("一线", "一線", "First line"), made: ago(60 * 24 * 40), end: .never),
            .init(
                id: 2, name: self("旧官网表单", "舊官網表單", "Old website form"), hint: "yd_Ab03",
                permissions: [.createTickets], scope: all, by: lead, made: ago(60 * 24 * 90), used: ago(60 * 24 * 20),
                end: .revoked(ago(60 * 24 * 2))),
            .init(
                id: 1, name: self("试用", "試用", "Trial"), hint: "yd_77ab", permissions: [.readTickets], scope: all,
                by: agent, made: ago(60 * 24 * 90), end: .expired(ago(60 * 24 * 60))),
        ]
    }

    private var tokensRefused: TokensPage {
        var page = tokens()
        page.filled = Filled(
            values: ["name": shop, "scope": "teams", "days": "90"],
            refusal: .invalid([
                Refusal.Flaw("permissions", "token.nothing"), Refusal.Flaw("reach", "flaw.missing"),
            ]))
        return page
    }

    func audit() -> AuditPage {
        let fault = [type("fault"), level("urgent").name]
        return AuditPage(
            frame: deskFrame("/settings/audit"),
            seal: .init(
                place: 41, position: 20_412,
                last: .init(
                    at: ago(60 * 26), by: lead, finding: "doctor.chain.good", about: ["40", "20107"], isGood: true)),
            people: [Choice("3", agent), Choice("4", engineer)], areas: AuditRoutes.areas,
            lines: [
                line(9, agent, "ticket.archived", "CST-20261123012", at: 4, paragraph: "5.2"),
                line(
                    8, texts["actor.center"], "ticket.level-proposed", "CST-20261123040", fault, at: 9,
                    paragraph: "3.1"),
                line(7, lead, "token.issued", shop, [texts["permission.tickets:create"]], at: 12),
                line(6, texts["audit.customer", "12"], "ticket.rated", "CST-20261120007", ["4"], at: 30),
                line(
                    5, texts["audit.visitor"], "person.sign-in-failed", agent, [texts["audit.failure-password"]],
                    at: 50),
            ], next: 5)
    }

    private func line(
        _ position: Int64, _ who: String, _ name: String, _ subject: String, _ details: [String] = [], at minutes: Int,
        paragraph: String? = nil
    ) -> AuditPage.Line {
        AuditPage.Line(
            position: position, at: ago(minutes), who: who, name: name, details: details, subject: subject,
            address: name.hasPrefix("ticket.") ? "/tickets/\(subject)" : nil, paragraph: paragraph,
            edition: paragraph == nil ? nil : 4)
    }

    private var auditBroken: AuditPage {
        var page = audit()
        page = AuditPage(
            frame: page.frame,
            seal: .init(
                place: 41, position: 20_412,
                last: .init(
                    at: ago(1), by: lead, finding: "doctor.chain.broken", about: ["17", "8001", "9000"], isGood: false)),
            people: page.people, areas: page.areas, lines: page.lines, isLater: true)
        return page
    }

    /// Nobody of that name did anything lately, and the record goes on.
    func auditPart() -> AuditPage {
        let page = audit()
        return AuditPage(
            frame: page.frame, seal: page.seal, people: page.people, areas: page.areas, lines: [], next: 18_412,
            lookedBackTo: ago(60 * 24 * 3), filled: Filled(values: ["person": "3"]))
    }

    private var auditRefused: AuditPage {
        let page = audit()
        return AuditPage(
            frame: page.frame, seal: .init(place: 0, position: 0), people: page.people, areas: page.areas, lines: [],
            filled: Filled(
                values: ["ticket": "CST-1"],
                refusal: .invalid([Refusal.Flaw("ticket", "audit.ticket-unknown")])))
    }

    var center: CenterPage {
        let frame = deskFrame("/settings/center")
        return CenterPage(
            frame: frame, key: "key-1", revision: 7,
            values: [
                "center": frame.center, "zone": "Asia/Shanghai", "language": "zh-Hans", "demand": "yes",
                "from": "2026-11-30",
            ],
            zones: ["Asia/Shanghai", "Asia/Taipei", "UTC"], setUp: ago(60 * 24 * 100),
            secondStepFrom: ahead(60 * 24 * 7))
    }

    private var centerRefused: CenterPage {
        var page = center
        page.refused = .description
        page.filled = Filled(values: page.values, refusal: Refusal(.stale, "center.stale"))
        return page
    }
}
