import Pages

/// A service agreement as pages tell it: with whom, what it grants, and what it is worth today.
struct AgreementLine: Equatable, Sendable {
    enum Standing: String, Sendable { case valid, expired, upcoming }

    let id: Int64
    let name: String
    let serviceLevel: String
    let from: String
    var until: String?
    let standing: Standing
    /// It is still served after its end.
    var continues = false
    /// Where its party is kept, and what they are called.
    var party: Choice?

    func html(_ texts: Texts) -> HTML {
        """
        <li><p><a href="/agreements/\(id)" hx-disable>\(name)</a> \(worth(texts))\
        \(party.map { " <a href=\"\($0.key)\" hx-disable>\($0.name)</a>" as HTML })<br>
        <small>\(serviceLevel) · \(texts["agreements.span", from, until ?? texts["agreements.no-end"]])</small></p></li>
        """
    }

    /// `金牌服务 · 有效至 2026-12-31`.
    func short(_ texts: Texts) -> HTML { "<span>\(serviceLevel)</span> \(worth(texts))" }

    private func worth(_ texts: Texts) -> HTML {
        let words: String =
            switch standing {
            case .valid: until.map { texts["standing.valid-until", $0] } ?? texts["standing.valid"]
            case .expired: texts[continues ? "standing.expired-continues" : "standing.expired", until ?? ""]
            case .upcoming: texts["standing.upcoming", from]
            }
        return "<span class=\"standing\" data-standing=\"\(standing.rawValue)\">\(words)</span>"
    }
}
