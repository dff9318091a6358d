extension HTML {
    /// What may stand in a gap of markup. There is deliberately no gap for `String?` or `Any`: a closure that makes
    /// markup would else be read as text.
    public struct StringInterpolation: StringInterpolationProtocol {
        private(set) var writer: ByteWriter

        public init(literalCapacity: Int, interpolationCount: Int) {
            writer = ByteWriter()
        }

        public mutating func appendLiteral(_ literal: StaticString) { writer.append(literal) }
        mutating func append(markup: UnsafeBufferPointer<UInt8>) { writer.append(markup) }
        /// So many bytes of markup, which `put` writes.
        mutating func append(exactly count: Int, _ put: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
            writer.append(atMost: count) { bytes in
                put(UnsafeMutableBufferPointer(start: bytes.assumingMemoryBound(to: UInt8.self), count: count))
                return count
            }
        }
        public mutating func appendInterpolation(_ text: String) { writer.append(escaping: text) }
        public mutating func appendInterpolation(_ number: Int) { writer.append(decimal: Int64(number)) }
        public mutating func appendInterpolation(_ number: Int64) { writer.append(decimal: number) }
        public mutating func appendInterpolation(_ html: HTML) { writer.append(html.written) }
        public mutating func appendInterpolation(_ html: HTML?) {
            if let html { appendInterpolation(html) }
        }
        public mutating func appendInterpolation(_ parts: [HTML]) {
            for part in parts { writer.append(part.written) }
        }

        /// One after the other, each put in its place before the next is made. Inlined, so that it is compiled for the
        /// very type of the items.
        @inlinable public mutating func appendInterpolation<Item>(each items: [Item], _ html: (Item) -> HTML) {
            for item in items { appendInterpolation(html(item)) }
        }

        /// Markup that is there only under a condition.
        public mutating func appendInterpolation(when condition: Bool, _ html: @autoclosure () -> HTML) {
            if condition { appendInterpolation(html()) }
        }

        /// A bare attribute, such as ` checked`, or nothing.
        public mutating func appendInterpolation(flag name: StaticString, _ condition: Bool) {
            guard condition else { return }
            writer.append(UInt8(ascii: " "))
            appendLiteral(name)
        }

        /// An attribute with its quoted value, or nothing where there is no value.
        public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            openAttribute(name)
            writer.append(escaping: value)
            writer.append(UInt8(ascii: "\""))
        }
        public mutating func appendInterpolation(attribute name: StaticString, number: Int64?) {
            guard let number else { return }
            openAttribute(name)
            writer.append(decimal: number)
            writer.append(UInt8(ascii: "\""))
        }

        private mutating func openAttribute(_ name: StaticString) {
            writer.append(UInt8(ascii: " "))
            appendLiteral(name)
            appendLiteral("=\"")
        }
    }
}
