import Pages

/// What `?` shows: the keys of the desk, those of handling only to whoever handles tickets.
struct KeysHelp {
    let handles: Bool

    private static let moving = [("j k", "keys.move"), ("Enter", "keys.open")]
    private static let handling = [
        ("r", "keys.reply"), ("n", "keys.note"), ("a", "keys.assign"), ("t", "keys.classify"), ("e", "keys.escalate"),
        ("d", "keys.resolve"),
    ]
    private static let looking = [("/", "keys.search"), ("[", "keys.list"), ("?", "keys.help")]

    func html(_ texts: Texts) -> HTML {
        handles
            ? texts.constant("keys") { made(of: Self.moving + Self.handling + Self.looking, texts) }
            : texts.constant("keys for reading") { made(of: Self.moving + Self.looking, texts) }
    }

    private func made(of keys: [(String, String)], _ texts: Texts) -> HTML {
        """
        <dialog id="keys" class="keys" aria-labelledby="keys-title">
        <h2 id="keys-title">\(texts["keys.title"])</h2>
        <dl>\(keys.map { "<div><dt>\(Self.caps($0.0))</dt><dd>\(texts[$0.1])</dd></div>" })</dl>
        <form method="dialog"><button>\(texts["keys.close"])</button></form>
        </dialog>
        """
    }

    private static func caps(_ keys: String) -> HTML {
        keys.split(separator: " ").map { "<kbd>\(String($0))</kbd>" }.joined(by: " ")
    }
}
