import Pages
import Vocabulary

/// What a phone needs to know: a picture for its camera, and the secret for typing it in.
struct PhoneSecret: Equatable, Sendable {
    /// In groups of four.
    let text: String
    /// The `otpauth:` address that the picture holds.
    let address: String

    func html(_ texts: Texts) -> HTML {
        """
        <div class="phone">
        \(QRCode(address)?.svg(texts["second-step.picture"]))
        <div><p>\(texts["second-step.scan"])</p>
        <p><a href="\(address)">\(texts["second-step.open"])</a></p>
        <p class="hint">\(texts["second-step.by-hand"])</p><p><code class="secret">\(text)</code></p></div>
        </div>
        """
    }
}

/// The field for a code: six digits, or a recovery code.
enum CodeField {
    static func html(_ filled: Filled, _ texts: Texts, takesRecovery: Bool, prefix: String = "f") -> HTML {
        Field(
            name: "one-time-code", label: texts["field.one-time-code"],
            hint: texts[takesRecovery ? "second-step.code-or-recovery" : "second-step.code-hint"], isRequired: true,
            autocomplete: "one-time-code", limit: 40, prefix: prefix
        ).html(filled, texts)
    }
}

/// The ten codes that nobody can read again.
struct RecoveryCodes: Equatable, Sendable {
    let codes: [String]

    func html(_ texts: Texts) -> HTML {
        """
        <p class="lead">\(texts["second-step.codes-once"])</p>
        <ol class="recovery">\(codes.map { "<li><code>\($0)</code></li>" })</ol>
        <p class="hint">\(texts["second-step.codes-hint"])</p>
        """
    }
}

/// Signing in, after the password: the code, or the first setting up of a phone.
struct SecondStepPage: Equatable, Sendable {
    enum Part: Equatable, Sendable {
        case code
        case setUp(PhoneSecret)
        /// Set up by this, and signed in.
        case done(RecoveryCodes)
    }

    var frame: Frame
    let part: Part
    /// Where to go on to: a path of ours.
    var back = "/desk"
    var filled = Filled.blank

    func html(_ texts: Texts) -> HTML {
        let title = texts[title]
        return Document(frame: frame, room: .door, title: title).html(
            texts,
            """
            <main id="main" class="portal door">
            <h1>\(title)</h1>
            \(filled.summary(texts))
            \(content(texts))
            </main>
            """)
    }

    private var title: String {
        switch part {
        case .code: "second-step.title"
        case .setUp: "second-step.set-up-title"
        case .done: "second-step.codes-title"
        }
    }

    private func content(_ texts: Texts) -> HTML {
        switch part {
        case .code: form(texts)
        case .setUp(let secret):
            "<p class=\"lead\">\(texts["second-step.asked-for"])</p>\(secret.html(texts))\(form(texts))"
        case .done(let codes):
            "\(codes.html(texts))<p class=\"foot\"><a class=\"button main big\" href=\"\(back)\">\(texts["second-step.go-on"])</a></p>"
        }
    }

    private func form(_ texts: Texts) -> HTML {
        """
        <form method="post" action="/sign-in/code">
        \(Hidden(frame).html)
        <input type="hidden" name="back" value="\(back)">
        \(CodeField.html(filled, texts, takesRecovery: part == .code))
        <div class="foot"><button class="main big">\(texts["sign-in.send"])</button></div>
        </form>
        <p class="hint">\(texts[part == .code ? "second-step.lost" : "second-step.apps"])</p>
        <p class="hint"><a href="/sign-in">\(texts["second-step.begin-anew"])</a></p>
        """
    }
}
