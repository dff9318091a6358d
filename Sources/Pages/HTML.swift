/// Markup, as UTF-8 bytes. Literals in the source are taken as they stand; a `String` put into one is escaped byte by
/// byte; only another `HTML` value goes in unescaped.
public struct HTML: Hashable, Sendable, ExpressibleByStringInterpolation {
    public private(set) var bytes: [UInt8]

    public static let empty = HTML("")

    /// `StaticString` keeps text that was made while the program runs from passing as markup.
    public init(stringLiteral literal: StaticString) {
        bytes = Array(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    public init(stringInterpolation interpolation: StringInterpolation) {
        bytes = interpolation.bytes
    }

    /// Text as markup, escaped.
    public init(escaping text: String) {
        bytes = []
        bytes.append(escaping: text)
    }

    public var isEmpty: Bool { bytes.isEmpty }
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    public static func + (left: HTML, right: HTML) -> HTML {
        var sum = left
        sum.bytes.append(contentsOf: right.bytes)
        return sum
    }

    public static func += (left: inout HTML, right: HTML) {
        left.bytes.append(contentsOf: right.bytes)
    }
}

extension Sequence<HTML> {
    /// One after the other, with the separator between.
    public func joined(by separator: HTML) -> HTML {
        var whole = HTML.empty
        for (place, part) in enumerated() {
            if place > 0 { whole += separator }
            whole += part
        }
        return whole
    }
}
