import HTTPTypes
import Scenes
import Vocabulary

@testable import Web

/// How a route is asked for something that lies outside one's reach: what stands in the gaps of its path, and in its form.
struct Asking: Sendable {
    let route: Route
    let path: String
    let fields: [(String, String)]

    /// Routes about tickets, customers and what hangs on them, by the first words of their paths; all others are about the
    /// center, its people and its manual, or one's own.
    static let about: Set<String> = [
        "tickets", "approvals", "follow-ups", "registration", "exceptions", "customers", "organisations", "agreements",
        "my",
    ]
    static let besides: Set<String> = ["settings", "manual", "me", "assets", "t"]

    /// Whether the path names a thing that has its ticket or customer.
    static func isAbout(_ route: Route) throws -> Bool {
        guard !route.isPlain else { return false }
        let first = words(of: route).first { $0 != "api" && $0 != "v1" } ?? ""
        guard about.contains(first) || besides.contains(first) else {
            throw Unknown(description: "is \(route.pattern) about tickets and customers, or about something else?")
        }
        return about.contains(first)
    }

    /// - Parameters:
    ///   - one: the foreign ticket; its customer, file and questions stand in the later gaps too.
    ///   - parent: what stands in the first gap instead, where somebody comes by a way of their own.
    init(_ route: Route, _ one: Abroad.One, _ abroad: Abroad, parent: String? = nil) throws {
        self.route = route
        var gaps = 0
        let steps = try route.pattern.steps.map { step -> String in
            switch step {
            case .word(let word): return word
            case .rest: return "css/desk.css"
            case .gap(let name):
                gaps += 1
                if gaps == 1, let parent { return parent }
                return try Self.filling(of: name, route, one, abroad)
            }
        }
        path = "/" + steps.joined(separator: "/")
        fields = route.method == .get ? [] : Self.fields(of: route, one, abroad)
    }

    struct Unknown: Error, CustomStringConvertible {
        let description: String
    }

    private static func words(of route: Route) -> [String] {
        route.pattern.steps.compactMap { if case .word(let word) = $0 { word } else { nil } }
    }

    private static func filling(of gap: String, _ route: Route, _ one: Abroad.One, _ abroad: Abroad) throws -> String {
        let words = words(of: route)
        switch (gap, words.first ?? "", words.dropFirst().first ?? "") {
        case ("number", "manual", _): return "1"
        case ("number", _, _): return one.number
        case ("id", "tickets", _), ("id", "my", _): return "\(one.file)"
        case ("id", "approvals", _): return "\(one.approvals.first ?? one.id)"
        case ("id", "customers", _): return "\(one.customer)"
        case ("id", "organisations", _): return "\(abroad.organisation)"
        case ("id", "agreements", _): return "\(abroad.agreement)"
        case ("id", "exceptions", "jobs"): return "\(one.job)"
        case ("clock", _, _): return "\(one.promise)"
        case ("contact", _, _): return "\(one.contact)"
        case ("id", "settings", _), ("id", "manual", _), ("id", "me", _): return "2"
        case ("key", "settings", _): return "center"
        case ("day", "settings", _): return "2026-10-01"
        case ("version", _, _), ("secret", _, _): return "x"
        default: throw Unknown(description: "what stands in {\(gap)} of \(route.pattern)?")
        }
    }

    // MARK: - Forms

