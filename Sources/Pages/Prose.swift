/// Text that people wrote, as markup: line breaks stay (the style sheet keeps white space), web addresses become links,
/// everything else is escaped.
public struct Prose: Hashable, Sendable {
    public let text: String

    public init(_ text: String) { self.text = text }

    public var html: HTML {
        var whole = HTML.StringInterpolation(literalCapacity: 0, interpolationCount: 0)
        var plain = text.startIndex
        var rest = text.utf8[...]
        while let place = rest.firstIndex(of: UInt8(ascii: "h")) {
            guard let end = endOfAddress(at: place) else {
                rest = rest[text.utf8.index(after: place)...]
                continue
            }
            let address = String(text[place..<end])
            whole.appendInterpolation(String(text[plain..<place]))
            whole.appendInterpolation(
                "<a href=\"\(address)\" rel=\"noopener noreferrer nofollow ugc\" target=\"_blank\">\(address)</a>"
                    as HTML)
            (plain, rest) = (end, text.utf8[end...])
        }
        whole.appendInterpolation(plain == text.startIndex ? text : String(text[plain...]))
        return HTML(stringInterpolation: whole)
    }

    /// Where an address that starts here ends; nil where none starts. Only `http` and `https`, only ASCII, and never
    /// with the full stop or bracket that closes the sentence around it.
    private func endOfAddress(at start: String.Index) -> String.Index? {
        let scalars = text.unicodeScalars
        let rest = scalars[start...]
        guard rest.first == "h",
            let scheme = ["https://", "http://"].first(where: { rest.starts(with: $0.unicodeScalars) })
        else { return nil }
        let body = rest.dropFirst(scheme.unicodeScalars.count).prefix(500)
        var end = body.firstIndex { !Self.inAddress.contains($0) } ?? body.endIndex
        while end > body.startIndex, Self.closing.contains(scalars[scalars.index(before: end)]) {
            end = scalars.index(before: end)
        }
        return end > body.startIndex ? end : nil
    }

    private static let inAddress = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&()*+,;=%".unicodeScalars)
    private static let closing = Set(".,;:!?()[]".unicodeScalars)
}
