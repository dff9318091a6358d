import Pages

/// The staff door.
struct SignInPage: Equatable, Sendable {
    var frame: Frame
    /// Where to go on to after signing in: a path of ours.
    var back = "/desk"
    var filled = Filled.blank

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .door, title: texts["sign-in.title"]).html(
            texts,
            """
            <main id="main" class="portal door">
            <h1>\(texts["sign-in.title"])</h1>
            \(filled.summary(texts))
            <form method="post" action="/sign-in">
            \(Hidden(frame).html)
            <input type="hidden" name="back" value="\(back)">
            \(Field(name: "login", label: texts["field.login"], isRequired: true, autocomplete: "username", limit: 100).html(filled, texts))
            \(Field(name: "password", label: texts["field.password"], control: .secret("current-password"), isRequired: true).html(filled, texts))
            <div class="foot"><button class="main big">\(texts["sign-in.send"])</button></div>
            </form>
            <p class="hint">\(texts["sign-in.forgotten"])</p>
            </main>
            """)
    }
}
