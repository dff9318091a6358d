import Pages

/// Where a customer asks: who, how to be reached, what happened, what they want, and by when they wish it.
struct AskPage: Equatable, Sendable {
    var frame: Frame
    /// The idempotency key of this form.
    let key: String
    let types: [Choice]
    var filled = Filled.blank

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .portal, title: texts["ask.title"]).html(
            texts,
            """
            <main id="main" class="portal">
            <h1>\(texts["ask.title"])</h1>
            <p class="lead">\(texts["ask.lead"])</p>
            \(filled.summary(texts))
            <form method="post" action="/ask" enctype="multipart/form-data" data-draft="ask">
            \(Hidden(frame, key: key).html)
            \(fields(texts).map { $0.html(filled, texts) })
            \(urgency(texts).html(filled, texts))
            <details class="unfold"\(flag: "open", hasMore)><summary>\(texts["ask.more"])</summary>
            \(more(texts).map { $0.html(filled, texts) })
            </details>
            <p class="hint">\(texts["ask.privacy"])</p>
            <div class="foot"><button class="main big">\(texts["ask.send"])</button><span class="draft" role="status"></span></div>
            </form>
            </main>
            """)
    }

    private func fields(_ texts: Texts) -> [Field] {
        [
            Field(
                name: "words", label: texts["field.words"], control: .lines(6), hint: texts["ask.words-hint"],
                isRequired: true, limit: 20_000),
            Field(name: "demand", label: texts["field.demand"], hint: texts["ask.demand-hint"], limit: 500),
            Field(name: "type", label: texts["field.type"], control: .choice(types, blank: texts["ask.type-unsure"])),
            Field(name: "file", label: texts["field.file"], control: .files(limit: 5), hint: texts["ask.file-hint"]),
            Field(
                name: "name", label: texts["field.name"], hint: texts["ask.name-hint"], isRequired: true,
                autocomplete: "name", limit: 100),
            Field(
                name: "contact", label: texts["field.contact"], hint: texts["ask.contact-hint"], isRequired: true,
                limit: 200),
        ]
    }

    private func urgency(_ texts: Texts) -> Radios {
        Radios(
            name: "urgency", legend: texts["field.urgency"],
            choices: [
                Choice("no", texts["ask.urgency-no"]),
                Choice("yes", texts["ask.urgency-yes"], hint: texts["ask.urgency-hint"]),
            ])
    }

    private func more(_ texts: Texts) -> [Field] {
        [
            Field(name: "occurred", label: texts["field.occurred"], control: .line("datetime-local")),
            Field(
                name: "wished", label: texts["field.wished"], control: .line("datetime-local"),
                hint: texts["ask.wished-hint"]),
        ]
    }

    private var hasMore: Bool {
        ["occurred", "wished"].contains { !filled[$0].isEmpty || filled.flaw(in: $0) != nil }
    }
}
