import Pages

/// The portal's first page: ask, or find the way back to what was asked.
struct PortalHomePage: Equatable, Sendable {
    var frame: Frame
    /// When people are there, in words of the manual; nil where it says nothing.
    var hours: String?
    /// How soon an answer comes, in words of the manual.
    var promise: String?

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .portal, title: texts["portal.title"]).html(
            texts,
            """
            <main id="main" class="portal home">
            <h1>\(texts["portal.greeting"])</h1>
            <p class="lead">\(texts["portal.lead"])</p>
            <a class="button main big" href="/ask">\(texts["portal.ask"])</a>
            \(when: hours != nil || promise != nil, "<dl class=\"hours\">\(line(texts["portal.promise"], promise))\(line(texts["portal.hours"], hours))</dl>")
            <section class="way-back"><h2>\(texts["portal.follow"])</h2><p>\(texts["portal.follow-how"])</p></section>
            <p class="staff-door"><a href="/desk">\(texts["portal.staff"])</a></p>
            </main>
            """)
    }

    private func line(_ name: String, _ value: String?) -> HTML {
        guard let value else { return .empty }
        return "<div><dt>\(name)</dt><dd>\(value)</dd></div>"
    }
}
