import Pages
import Vocabulary

/// What stands where a page would: a refusal in a sentence, or a fault with the number that finds it in the log.
struct ProblemPage: Equatable, Sendable {
    enum Problem: Equatable, Sendable {
        case refused(Refusal)
        /// A fault of ours; the text is the request's id.
        case fault(String)
    }

    var frame: Frame
    let problem: Problem

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: frame.staff == nil ? .portal : .desk, title: title(texts)).html(
            texts,
            """
            <main id="main" class="\(frame.staff == nil ? "portal" : "page") problem">
            <p class="status-code">\(status)</p>
            <h1>\(title(texts))</h1>
            \(sentence(texts))
            <p class="foot"><a class="button main" href="\(frame.staff == nil ? "/" : "/desk")">\(texts[frame.staff == nil ? "problem.home" : "problem.desk"])</a></p>
            </main>
            """)
    }

    private var status: Int {
        switch problem {
        case .refused(let refusal): refusal.kind.status
        case .fault: 500
        }
    }

    private func title(_ texts: Texts) -> String { texts["problem.title-\(status)"] }

    private func sentence(_ texts: Texts) -> HTML {
        switch problem {
        case .refused(let refusal):
            """
            <p class="lead">\(texts.text(of: refusal))</p>
            \(when: !refusal.flaws.isEmpty, "<ul>\(refusal.flaws.map { "<li>\(texts.text(of: $0))</li>" })</ul>")
            \(refusal.retryAfter.map { "<p>\(texts["problem.retry", "\(max(1, $0.milliseconds / 1000))"])</p>" as HTML })
            """
        case .fault(let request):
            "<p class=\"lead\">\(texts["problem.fault"])</p><p class=\"request\">\(texts["problem.request"]) <code>\(request)</code></p>"
        }
    }
}
