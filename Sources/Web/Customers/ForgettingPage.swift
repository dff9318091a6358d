import Customers
import Pages

/// The plain question before a person is forgotten for good.
struct ForgettingPage: Equatable, Sendable {
    var frame: Frame
    let id: Int64
    let revision: Int
    let key: String
    let name: String
    /// How many tickets lose their words, and how many of them somebody still works on.
    let tickets: Int
    let open: Int
    var filled = Filled.blank

    func html(_ texts: Texts) -> HTML {
        let wording = frame.wording(texts)
        return Document(frame: frame, room: .desk, title: texts["forgetting.title"]).html(
            texts,
            """
            <main id="main" class="page customer">
            <h1>\(texts["forgetting.title"])</h1>
            \(filled.summary(texts))
            <p class="question" hx-disable>\(texts["forgetting.question", name])</p>
            <ul class="plain-list">
            <li>\(texts["forgetting.gone"])</li>
            <li>\(texts["forgetting.stays", wording.count(tickets, upTo: 999)])</li>
            \(when: open > 0, "<li class=\"flaw\">\(texts["forgetting.open", wording.count(open, upTo: 999)])</li>")
            <li>\(texts["forgetting.backups"])</li>
            </ul>
            <form method="post" action="/customers/\(id)/forgetting">\(Hidden(frame, key: key, revision: revision).html)
            \(Radios(name: "reason", legend: texts["forgetting.reason"], choices: Self.reasons(texts), isRequired: true).html(filled, texts))
            <div class="foot"><button class="main">\(texts["forgetting.go"])</button>
            <a class="button" href="/customers/\(id)">\(texts["forgetting.back"])</a></div>
            </form>
            </main>
            """)
    }

    private static func reasons(_ texts: Texts) -> [Choice] {
        Customer.ForgetReason.allCases.map { Choice($0.rawValue, texts["forgetting.reason.\($0.rawValue)"]) }
    }
}
