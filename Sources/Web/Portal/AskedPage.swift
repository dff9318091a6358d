import Pages
import Vocabulary

/// The receipt: the number, what happens next, and the link to keep. It is shown once.
struct AskedPage: Equatable, Sendable {
    var frame: Frame
    let number: String
    /// The signed link in full: `https://help.example.com/t/…`
    let link: String
    /// Until when the first answer is promised; nil where the manual promises none.
    var answerBy: Instant?

    func html(_ texts: Texts) -> HTML {
        let wording = frame.wording(texts)
        return Document(frame: frame, room: .portal, title: texts["asked.title"]).html(
            texts,
            """
            <main id="main" class="portal receipt">
            <h1>\(texts["asked.title"])</h1>
            <p class="big-number"><span>\(texts["asked.number"])</span> <strong>\(number)</strong></p>
            \(answerBy.map { "<p class=\"lead\">\(texts["asked.answer-by", wording.appointment($0)])</p>" as HTML } ?? "<p class=\"lead\">\(texts["asked.soon"])</p>")
            <section class="keep-this"><h2>\(texts["asked.keep"])</h2>
            <p>\(texts["asked.keep-why"])</p>
            <label class="unseen" for="link">\(texts["asked.link"])</label>
            <input id="link" class="keep" readonly value="\(link)" data-select>
            <p class="foot"><a class="button main" href="\(link)">\(texts["asked.open"])</a> <button class="button" data-copy="#link" hidden>\(texts["asked.copy"])</button></p>
            </section>
            </main>
            """)
    }
}
