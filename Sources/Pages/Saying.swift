/// A sentence and what fills its gaps, on its way into markup, where it is written piece by piece without a string of its
/// own, or into a text.
public struct Saying: @unchecked Sendable {
    /// nil where there is no such sentence: its key, which is then the first value, says itself.
    private let words: UnsafePointer<FixedWords>?
    /// The sentence that stands in the only gap of these words, with the values in its own gaps: "2 小时" in "还剩 2 小时".
    private let inner: UnsafePointer<FixedWords>?
    // Few sentences have more than two gaps, and a list of its own costs more than the rest of the sentence.
    private let first: String
    private let second: String
    private let others: [String]
    private let count: Int

    init(_ words: UnsafePointer<FixedWords>, _ first: String? = nil, _ second: String? = nil) {
        self.words = words
        inner = nil
        self.first = first ?? ""
        self.second = second ?? ""
        others = []
        count = first == nil ? 0 : second == nil ? 1 : 2
    }

    init(_ words: UnsafePointer<FixedWords>, _ values: [String]) {
        self.words = words
        inner = nil
        first = values.first ?? ""
        second = values.count > 1 ? values[1] : ""
        others = values.count > 2 ? values : []
        count = values.count
    }

    /// A sentence about another one.
    init(_ words: UnsafePointer<FixedWords>, about saying: Saying) {
        self.words = words
        // One within another is as deep as it goes without a text of its own.
        let isPlain = saying.words == nil || saying.inner != nil
        inner = isPlain ? nil : saying.words
        first = isPlain ? saying.text : saying.first
        (second, others, count) = isPlain ? ("", [], 1) : (saying.second, saying.others, saying.count)
    }

    /// A key that no sentence stands for.
    init(unknown key: String) {
        (words, inner, first, second, others, count) = (nil, nil, key, "", [], 1)
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
        guard let words else { return first }
        if words.pointee.parts.isEmpty { return words.pointee.whole }
        return String(unsafeUninitializedCapacity: length(of: words, inner)) { bytes in
            bytes.baseAddress.map { write(words, inner, to: $0) - $0 } ?? 0
        }
    }

    private func length(of words: UnsafePointer<FixedWords>, _ inner: UnsafePointer<FixedWords>?) -> Int {
        var length = words.pointee.beginning.plain.count
        for part in words.pointee.parts {
            if let inner, part.gap == 0 {
                length += self.length(of: inner, nil)
            } else if inner == nil {
                length += value(in: part.gap).utf8.count
            }
            length += part.words.plain.count
        }
        return length
    }

    /// - Returns: the place behind what was written.
    private func write(
        _ words: UnsafePointer<FixedWords>, _ inner: UnsafePointer<FixedWords>?, to place: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        var end = words.pointee.beginning.plain.copied(to: place)
        for part in words.pointee.parts {
            if let inner, part.gap == 0 {
                end = write(inner, nil, to: end)
            } else if inner == nil {
                let value = value(in: part.gap)
                end =
                    value.utf8.withContiguousStorageIfAvailable { $0.copied(to: end) }
                    ?? Array(value.utf8).withUnsafeBufferPointer { $0.copied(to: end) }
            }
            end = part.words.plain.copied(to: end)
        }
        return end
    }

    fileprivate func put(into markup: inout HTML.StringInterpolation) {
        guard let words else { return markup.appendInterpolation(first) }
        put(words, inner, into: &markup)
    }

    private func put(
        _ words: UnsafePointer<FixedWords>, _ inner: UnsafePointer<FixedWords>?,
        into markup: inout HTML.StringInterpolation
    ) {
        markup.append(markup: words.pointee.beginning.markup)
        for part in words.pointee.parts {
            if let inner, part.gap == 0 {
                put(inner, nil, into: &markup)
            } else if inner == nil {
                markup.appendInterpolation(value(in: part.gap))
            }
            markup.append(markup: part.words.markup)
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// - Returns: the place behind the copy.
    @inline(__always)
    fileprivate func copied(to place: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
        if let baseAddress { place.update(from: baseAddress, count: count) }
        return place + count
    }
}

extension HTML.StringInterpolation {
    public mutating func appendInterpolation(_ saying: Saying) { saying.put(into: &self) }
}
