import Pages

/// The one form of a registration, by keyboard alone from top to bottom; Ctrl+Enter in the solution settles it on the spot.
struct RegistrationForm {
    let page: RegistrationPage

    func html(_ texts: Texts) -> HTML {
        """
        <form id="asked" class="asked" method="post" action="/registration" data-registration>
        \(Hidden(page.frame, key: page.key).html)
        <button class="unseen" name="act" value="\(page.handles ? "register" : "hand-on")" tabindex="-1" aria-hidden="true">\
        \(texts[page.handles ? "registration.register" : "registration.hand-on"])</button>
        \(page.caller == nil ? customer(texts) : known)
        <div class="columns"><div>
        \(said(texts).map { $0.html(page.filled, texts) })
        \(page.handles ? solved(texts) : .empty)
        </div><div>
        \(sorting(texts))
        <div class="pair">\(times(texts).map { $0.html(page.filled, texts) })</div>
        </div></div>
        \(acts(texts))
        </form>
        """
    }

    private var known: HTML {
        "<input type=\"hidden\" name=\"customer\" value=\"\(page.caller.map { String($0.row.id) } ?? "")\">"
    }

    private func customer(_ texts: Texts) -> HTML {
        """
        <fieldset class="part"><legend>\(texts["registration.new-customer"])</legend><div class="triple">
        \(Field(name: "name", label: texts["registration.name"], isRequired: true, autocomplete: "off", limit: 100).html(page.filled, texts))
        \(Field(name: "honorific", label: texts["field.honorific"], autocomplete: "off", limit: 20).html(page.filled, texts))
        \(Field(name: "contact", label: texts["registration.contact"], isRequired: true, autocomplete: "off", limit: 200).html(page.filled, texts))
        </div></fieldset>
        """
    }

    private func said(_ texts: Texts) -> [Field] {
        [
            Field(
                name: "words", label: texts["registration.words"], control: .lines(5), isRequired: true,
                isFocused: page.caller != nil && page.filled.refusal == nil, limit: 20_000),
            Field(name: "demand", label: texts["registration.demand"], limit: 500),
        ]
    }

    private func times(_ texts: Texts) -> [Field] {
        [
            Field(name: "occurred", label: texts["field.occurred"], control: .line("datetime-local")),
            Field(name: "wished", label: texts["field.wished"], control: .line("datetime-local")),
        ]
    }

    /// How it is sorted. Another type asks other things: with scripts at once, without them by the button beside it.
    private func sorting(_ texts: Texts) -> HTML {
        let offer = page.offer
        return """
            \(Field(name: "channel", label: texts["registration.channel"], control: .choice(offer.channels, blank: nil), isRequired: true).html(page.filled, texts))
            \(select("type", texts["field.type"], offer.types, chosen: offer.type, texts))
            \(when: !offer.subtypes.isEmpty, select("subtype", texts["registration.subtype"], offer.subtypes, chosen: page.filled["subtype"], blank: texts["registration.open-choice"], texts))
            <p class="ask-again"><button class="plain" formaction="/registration/draft" formnovalidate>\(texts["registration.ask-again"])</button></p>
            \(when: !offer.businessTypes.isEmpty, Field(name: "business", label: texts["registration.business"], control: .choice(offer.businessTypes, blank: texts["registration.open-choice"])).html(page.filled, texts))
            \(questions(texts))
            \(offer.demands.map { fact($0, texts) })
            """
    }

    private func select(
        _ name: String, _ label: String, _ choices: [Choice], chosen: String, blank: String? = nil, _ texts: Texts
    ) -> HTML {
        """
        <div class="field"><label for="f-\(name)">\(label)</label>
        <select id="f-\(name)" name="\(name)" hx-post="/registration/draft" hx-trigger="change" hx-target="#asked" \
        hx-select="#asked" hx-swap="outerHTML">\(blank.map { "<option value=\"\">\($0)</option>" as HTML })\
        \(choices.map { "<option value=\"\($0.key)\"\(flag: "selected", $0.key == chosen)>\($0.name)</option>" })</select>
        \(page.filled.flaw(in: name).map { "<p class=\"flaw\">\(texts.text(of: $0))</p>" as HTML })</div>
        """
    }

    /// Yes or nothing: what is not ticked was answered with no.
    private func questions(_ texts: Texts) -> HTML {
        """
        <fieldset class="field" id="f-answer"><legend>\(texts["registration.questions"])</legend>
        \(page.offer.questions.map { question in
            """
            <div class="tick"><input type="checkbox" id="a-\(question.key)" name="answer" value="\(question.key)"\
            \(flag: "checked", isAnswered(question.key))> <label for="a-\(question.key)">\(question.name)</label></div>
            """
        })
        <div class="tick"><input type="checkbox" id="a-urgency" name="urgency" value="yes"\(flag: "checked", page.filled["urgency"] == "yes")> \
        <label for="a-urgency">\(texts["registration.urgent"])</label></div>
        </fieldset>
        """
    }

    private func isAnswered(_ key: String) -> Bool {
        page.filled["answer"].split(separator: "\n").contains { $0 == key }
    }

    private func fact(_ demand: RegistrationOffer.Demand, _ texts: Texts) -> HTML {
        let label = demand.isRequired ? "\(demand.name)\(texts["registration.needed"])" : demand.name
        let control: Field.Control =
            demand.choices.isEmpty
            ? .line("text") : .choice(demand.choices, blank: texts["registration.open-choice"])
        return Field(
            name: "fact-\(demand.key)", label: label, control: control, hint: demand.ask, autocomplete: "off",
            limit: 500
        ).html(page.filled, texts)
    }

    /// Right below the words, so that few keys lead to it.
    private func solved(_ texts: Texts) -> HTML {
        """
        <fieldset class="part"><legend>\(texts["registration.solved"])</legend>
        \(Field(name: "solution", label: texts["field.solution"], control: .lines(3), hint: texts["registration.solution-hint"], limit: 20_000).html(page.filled, texts))
        \(Field(name: "evidence", label: texts["field.evidence"], hint: texts["registration.evidence-hint"], limit: 500).html(page.filled, texts))
        </fieldset>
        """
    }

    private func acts(_ texts: Texts) -> HTML {
        guard page.handles else {
            return """
                <div class="foot">
                <button class="main big" name="act" value="hand-on">\(texts["registration.hand-on"])</button>
                </div>
                """
        }
        return """
            <div class="foot">
            <button class="main big" name="act" value="register">\(texts["registration.register"])</button>
            <button class="big" name="act" value="solve" aria-keyshortcuts="Control+Enter">\(texts["registration.solve"]) <kbd aria-hidden="true">Ctrl ↵</kbd></button>
            <button class="plain" name="act" value="hand-on">\(texts["registration.hand-on"])</button>
            </div>
            """
    }
}
