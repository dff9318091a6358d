import Pages
import Vocabulary

/// A ticket as its customer sees it through the signed link: where it stands in plain words, what was said, and what
/// they can do now.
struct FollowPage: Equatable, Sendable {
    enum Verb: String, CaseIterable, Sendable { case answer, confirm, rate, urge, reopen, askAnew = "ask-anew" }

    var frame: Frame
    let number: String
    let subject: String
    let status: TicketStatus
    /// Who looks after it; nil before somebody took it.
    var owner: String?
    /// The promise that matters to the customer now; nil when none runs.
    var promise: ClockFace?
    var conversation: Conversation
    var solution: String?
    /// The stars given, 1 to 5, and the words with them.
    var stars: Int?
    /// The numbers of stars for which we ask why.
    var asksReason: Set<Int> = []
    /// How often they have asked again.
    var urges = 0
    var allows: Set<Verb>
    let key: String
    let revision: Int
    var filled = Filled.blank
    var refused: Verb?

    func html(_ texts: Texts) -> HTML {
        let wording = frame.wording(texts)
        return Document(frame: frame, room: .portal, title: "\(number) \(subject)").html(
            texts,
            """
            <main id="main" class="portal follow">
            <p class="number">\(number)</p>
            <h1 hx-disable>\(subject)</h1>
            \(standing(wording))
            <div class="asks">\(confirmation(texts))
            \(rating(texts))
            \(further(texts))</div>
            <h2>\(texts["follow.conversation"])</h2>
            \(conversation.html(wording))
            <div class="answering">\(answer(texts))</div>
            </main>
            """)
    }

    private func standing(_ wording: Wording) -> HTML {
        let texts = wording.texts
        return """
            <section class="standing" data-status="\(status.rawValue)" aria-label="\(texts["follow.standing"])">
            <ol class="steps" aria-hidden="true">\(Step.allCases.map { $0.html(at: status, texts) })</ol>
            <p class="now" id="standing">\(texts["follow.status-\(status.rawValue)"])\
            \(isInHand ? owner.map { " \(texts["follow.owner", $0])" as HTML } : nil)</p>
            \(promise.map { promised($0, wording) })
            \(urging(texts))
            \(solution.map { "<div class=\"solution\"><h2>\(texts["follow.solution"])</h2><div class=\"words\" hx-disable>\(Prose($0).html)</div></div>" as HTML })
            </section>
            """
    }

    private var isInHand: Bool { [.new, .open, .waiting].contains(status) }

    /// The clock in plain words: what will have happened by when.
    private func promised(_ clock: ClockFace, _ wording: Wording) -> HTML {
        let isLate = clock.tone(at: wording.now) == .late
        let key = isLate ? "follow.late-\(clock.kind)" : "follow.by-\(clock.kind)"
        return """
            <p class="promise\(isLate ? " late" : "")"><span>\(wording.texts[key, wording.appointment(clock.due)])</span> \
            \(when: !isLate, clock.html(wording))</p>
            """
    }

    private func confirmation(_ texts: Texts) -> HTML {
        guard allows.contains(.confirm) else { return .empty }
        let kept = refused == .confirm ? filled : .blank
        return """
            <section class="ask-back"><h2>\(texts["follow.confirm"])</h2>
            \(kept.summary(texts, prefix: "k"))
            <form method="post" action="/my/\(number)/confirmation">
            \(Hidden(frame, key: key, revision: revision).html)
            \(Field(name: "words", label: texts["follow.confirm-words"], control: .lines(2), limit: 5000, prefix: "k").html(kept, texts))
            <div class="foot"><button class="main" name="outcome" value="solved">\(Icon.check.html)\(texts["outcome.solved"])</button> \
            <button name="outcome" value="unsolved">\(texts["outcome.unsolved"])</button></div>
            </form></section>
            """
    }

