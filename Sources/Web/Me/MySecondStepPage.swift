import Pages
import Vocabulary

/// One's own second step of signing in: setting a phone up, new recovery codes, ending it.
struct MySecondStepPage: Equatable, Sendable {
    enum Part: Equatable, Sendable {
        case off
        case setUp(PhoneSecret)
        case on(since: Instant, codesLeft: Int)
        case codes(RecoveryCodes)
    }

    var frame: Frame
    let part: Part
    /// The role asks for it.
    var isWanted = false
    var filled = Filled.blank

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .desk, title: texts["second-step.title"]).html(
            texts,
            """
            <main id="main" class="page me">
            <h1>\(texts["second-step.title"])</h1>
            \(filled.summary(texts))
            \(content(frame.wording(texts)))
            <p class="way-back"><a href="/me">\(texts["second-step.back"])</a></p>
            </main>
            """)
    }

    private func content(_ wording: Wording) -> HTML {
        let texts = wording.texts
        switch part {
        case .off:
            return """
                <p class="lead">\(texts[isWanted ? "second-step.wanted" : "second-step.offered"])</p>
                \(form("/me/second-step/phone", password(texts), texts["second-step.begin"]))
                """
        case .setUp(let secret):
            let code = CodeField.html(filled, texts, takesRecovery: false)
            return "\(secret.html(texts))\(form("/me/second-step", code, texts["second-step.turn-on"]))"
        case .on(let since, let left):
            let code = CodeField.html(filled, texts, takesRecovery: true)
            return """
                <p>\(texts["second-step.on-since", wording.moment(since)]) \(texts["second-step.left", "\(left)"])</p>
                <form method="post" action="/me/second-step/codes">\(Hidden(frame).html)\(code)
                <div class="foot"><button class="main">\(texts["second-step.renew"])</button> \
                <button formaction="/me/second-step/end">\(texts["second-step.end"])</button></div></form>
                """
        case .codes(let codes): return codes.html(texts)
        }
    }

    private func password(_ texts: Texts) -> HTML {
        Field(
            name: "password", label: texts["field.password"], control: .secret("current-password"),
            hint: texts["second-step.why-password"], isRequired: true
        ).html(filled, texts)
    }

    private func form(_ action: HTML, _ field: HTML, _ button: String) -> HTML {
        """
        <form method="post" action="\(action)">\(Hidden(frame).html)\(field)
        <div class="foot"><button class="main">\(button)</button></div></form>
        """
    }
}
