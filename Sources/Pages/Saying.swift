/// A sentence and what fills its gaps, on its way into markup, where it is written piece by piece without a string of its
/// own, or into a text.
public struct Saying: @unchecked Sendable {
    /// nil where there is no such sentence: its key, which is then the first value, says itself.
    private let words: UnsafePointer<FixedWords>?
    // Few sentences have more than two gaps, and a list of its own costs more than the rest of the sentence.
    private let first: String
    private let second: String
    private let others: [String]
    private let count: Int

    init(_ words: UnsafePointer<FixedWords>, _ first: String? = nil, _ second: String? = nil) {
        self.words = words
        self.first = first ?? ""
        self.second = second ?? ""
        others = []
        count = first == nil ? 0 : second == nil ? 1 : 2
    }

    init(_ words: UnsafePointer<FixedWords>, _ values: [String]) {
        self.words = words
        first = values.first ?? ""
        second = values.count > 1 ? values[1] : ""
        others = values.count > 2 ? values : []
        count = values.count
    }

    /// A key that no sentence stands for.
    init(unknown key: String) {
        (words, first, second, others, count) = (nil, key, "", [], 1)
    }

    /// What stands in a gap; nothing where nothing was given.
    private func value(in gap: Int) -> String {
        switch gap {
        case count...: ""
        case 0: first
        case 1: second
        default: others[gap]
        }
    }

    public var text: String {
        guard let words = words?.pointee else { return first }
        if words.parts.isEmpty { return words.whole }
        var length = words.beginning.plain.count
        for part in words.parts { length += value(in: part.gap).utf8.count + part.words.plain.count }
        return String(unsafeUninitializedCapacity: length) { bytes in
            var end = 0
            func put(_ words: UnsafeBufferPointer<UInt8>) {
                end += UnsafeMutableBufferPointer(rebasing: bytes[end...]).update(fromContentsOf: words)
            }
            put(words.beginning.plain)
            for part in words.parts {
                var value = value(in: part.gap)
                value.withUTF8(put)
                put(part.words.plain)
            }
            return end
        }
    }

    fileprivate func put(into markup: inout HTML.StringInterpolation) {
        guard let words else { return markup.appendInterpolation(first) }
        markup.append(markup: words.pointee.beginning.markup)
        for part in words.pointee.parts {
            markup.appendInterpolation(value(in: part.gap))
            markup.append(markup: part.words.markup)
        }
    }
}

extension HTML.StringInterpolation {
    public mutating func appendInterpolation(_ saying: Saying) { saying.put(into: &self) }
}