    private func rating(_ texts: Texts) -> HTML {
        if let stars, !allows.contains(.rate) {
            return "<p class=\"rated\">\(texts["follow.rated"]) \(Stars.shown(stars, texts))</p>"
        }
        guard allows.contains(.rate) else { return .empty }
        let kept = refused == .rate ? filled : .blank
        return """
            <section class="ask-back"><h2>\(texts["follow.rate"])</h2>
            \(kept.summary(texts, prefix: "g"))
            <form method="post" action="/my/\(number)/rating">
            \(Hidden(frame, key: key, revision: revision).html)
            \(Stars(chosen: Int(kept["stars"])).html(texts))
            \(Field(name: "words", label: texts["follow.rate-words"], control: .lines(2), hint: whyHint(texts), limit: 2000, prefix: "g").html(kept, texts))
            <div class="foot"><button class="main">\(texts["follow.rate-send"])</button></div>
            </form></section>
            """
    }

    private func whyHint(_ texts: Texts) -> String? {
        guard !asksReason.isEmpty else { return nil }
        let stars = asksReason.sorted().map { texts["stars.\($0)"] }.joined(separator: texts["list.comma"])
        return texts["follow.rate-why", stars]
    }

    /// 催办: one button; who wants to can say why.
    private func urging(_ texts: Texts) -> HTML {
        guard allows.contains(.urge) else { return .empty }
        let kept = refused == .urge ? filled : .blank
        return """
            <details class="unfold"\(flag: "open", refused == .urge)><summary>\(texts["follow.urge"])</summary>
            \(kept.summary(texts, prefix: "u"))
            <form method="post" action="/my/\(number)/urging">
            \(Hidden(frame, key: key, revision: revision).html)
            \(Field(name: "words", label: texts["follow.urge-words"], control: .lines(2), limit: 5000, prefix: "u").html(kept, texts))
            <div class="foot"><button>\(texts["follow.urge-send"])</button></div>
            </form></details>
            \(when: urges > 0, "<p class=\"hint\">\(texts["follow.urged", "\(urges)"])</p>")
            """
    }

    /// A further demand once the matter was settled: the same ticket goes on, or a new one follows it.
    private func further(_ texts: Texts) -> HTML {
        guard let verb = [Verb.reopen, .askAnew].first(where: allows.contains) else { return .empty }
        let kept = refused == verb ? filled : .blank
        return """
            <section class="ask-back"><details class="unfold"\(flag: "open", refused == verb)>\
            <summary>\(texts["follow.\(verb.rawValue)"])</summary>
            \(kept.summary(texts, prefix: "w"))
            <form method="post" action="/my/\(number)/\(verb == .reopen ? "reopening" : "successor")">
            \(Hidden(frame, key: key, revision: revision).html)
            \(Field(name: "words", label: texts["follow.further-words"], control: .lines(4), isRequired: true, limit: 20_000, prefix: "w").html(kept, texts))
            <div class="foot"><button class="main">\(texts["follow.\(verb.rawValue)-send"])</button></div>
            </form></details></section>
            """
    }

    private func answer(_ texts: Texts) -> HTML {
        guard allows.contains(.answer) else { return "<p class=\"closed-note\">\(texts["follow.read-only"])</p>" }
        let kept = refused == .answer ? filled : .blank
        return """
            <section class="answer"><h2>\(texts["follow.answer"])</h2>
            \(kept.summary(texts, prefix: "a"))
            <form method="post" action="/my/\(number)/messages" enctype="multipart/form-data" data-draft="my/\(number)">
            \(Hidden(frame, key: key, revision: revision).html)
            \(Field(name: "words", label: texts["follow.answer-words"], control: .lines(4), isRequired: true, limit: 20_000, prefix: "a").html(kept, texts))
            \(Field(name: "file", label: texts["field.file"], control: .files(limit: 5), prefix: "a").html(kept, texts))
            <div class="foot"><button class="main">\(texts["follow.answer-send"])</button><span class="draft" role="status"></span></div>
            </form></section>
            """
    }
}

/// The way a ticket goes, drawn as a line with the present step filled.
private enum Step: String, CaseIterable {
    case received, working, resolved, closed

    func html(at status: TicketStatus, _ texts: Texts) -> HTML {
        let place = Self.allCases.firstIndex(of: self) ?? 0
        let here = Self.place(of: status)
        let state = place < here ? "past" : place == here ? "here" : "ahead"
        return "<li data-step=\"\(state)\">\(texts["follow.step-\(rawValue)"])</li>"
    }

    private static func place(of status: TicketStatus) -> Int {
        switch status {
        case .new: 0
        case .open, .waiting: 1
        case .resolved: 2
        case .closed, .archived: 3
        }
    }
}
