import Pages
import Vocabulary

/// The flow card on an A4 page: for the screen, the printer and the archive. Blanks are left where it is signed by hand.
struct CardPage: Equatable, Sendable {
    var frame: Frame
    let card: FlowCard
    /// The manual's edition by which the ticket was handled.
    let edition: Int

    func html(_ texts: Texts) -> HTML {
        let wording = frame.wording(texts)
        return Document(frame: frame, room: .paper, title: "\(texts["card.title"]) \(card.number)").html(
            texts,
            """
            <nav class="tools" aria-label="\(texts["card.tools"])"><a class="button" href="/tickets/\(card.number)">\(Icon.back.html)\(texts["card.back"])</a> \
            <button class="main" data-print hidden>\(Icon.print.html)\(texts["card.print"])</button></nav>
            \(sheet(texts).html(wording, asked(wording) + ranked(wording) + handled(wording) + concluded(wording)))
            """)
    }

    private func sheet(_ texts: Texts) -> PrintSheet {
        PrintSheet(
            center: frame.center, title: texts["card.title"], number: card.number,
            basis: texts["card.edition", "\(edition)"])
    }

    private func asked(_ wording: Wording) -> HTML {
        let texts = wording.texts
        return """
            <section class="grid">
            \(cell(texts["card.customer"], "\(card.customer)"))
            \(cell(texts["card.contact"], "\(card.contact)"))
            \(cell(texts["card.received"], "\(wording.stamped(card.received)) · \(card.channel)"))
            \(cell(texts["card.wished"], card.wished.map(wording.stamped)))
            \(cell(texts["card.words"], "<span class=\"words\">\(Prose(card.words).html)</span>", isWide: true))
            \(cell(texts["card.demand"], card.demand.map { "\($0)" }, isWide: true))
            </section>
            """
    }

    private func ranked(_ wording: Wording) -> HTML {
        let texts = wording.texts
        return """
            <section class="grid">
            \(cell(texts["card.type"], "\(boxes(card.types))\(card.subtype.map { " <small>\($0)</small>" as HTML })", isWide: true))
            \(when: !card.facts.isEmpty, cell(texts["card.facts"], facts(card.facts, texts), isWide: true))
            \(cell(texts["card.level"], "\(boxes(card.levels))", isWide: true, seal: seal(card.levelSeal, texts["card.sign-off"], wording)))
            \(cell(texts["card.taken-by"], nil, seal: seal(card.takenBy, texts["card.signature"], wording)))
            \(cell(texts["card.owner"], nil, seal: seal(card.owner, texts["card.signature"], wording)))
            \(cell(texts["card.promised"], card.promised.map(wording.stamped)))
            \(cell(texts["card.clocks"], card.clocks.isEmpty ? nil : "<ul class=\"clocks\">\(card.clocks.map { "<li>\($0.html(wording))</li>" })</ul>"))
            </section>
            """
    }

    private func handled(_ wording: Wording) -> HTML {
        let texts = wording.texts
        return """
            <section class="progress"><h2>\(texts["card.progress"])</h2>
            <ol>\(card.progress.isEmpty ? Self.blanks(6) : card.progress.map { line($0, wording) })</ol>
            <h3>\(texts["card.parts"])</h3>
            <ul class="parts">\(card.parts.isEmpty ? Self.blanks(1) : card.parts.map { part($0, wording) })</ul>
            <h3>\(texts["card.extensions"])</h3>
            <ul class="parts">\(card.extensions.isEmpty ? Self.blanks(1) : card.extensions.map { extended($0, wording) })</ul>
            </section>
            """
    }

    private func concluded(_ wording: Wording) -> HTML {
        let texts = wording.texts
        return """
            <section class="grid">
            \(cell(texts["card.result"], card.result.map { "<span class=\"words\">\(Prose($0).html)</span>" }, isWide: true))
            \(cell(texts["card.told"], card.told.map { "\(wording.stamped($0.at)) · \($0.channel)" }))
            \(cell(texts["card.confirmation"], card.confirmation.map { "\($0)\(card.confirmed.map { " · \(wording.stamped($0))" as HTML })" }))
            \(cell(texts["card.rating"], rating(texts)))
            \(cell(texts["card.further"], card.further.map { "\($0)" }))
            \(cell(texts["card.archived"], nil, isWide: true, seal: seal(card.archived, texts["card.signature"], wording)))
            </section>
            """
    }

    private func rating(_ texts: Texts) -> HTML? {
        card.stars.map { "\(Stars.shown($0, texts)) \(card.opinion.map { HTML(escaping: $0) })" }
    }
}

// MARK: - Parts of the form

extension CardPage {
    /// A field of the form; empty, it is a blank to write on.
    private func cell(_ name: String, _ content: HTML?, isWide: Bool = false, seal: HTML? = nil) -> HTML {
        """
        <div class="cell\(isWide ? " wide" : "")"><span class="name">\(name)</span>\
        <div class="value">\(content ?? (seal == nil ? "<span class=\"blank\"></span>" : .empty))</div>\(seal)</div>
        """
    }

    /// Lines to write on by hand.
    private static func blanks(_ count: Int) -> [HTML] { Array(repeating: "<li class=\"blank\"></li>", count: count) }

    private func facts(_ facts: [FlowCard.Fact], _ texts: Texts) -> HTML {
        "<span class=\"boxes\">\(facts.map { "<span>\(texts["card.fact", $0.name, $0.value])</span> " as HTML })</span>"
    }

    private func boxes(_ boxes: [FlowCard.Box]) -> HTML {
        "<span class=\"boxes\">\(boxes.map { "<span class=\"box\">\($0.isTicked ? "■" : "□")\($0.name)</span> " })</span>"
    }

    /// A seal where somebody signed in the desk; else a line to sign on by hand.
    private func seal(_ seal: FlowCard.Seal?, _ blank: String, _ wording: Wording) -> HTML {
        guard let seal else { return "<div class=\"sign-here\"><span>\(blank)</span></div>" }
        return """
            <div class="seal"><b>\(seal.name)</b><span>\(seal.role)</span>\(wording.stamped(seal.at))</div>
            """
    }

    private func line(_ line: FlowCard.Line, _ wording: Wording) -> HTML {
        """
        <li>\(wording.stamped(line.at)) <b>\(line.who)</b> <span>\(line.what)\
        \(line.paragraph.map { " <small>\(wording.texts["mark.by", $0])</small>" as HTML })</span></li>
        """
    }

    private func part(_ part: FlowCard.Part, _ wording: Wording) -> HTML {
        """
        <li><b>\(part.department)</b> \(part.task) · \(wording.texts["card.due"]) \(wording.stamped(part.due))\
        \(part.done.map { " · \(wording.texts["card.done"]) \(wording.stamped($0))" as HTML })</li>
        """
    }

    private func extended(_ extension: FlowCard.Extension, _ wording: Wording) -> HTML {
        """
        <li>\(`extension`.reason) · \(wording.texts["card.approved-by"]) <b>\(`extension`.decidedBy)</b> · \
        \(wording.texts["card.until"]) \(wording.stamped(`extension`.until))</li>
        """
    }
}