    /// What the forms ask for, by path; `name=value` where it is not what the name says everywhere.
    static let forms: [String: String] = [
        "/tickets/{number}/taking": "key revision",
        "/tickets/{number}/replies": "key revision words",
        "/tickets/{number}/notes": "key revision words",
        "/tickets/{number}/waiting": "key revision words",
        "/tickets/{number}/classification": "key revision type level reason",
        "/tickets/{number}/resolution": "key revision solution",
        "/tickets/{number}/confirmation": "key revision evidence outcome=solved",
        "/tickets/{number}/archiving": "key revision",
        "/tickets/{number}/links": "key revision",
        "/tickets/{number}/reveal": "key revision reason",
        "/tickets/{number}/acceptance": "key revision",
        "/tickets/{number}/start": "key revision",
        "/tickets/{number}/hand-over": "key revision to words",
        "/tickets/{number}/assignment": "key revision to reason",
        "/tickets/{number}/wrong-assignment": "key revision reason team",
        "/tickets/{number}/escalation": "key revision reason line",
        "/tickets/{number}/urging": "key revision words",
        "/tickets/{number}/progress": "key revision words",
        "/tickets/{number}/workaround": "key revision words",
        "/tickets/{number}/promises": "key revision way due words",
        "/tickets/{number}/promises/{clock}/keeping": "key revision words",
        "/tickets/{number}/promises/{clock}/withdrawal": "key revision reason",
        "/tickets/{number}/extension": "key revision clock moment reason",
        "/tickets/{number}/extension/decision": "key revision answer=granted reason",
        "/tickets/{number}/sign-off": "key revision",
        "/tickets/{number}/correction": "key revision to reason",
        "/tickets/{number}/correction/refusal": "key revision reason",
        "/tickets/{number}/facts": "key revision",
        "/tickets/{number}/facts/question": "key revision",
        "/tickets/{number}/telling": "key revision channel words evidence",
        "/tickets/{number}/signature": "key revision",
        "/tickets/{number}/reopening": "key revision words",
        "/tickets/{number}/relations": "key revision ticket relation=related",
        "/tickets/{number}/remedy/contact": "key revision words",
        "/tickets/{number}/remedy/offer": "key revision cause words",
        "/tickets/{number}/remedy/answer": "key revision answer=accepted",
        "/approvals/{number}/{id}": "key verdict=grant reason team",
        "/follow-ups/{number}/attempts": "key outcome=reached words",
        "/follow-ups/{number}/remedy": "key step=contact words",
        "/exceptions/tickets/{number}/completion": "key",
        "/exceptions/jobs/{id}/release": "key",
        "/exceptions/jobs/{id}/dismissal": "key",
        "/registration/{number}/urging": "key customer",
        "/customers/{id}/description": "key revision name language",
        "/customers/{id}/level": "key revision level=vip",
        "/customers/{id}/organisation": "key revision organisation",
        "/customers/{id}/agent": "key revision agent=2",
        "/customers/{id}/agreements": "key revision name service from expiry",
        "/customers/{id}/merging": "key revision other",
        "/customers/{id}/parting": "key revision",
        "/customers/{id}/contacts": "key revision contact",
        "/customers/{id}/contacts/{contact}/caution": "key revision caution=wrong",
        "/customers/{id}/contacts/{contact}/removal": "key revision",
        "/customers/{id}/contacts/{contact}/reveal": "key revision reason",
        "/customers/{id}/export": "key revision",
        "/customers/{id}/forgetting": "key revision reason=withdrawn",
        "/organisations/{id}/description": "key revision=1 name",
        "/organisations/{id}/level": "key revision=1 level=vip",
        "/organisations/{id}/agreements": "key revision=1 name service from expiry",
        "/agreements/{id}/terms": "key revision=1 name service from expiry",
        "/my/{number}/messages": "key revision words",
        "/my/{number}/confirmation": "key revision outcome=solved",
        "/my/{number}/rating": "key revision stars words",
        "/my/{number}/urging": "key revision words",
        "/my/{number}/reopening": "key revision words",
        "/my/{number}/successor": "key revision words",
        "/api/v1/tickets/{number}/taking": "owner",
        "/api/v1/tickets/{number}/replies": "words",
        "/api/v1/tickets/{number}/notes": "words",
        "/api/v1/tickets/{number}/waiting": "words",
        "/api/v1/tickets/{number}/classification": "type level reason",
        "/api/v1/tickets/{number}/resolution": "solution",
        "/api/v1/tickets/{number}/confirmation": "evidence",
        "/api/v1/tickets/{number}/archiving": "",
        // Those that name nothing in their path, and reach for it in their form.
        "/customers/search": "q",
        "/registration": "key act=register customer channel type words",
        "/registration/caller": "q",
        "/registration/draft": "key customer type words",
        "/today/seen": "key notice",
        "/api/v1/tickets": "name contact words type",
    ]

