import Pages
import Vocabulary

/// 接口令牌: the ways in that programs have, a form for another one, and once the secret of the one just made.
struct TokensPage: Equatable, Sendable {
    struct Line: Equatable, Sendable {
        enum End: Equatable, Sendable {
            case never
            case at(Instant)
            case expired(Instant)
            case revoked(Instant)
        }

        let id: Int64
        let name: String
        let hint: String
        let permissions: [Permission]
        let scope: String
        /// nil for one made at the console.
        var by: String?
        let made: Instant
        var used: Instant?
        let end: End

        var isLive: Bool {
            switch end {
            case .never, .at: true
            case .expired, .revoked: false
            }
        }
    }

    enum News: Equatable, Sendable {
        case made(name: String, secret: String)
        /// The same form came again; its secret was shown the first time.
        case madeBefore(name: String)
    }

    var frame: Frame
    let key: String
    let lines: [Line]
    /// What the one who looks may hand on.
    let permissions: [Permission]
    let mayReachAll: Bool
    let teams: [Choice]
    var news: News?
    var filled = Filled.blank

    static func names(_ texts: Texts) -> [String: String] {
        [
            "name": texts["tokens.name"], "scope": texts["tokens.scope"], "reach": texts["people.scope-teams"],
            "days": texts["tokens.days"],
        ]
    }

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .desk, title: texts["tokens.title"]).html(
            texts,
            """
            <main id="main" class="page people settings">
            \(SettingsPage.back(texts))
            <h1>\(texts["tokens.title"])</h1>
            <p class="hint">\(texts["tokens.what-for"])</p>
            \(news.map { told($0, texts) })
            \(TokenForm(page: self).html(texts))
            \(lines.isEmpty ? "<p class=\"empty\">\(texts["tokens.none"])</p>" as HTML : table(texts))
            </main>
            """)
    }

    private func told(_ news: News, _ texts: Texts) -> HTML {
        switch news {
        case .made(let name, let secret):
            """
            <section class="keep-this" aria-labelledby="secret-title"><h2 id="secret-title">\(texts["tokens.made", name])</h2>
            <p>\(texts["tokens.once"])</p>
            <label class="unseen" for="secret">\(texts["tokens.secret"])</label>
            <input id="secret" class="keep" readonly autocomplete="off" value="\(secret)" data-select>
            <p class="foot"><button class="button" data-copy="#secret" hidden>\(texts["tokens.copy"])</button></p></section>
            """
        case .madeBefore(let name):
            "<p class=\"notice\" role=\"status\">\(texts["tokens.made-before", name])</p>"
        }
    }

    private func table(_ texts: Texts) -> HTML {
        let heads = [
            "tokens.name", "field.permissions", "tokens.scope", "tokens.made-by", "tokens.used", "tokens.ends",
        ]
        return """
            <div class="scroller"><table class="board-table folding tokens"><thead><tr>\(heads.map { "<th scope=\"col\">\(texts[$0])</th>" })<td></td></tr></thead>
            <tbody>\(lines.map { line($0, texts) })</tbody></table></div>
            """
    }

    private func line(_ line: Line, _ texts: Texts) -> HTML {
        let wording = frame.wording(texts)
        return """
            <tr\(attribute: "class", line.isLive ? nil : "left")><th scope="row">\(line.name) <small><code>\(line.hint)…</code></small></th>\
            <td>\(line.permissions.map { texts["permission.\($0.rawValue)"] }.joined(separator: texts["list.comma"]))</td>\
            <td>\(line.scope)</td><td>\(line.by ?? texts["tokens.console"]) <small>\(wording.time(line.made))</small></td>\
            <td data-name="\(texts["tokens.used"])">\(line.used.map(wording.time) ?? "\(texts["tokens.never-used"])")</td><td data-name="\(texts["tokens.ends"])">\(end(line.end, wording))</td>\
            <td>\(when: line.isLive, revocation(line, texts))</td></tr>
            """
    }

    private func end(_ end: Line.End, _ wording: Wording) -> HTML {
        switch end {
        case .never: "\(wording.texts["tokens.no-end"])"
        case .at(let moment): wording.time(moment)
        case .expired(let moment): "\(wording.texts["tokens.expired"]) \(wording.time(moment))"
        case .revoked(let moment): "\(wording.texts["tokens.revoked"]) \(wording.time(moment))"
        }
    }

    /// Asked for twice, without a script: what unfolds says what will happen.
    private func revocation(_ line: Line, _ texts: Texts) -> HTML {
        """
        <details class="unfold"><summary>\(texts["tokens.revoke"])<span class="unseen"> \(line.name)</span></summary>
        <form method="post" action="/settings/tokens/\(line.id)/revocation">\(Hidden(frame).html)
        <p class="hint">\(texts["tokens.revoke-hint"])</p><button>\(texts["tokens.revoke-now"])</button></form></details>
        """
    }
}

/// What a new token is called, may do, reaches, and when it ends.
struct TokenForm {
    let page: TokensPage

    func html(_ texts: Texts) -> HTML {
        let filled = page.filled
        let scopes = (page.mayReachAll ? ["all"] : []) + ["teams"]
        return """
            <details class="unfold"\(flag: "open", filled.refusal != nil)><summary>\(texts["tokens.new"])</summary>
            \(filled.summary(texts, prefix: "t", names: TokensPage.names(texts)))
            <form class="narrow" method="post" action="/settings/tokens">\(Hidden(page.frame, key: page.key).html)
            \(Field(name: "name", label: texts["tokens.name"], hint: texts["tokens.name-hint"], isRequired: true, autocomplete: "off", limit: 100, prefix: "t").html(filled, texts))
            \(boxes("permissions", texts["field.permissions"], page.permissions.map { Choice($0.rawValue, texts["permission.\($0.rawValue)"]) }, texts))
            \(Field(name: "scope", label: texts["tokens.scope"], control: .choice(scopes.map { Choice($0, texts["scope.\($0)"]) }, blank: nil), isRequired: true, prefix: "t").html(filled, texts))
            \(when: !page.teams.isEmpty, boxes("reach", texts["people.scope-teams"], page.teams, texts, hint: texts["people.scope-teams-hint"]))
            \(Field(name: "days", label: texts["tokens.days"], hint: texts["tokens.days-hint"], autocomplete: "off", limit: 4, prefix: "t").html(filled, texts))
            <button class="main">\(texts["tokens.make"])</button>
            </form></details>
            """
    }

    private func boxes(_ name: String, _ legend: String, _ choices: [Choice], _ texts: Texts, hint: String? = nil)
        -> HTML
    {
        let flaw = page.filled.flaw(in: name)
        return """
            <fieldset class="field\(flaw == nil ? "" : " wrong")" id="t-\(name)"><legend>\(legend)</legend>
            \(hint.map { "<p class=\"hint\">\($0)</p>" as HTML })
            \(choices.map { Tick(name: name, choice: $0, isOn: page.filled.holds($0.key, in: name), prefix: "t").html })
            \(flaw.map { "<p class=\"flaw\">\(texts.text(of: $0))</p>" as HTML })</fieldset>
            """
    }
}
