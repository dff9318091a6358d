import Pages

/// What `?` shows: the keys of the desk.
struct KeysHelp {
    private static let keys = [
        ("j k", "keys.move"), ("Enter", "keys.open"), ("r", "keys.reply"), ("n", "keys.note"), ("a", "keys.assign"),
        ("t", "keys.classify"), ("e", "keys.escalate"), ("d", "keys.resolve"), ("/", "keys.search"), ("[", "keys.list"),
        ("?", "keys.help"),
    ]

    func html(_ texts: Texts) -> HTML { texts.constant("keys") { made(of: texts) } }

    private func made(of texts: Texts) -> HTML {
        """
        <dialog id="keys" class="keys" aria-labelledby="keys-title">
        <h2 id="keys-title">\(texts["keys.title"])</h2>
        <dl>\(Self.keys.map { "<div><dt>\(Self.caps($0.0))</dt><dd>\(texts[$0.1])</dd></div>" })</dl>
        <form method="dialog"><button>\(texts["keys.close"])</button></form>
        </dialog>
        """
    }

    private static func caps(_ keys: String) -> HTML {
        keys.split(separator: " ").map { "<kbd>\(String($0))</kbd>" }.joined(by: " ")
    }
}
