import Pages
import Vocabulary

/// 审计记录: what happened, newest first, and whether the chain that seals it is whole.
struct AuditPage: Equatable, Sendable {
    struct Line: Equatable, Sendable {
        let position: Int64
        let at: Instant
        let who: String
        /// An event's name, `ticket.taken`, as its text is keyed.
        let name: String
        /// What it was about, such as a level and a team.
        var details: [String] = []
        let subject: String
        /// nil where there is no page of it, or none that the reader may enter.
        var address: String?
        var paragraph: String?
        var edition: Int?
    }

    struct Seal: Equatable, Sendable {
        struct Check: Equatable, Sendable {
            let at: Instant
            let by: String
            /// A finding of the doctor's, and what stands in its gaps.
            let finding: String
            let about: [String]
            let isGood: Bool
        }

        let place: Int64
        let position: Int64
        var last: Check?
    }

    static let fields = ["person", "ticket", "area", "from", "to"]

    var frame: Frame
    let seal: Seal
    let people: [Choice]
    /// The first words of events' names.
    let areas: [String]
    let lines: [Line]
    /// Where the next page begins; nil on the last one.
    var next: Int64?
    /// How far back was looked, where there is more to look through.
    var lookedBackTo: Instant?
    /// Whether this is a later page.
    var isLater = false
    var filled = Filled.blank

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .desk, title: texts["audit.title"]).html(
            texts,
            """
            <main id="main" class="page people settings audit">
            \(SettingsPage.back(texts))
            <h1>\(texts["audit.title"])</h1>
            <p class="hint">\(texts["audit.about"])</p>
            \(chain(texts))
            \(filled.summary(texts, prefix: "a", names: Self.names(texts)))
            \(filters(texts))
            \(when: !lines.isEmpty, table(texts))
            \(extent(texts))
            \(pages(texts))
            </main>
            """)
    }

    static func names(_ texts: Texts) -> [String: String] {
        [
            "person": texts["audit.person"], "ticket": texts["audit.ticket"], "area": texts["audit.area"],
            "from": texts["audit.from"], "to": texts["audit.to"],
        ]
    }

    private func chain(_ texts: Texts) -> HTML {
        let wording = frame.wording(texts)
        let last: HTML =
            seal.last.map { check in
                """
                <p data-good="\(check.isGood ? "yes" : "no")">\(texts["audit.chain-last", wording.moment(check.at), check.by])\(texts["field.colon"])\
                <strong>\(texts.text(check.finding, check.about))</strong></p>
                """
            } ?? "<p>\(texts["audit.chain-never"])</p>"
        return """
            <section class="chain" aria-labelledby="chain-title"><h2 id="chain-title">\(texts["audit.chain"])</h2>
            <div><p>\(texts["audit.chain-about"]) \(texts["audit.chain-head", "\(seal.position)", "\(seal.place)"])</p>\(last)</div>
            <form method="post" action="/settings/audit/verification">\(Hidden(frame).html)<button>\(texts["audit.verify"])</button></form></section>
            """
    }

    private func filters(_ texts: Texts) -> HTML {
        """
        <form class="filters" method="get" action="/settings/audit">
        \(Field(name: "person", label: texts["audit.person"], control: .choice(people, blank: texts["audit.anybody"]), prefix: "a").html(filled, texts))
        \(Field(name: "ticket", label: texts["audit.ticket"], autocomplete: "off", limit: 40, prefix: "a").html(filled, texts))
        \(Field(name: "area", label: texts["audit.area"], control: .choice(areas.map { Choice($0, texts["area.\($0)"]) }, blank: texts["audit.every-area"]), prefix: "a").html(filled, texts))
        \(Field(name: "from", label: texts["audit.from"], control: .line("date"), prefix: "a").html(filled, texts))
        \(Field(name: "to", label: texts["audit.to"], control: .line("date"), prefix: "a").html(filled, texts))
        <p class="foot"><button>\(texts["audit.show"])</button> <a href="/settings/audit">\(texts["audit.all"])</a></p></form>
        """
    }

    private func table(_ texts: Texts) -> HTML {
        let heads = ["audit.time", "audit.who", "audit.what", "audit.subject", "audit.paragraph", "audit.edition"]
        return """
            <div class="scroller"><table class="board-table folding"><thead><tr>\(heads.map { "<th scope=\"col\">\(texts[$0])</th>" })</tr></thead>
            <tbody>\(lines.map { line($0, frame.wording(texts)) })</tbody></table></div>
            """
    }

    private func line(_ line: Line, _ wording: Wording) -> HTML {
        let texts = wording.texts
        let details = line.details.joined(separator: texts["list.comma"])
        let subject: HTML = line.address.map { "<a href=\"\($0)\">\(line.subject)</a>" } ?? "\(line.subject)"
        let manual = line.edition.map { "/manual/editions/\($0)" } ?? "/manual"
        return """
            <tr id="e-\(line.position)"><td class="figure" title="\(wording.exact(line.at))">\(wording.stamped(line.at))</td><td>\(line.who)</td>\
            <th scope="row">\(texts["told.\(line.name)"])\(when: !details.isEmpty, "\(texts["field.colon"])\(details)")</th><td>\(subject)</td>\
            <td data-name="\(texts["audit.paragraph"])">\(line.paragraph.map { "<a href=\"\(manual)#p-\($0)\">\($0)</a>" as HTML })</td>\
            <td class="figure" data-name="\(texts["audit.edition"])">\(line.edition.map { "<a href=\"/manual/editions/\($0)\">\($0)</a>" as HTML })</td></tr>
            """
    }

    /// What an answer says that is empty, or that looked through a part of the record only.
    private func extent(_ texts: Texts) -> HTML {
        if let lookedBackTo {
            let words = texts["audit.looked-back", frame.wording(texts).moment(lookedBackTo)]
            return "<p class=\"empty\" role=\"status\">\(words)</p>"
        }
        return lines.isEmpty ? "<p class=\"empty\" role=\"status\">\(texts["audit.nothing"])</p>" : ""
    }

    private func pages(_ texts: Texts) -> HTML {
        let onward = lookedBackTo == nil ? texts["audit.older"] : texts["audit.look-on"]
        let query = Self.fields.filter { !filled[$0].isEmpty }.map { "\($0)=\(filled[$0].inQuery)" }
        func address(_ more: [String]) -> String {
            let all = query + more
            return all.isEmpty ? "/settings/audit" : "/settings/audit?" + all.joined(separator: "&")
        }
        return """
            <p class="foot">\(when: isLater, "<a href=\"\(address([]))\">\(texts["audit.newest"])</a>")\
            \(next.map { "<a rel=\"next\" href=\"\(address(["before=\($0)"]))\">\(onward)</a>" as HTML })</p>
            """
    }
}
