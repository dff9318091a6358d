import Pages

/// A list of a page's part, or the sentence that says why it is empty.
struct Listing {
    let items: [HTML]
    let empty: String
    /// Rows lead to pages of their own; points carry their own links and forms.
    var areRows = false
    /// The address of the next page.
    var more: String?

    func html(_ texts: Texts) -> HTML {
        if items.isEmpty { return "<p class=\"hint\">\(empty)</p>" }
        guard areRows else { return "<ul class=\"points\">\(items)</ul>" }
        return "<ol class=\"rows wide\">\(items)\(more.map { next($0, texts) })</ol>"
    }

    private func next(_ address: String, _ texts: Texts) -> HTML {
        "<li class=\"more\"><a href=\"\(address)\">\(texts["list.more"])</a></li>"
    }
}
