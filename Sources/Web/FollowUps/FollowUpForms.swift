import Pages
import Tickets

/// What came of a call: reached, with stars and words, or not, or never again.
struct CallForm {
    let page: FollowUpsPage
    let call: FollowUpsPage.Call
    let filled: Filled

    func html(_ texts: Texts) -> HTML {
        let number = call.row.number
        let prefix = "c-\(number)"
        return """
            <form method="post" action="/follow-ups/\(number)/attempts">\(Hidden(page.frame, key: "\(page.key)-\(number)").html)
            \(filled.summary(texts, prefix: prefix, names: ["words": texts["follow-ups.words"]]))
            \(Radios(name: "outcome", legend: texts["follow-ups.outcome"], choices: outcomes(texts), isRequired: true, prefix: prefix).html(filled, texts))
            \(when: call.asksRating, Field(name: "stars", label: texts["field.stars"], control: .choice((1...5).map { Choice("\($0)", texts["stars.\($0)"]) }, blank: texts["follow-ups.no-stars"]), prefix: prefix).html(filled, texts))
            \(Field(name: "words", label: texts["follow-ups.words"], control: .lines(2), limit: 2000, prefix: prefix).html(filled, texts))
            <div class="foot"><button class="main">\(texts["follow-ups.save"])</button>
            <span class="tick"><input type="checkbox" id="\(prefix)-incoming" name="incoming" value="yes"\(flag: "checked", filled["incoming"] == "yes")> \
            <label for="\(prefix)-incoming">\(texts["follow-ups.incoming"])</label></span></div>
            </form>
            """
    }

    private func outcomes(_ texts: Texts) -> [Choice] {
        let all: [FollowUp.Attempt.Outcome] = [.reached, .notReached, .wrongNumber, .doNotDisturb]
        return all.map { Choice($0.rawValue, texts["follow-ups.outcome.\($0.rawValue)"]) }
    }
}

/// The next step of making good: a word with the customer, an offer, the answer to it.
struct RemedyForm {
    let page: FollowUpsPage
    let owed: FollowUpsPage.Owed
    let filled: Filled

    func html(_ texts: Texts) -> HTML {
        let number = owed.row.number
        return """
            <form method="post" action="/follow-ups/\(number)/remedy">\(Hidden(page.frame, key: "\(page.key)-r-\(number)").html)
            \(filled.summary(texts, prefix: "r-\(number)", names: ["words": texts["follow-ups.offer"], "cause": texts["follow-ups.cause"]]))
            \(owed.offered == nil ? offer("r-\(number)", texts) : answer(texts))
            </form>
            """
    }

    private func offer(_ prefix: String, _ texts: Texts) -> HTML {
        """
        \(Field(name: "cause", label: texts["follow-ups.cause"], control: .choice(page.causes, blank: texts["follow-ups.choose"]), prefix: prefix).html(filled, texts))
        \(Field(name: "words", label: texts["follow-ups.offer"], control: .lines(2), isRequired: true, limit: 2000, prefix: prefix).html(filled, texts))
        <div class="foot"><button class="main" name="step" value="offer">\(texts["follow-ups.send-offer"])</button>\
        \(when: !owed.isContacted, "<button name=\"step\" value=\"contact\">\(texts["follow-ups.only-contact"])</button>")</div>
        """
    }

    private func answer(_ texts: Texts) -> HTML {
        """
        <div class="foot"><button class="main" name="step" value="accepted">\(texts["follow-ups.accepted"])</button>\
        <button name="step" value="declined">\(texts["follow-ups.declined"])</button></div>
        """
    }
}
