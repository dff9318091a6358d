import Customers
import Pages
import Vocabulary

/// All that is held about a person, as a page of its own that they can keep and read.
struct HeldDocument: Sendable {
    let center: String
    let held: Held

    func html(_ wording: Wording) -> HTML {
        let title = wording.texts["held.title", center]
        return """
            <!DOCTYPE html>
            <html lang="\(wording.texts.language.rawValue)"><head><meta charset="utf-8"><title>\(title)</title></head>
            <body><main><h1>\(title)</h1>
            \(held.html(wording))
            </main></body></html>
            """
    }
}

extension Held {
    fileprivate func html(_ wording: Wording) -> HTML {
        switch self {
        case .text(let text): Prose(text).html
        case .number(let number): "\(String(number))"
        case .flag(let flag): "\(wording.texts[flag ? "held.yes" : "held.no"])"
        case .moment(let moment): wording.stamped(moment)
        case .list(let values): "<ol>\(values.map { "<li>\($0.html(wording))</li>" as HTML })</ol>"
        case .record(let entries): "<dl>\(entries.map { $0.html(wording) })</dl>"
        }
    }
}

extension Held.Entry {
    fileprivate func html(_ wording: Wording) -> HTML {
        "<dt>\(wording.texts["held.\(name)"])</dt><dd>\(value.html(wording))</dd>"
    }
}
