import Pages

/// The ways through the manual's room: reading, editions, proposals, and for editors the draft.
struct ManualTabs: Equatable, Sendable {
    enum Place: String, CaseIterable, Sendable { case reading, editions, proposals, draft }

    let here: Place
    /// Whether the draft is anything to this person.
    var isEditor = false
    /// How many proposals wait for an answer.
    var waiting = 0

    func html(_ texts: Texts) -> HTML {
        """
        <nav class="tabs" aria-label="\(texts["manual.tabs"])">\(places.map { link($0, texts) })</nav>
        """
    }

    private var places: [Place] { Place.allCases.filter { $0 != .draft || isEditor } }

    private func link(_ place: Place, _ texts: Texts) -> HTML {
        let count = place == .proposals && waiting > 0 ? "<span class=\"count\">\(waiting)</span>" as HTML : .empty
        return """
            <a href="\(path(place))"\(attribute: "aria-current", place == here ? "page" : nil)>\
            \(texts["manual.tab-\(place.rawValue)"])\(count)</a>
            """
    }

    private func path(_ place: Place) -> HTML {
        switch place {
        case .reading: "/manual"
        case .editions: "/manual/editions"
        case .proposals: "/manual/proposals"
        case .draft: "/manual/draft"
        }
    }
}
