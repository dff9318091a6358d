/// Markup, as UTF-8 bytes. Literals in the source are taken as they stand; a `String` put into one is escaped byte by
/// byte; only another `HTML` value goes in unescaped.
public struct HTML: @unchecked Sendable, ExpressibleByStringInterpolation {
    /// Never written to again.
    let written: ByteWriter

    public static let empty = HTML("")

    /// `StaticString` keeps text that was made while the program runs from passing as markup.
    public init(stringLiteral literal: StaticString) { written = ByteWriter(literal) }

    public init(stringInterpolation interpolation: StringInterpolation) { written = interpolation.writer }

    private init(_ written: ByteWriter) { self.written = written }

    /// Text as markup, escaped.
    public init(escaping text: String) {
        var writer = ByteWriter()
        writer.append(escaping: text)
        written = writer
    }

    /// The same for a long time: it does not keep the memory of the page it was written with.
    public var lasting: HTML { HTML(written.apart) }

    public var isEmpty: Bool { written.count == 0 }
    public var bytes: [UInt8] { written.withBytes { Array($0) } }
    public var text: String { written.withBytes { String(decoding: $0, as: UTF8.self) } }

    /// Gives the bytes to somebody who copies or sends them.
    public func withBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Value) rethrows -> Value {
        try written.withBytes(body)
    }

    public static func + (left: HTML, right: HTML) -> HTML { "\(left)\(right)" }
}

extension HTML: Hashable {
    public static func == (left: HTML, right: HTML) -> Bool {
        left.withBytes { left in right.withBytes { left.elementsEqual($0) } }
    }

    public func hash(into hasher: inout Hasher) { withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) } }
}

extension Sequence<HTML> {
    /// One after the other, with the separator between.
    public func joined(by separator: HTML) -> HTML {
        var whole = HTML.StringInterpolation(literalCapacity: 0, interpolationCount: 0)
        for (place, part) in enumerated() {
            if place > 0 { whole.appendInterpolation(separator) }
            whole.appendInterpolation(part)
        }
        return HTML(stringInterpolation: whole)
    }
}
