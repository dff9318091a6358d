/// One of the words that the manual offers: its key and its name in the reader's language.
struct Choice: Hashable, Sendable {
    let key: String
    let name: String
    var hint: String?

    init(_ key: String, _ name: String, hint: String? = nil) {
        self.key = key
        self.name = name
        self.hint = hint
    }
}