    /// Forms with which somebody changes themselves or the center; nothing foreign can be named in them.
    static let harmless: Set<String> = [
        "/setup", "/sign-in", "/sign-in/code", "/sign-out", "/preferences", "/ask", "/me/presence", "/me/second-step",
        "/me/second-step/phone", "/me/second-step/codes", "/me/second-step/end", "/me/sessions/{id}/revocation",
        "/registration/dispositions", "/manual/proposals", "/manual/editions/{number}/receipt",
    ]

    /// Forms for what is the whole center's, which nobody changes who sees a part of it.
    static let whole: [String: String] = [
        "/organisations": "key name",
        "/settings/people": "key login name role scope=all password",
        "/settings/people/{id}/name": "key revision=2 name",
        "/settings/people/{id}/role": "key revision=2 role scope=all",
        "/settings/people/{id}/skills": "key revision=2",
        "/settings/people/{id}/deputy": "key revision=2 deputy=3",
        "/settings/people/{id}/qualification": "key revision=2 verdict=withdraw reason",
        "/settings/people/{id}/presence": "key revision=2 presence=busy",
        "/settings/people/{id}/second-step": "key revision=2 reason",
        "/settings/people/{id}/leaving": "key revision=2",
        "/settings/people/{id}/returning": "key revision=2",
        "/settings/tokens": "key name permissions=tickets:read scope=all",
        "/settings/tokens/{id}/revocation": "",
        "/settings/audit/verification": "",
        "/settings/center": "key revision=1 center=x zone=UTC language=en",
        "/settings/center/second-step": "key revision=1 demand=no",
        "/settings/calendars/{key}/week": "revision=1 monday=09:00-17:00",
        "/settings/calendars/{key}/days": "revision=1 from=2026-03-10 title=off kind=off",
        "/settings/calendars/{key}/days/{day}/removal": "revision=1 until=2026-10-07",
        "/settings/calendars/{key}/import": "source=program",
        "/settings/calendars/{key}/holidays": "revision=1 lines years=2026",
        "/manual/editions/{number}/withdrawal": "",
        "/manual/proposals/{id}/decision": "verdict=declined answer",
        "/manual/draft": "source=edition-1",
        "/manual/draft/text": "revision=1 text",
        "/manual/draft/discard": "revision=1",
        "/manual/draft/publication": "revision=1 when=now",
    ]

    private static func fields(of route: Route, _ one: Abroad.One, _ abroad: Abroad) -> [(String, String)] {
        let path = route.pattern.description
        let names = (forms[path] ?? whole[path] ?? "").split(separator: " ")
        let isCustomers = words(of: route).first == "customers"
        return names.map { name in
            let parts = name.split(separator: "=", maxSplits: 1).map(String.init)
            if name == "revision" { return (name.description, "\(isCustomers ? one.customerRevision : one.revision)") }
            return (parts[0], parts.count == 2 ? parts[1] : said(parts[0], one, abroad))
        }
    }

    private static func said(_ name: String, _ one: Abroad.One, _ abroad: Abroad) -> String {
        switch name {
        case "key": FormKey.fresh()
        case "customer", "other": "\(one.customer)"
        case "ticket": one.number
        case "notice": abroad.notices.first.map { "\($0)" } ?? ""
        case "organisation": "\(Abroad.marker) 公司"
        case "q": Abroad.phone
        case "contact": "13900139003"
        case "type": "fault"
        case "level": "urgent"
        case "to": "team:product"
        case "team": "product"
        case "line": "third"
        case "way": "call"
        case "due": "2026-03-10T15:00"
        case "moment": "2026-04-20T15:00"
        case "clock": "solution"
        case "channel": "phone"
        case "cause": "attitude"
        case "stars": "5"
        case "owner": "agent"
        case "language": "zh-Hans"
        case "service": "day-and-night"
        case "from": "2026-03-09"
        case "expiry": "ends"
        case "role": "supervisor"
        case "login": "zhang.san"
        case "password": Cast.password
        default: "一句话"
        }
    }
}

extension Route {
    var isStream: Bool { if case .stream = use { true } else { false } }

    /// Whether nothing is named in its path.
    var isPlain: Bool { pattern.steps.allSatisfy { if case .word = $0 { true } else { false } } }
}
