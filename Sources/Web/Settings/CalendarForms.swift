import Pages
import Vocabulary

/// The forms of a calendar's page: the week's hours, a day of its own, a file of holidays.
struct CalendarForms {
    let page: CalendarPage
    let texts: Texts

    var html: HTML {
        """
        <div class="changes">
        <details id="week"\(flag: "open", page.refused == .week)><summary>\(texts["calendar.change-week"])</summary>\(week)</details>
        <details id="day"\(flag: "open", page.refused == .day)><summary>\(texts["calendar.add-day"])</summary>\(day)</details>
        <details id="file"\(flag: "open", page.refused == .file || !page.offered.isEmpty)><summary>\(texts["calendar.import"])</summary>\(file)</details>
        </div>
        """
    }

    private func filled(_ change: CalendarPage.Change) -> Filled { page.refused == change ? page.filled : .blank }

    private var week: HTML {
        let written = Dictionary(uniqueKeysWithValues: page.hours.map { ($0.key, $0.written) })
        let filled = page.refused == .week ? page.filled : Filled(values: written)
        return """
            <form method="post" action="\(page.path)/week">\(Hidden(page.frame, revision: page.version).html)
            \(filled.summary(texts, prefix: "week"))<p class="hint">\(texts["calendar.hours-hint"])</p>
            <div class="hours">\(page.hours.map { hours($0, filled) })</div>
            <p class="foot"><button class="main">\(texts["calendar.save-week"])</button> <small>\(texts["calendar.publish-hint"])</small></p></form>
            """
    }

    /// A line of the week; a blank one is a day without service, so none is marked as optional.
    private func hours(_ hours: CalendarPage.Hours, _ filled: Filled) -> HTML {
        let flaw = filled.flaw(in: hours.key)
        return """
            <div class="line\(flaw == nil ? "" : " wrong")"><label for="week-\(hours.key)">\(hours.name)</label>
            <input type="text" id="week-\(hours.key)" name="\(hours.key)" value="\(filled[hours.key])" maxlength="200" \
            autocomplete="off"\(attribute: "aria-invalid", flaw == nil ? nil : "true")\
            \(attribute: "aria-describedby", flaw == nil ? nil : "week-\(hours.key)-flaw")>
            \(flaw.map { "<p class=\"flaw\" id=\"week-\(hours.key)-flaw\">\(texts.text(of: $0))</p>" as HTML })</div>
            """
    }

    private var day: HTML {
        let filled = filled(.day)
        let kinds = [
            Choice("off", texts["calendar.off"], hint: texts["calendar.off-hint"]),
            Choice("work", texts["calendar.work"], hint: texts["calendar.work-hint"]),
        ]
        return """
            <form method="post" action="\(page.path)/days">\(Hidden(page.frame, revision: page.version).html)
            \(filled.summary(texts, prefix: "day"))
            <div class="pair">\(Field(name: "from", label: texts["field.from"], control: .line("date"), isRequired: true, prefix: "day").html(filled, texts))
            \(Field(name: "until", label: texts["field.until"], control: .line("date"), prefix: "day").html(filled, texts))</div>
            \(Field(name: "title", label: texts["field.title"], isRequired: true, limit: 60, prefix: "day").html(filled, texts))
            \(Radios(name: "kind", legend: texts["field.kind"], choices: kinds, isRequired: true, prefix: "day").html(filled, texts))
            \(Field(name: "periods", label: texts["field.periods"], hint: texts["calendar.periods-hint"], limit: 200, prefix: "day").html(filled, texts))
            <p class="foot"><button class="main">\(texts["calendar.save-day"])</button> <small>\(texts["calendar.publish-hint"])</small></p></form>
            """
    }

    private var file: HTML {
        """
        \(when: !page.offered.isEmpty, offer)
        <form method="post" action="\(page.path)/import" enctype="multipart/form-data">\(Hidden(page.frame).html)
        \(filled(.file).summary(texts, prefix: "file"))
        \(when: !page.mistakes.isEmpty, "<ul class=\"mistakes\">\(page.mistakes.map(mistake))</ul>")
        \(Field(name: "file", label: texts["calendar.file"], control: .files(limit: 1), hint: texts["calendar.file-hint"], isRequired: true, prefix: "file").html(filled(.file), texts))
        <p class="foot"><button>\(texts["calendar.preview"])</button></p></form>
        """
    }

    private var offer: HTML {
        """
        <form class="offer" method="post" action="\(page.path)/import">\(Hidden(page.frame).html)\
        <p>\(texts["calendar.offer", page.offered.map(String.init).joined(separator: texts["list.comma"])])</p>\
        <button name="source" value="program">\(texts["calendar.preview"])</button></form>
        """
    }

    private func mistake(_ mistake: CalendarPage.Mistake) -> HTML {
        "<li>\(texts["calendar.mistake", "\(mistake.line)", "\(mistake.column)", mistake.sentence])</li>"
    }
}
