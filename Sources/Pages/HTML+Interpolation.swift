extension HTML {
    /// What may stand in a gap of markup. There is deliberately no gap for `String?` or `Any`: a closure that makes
    /// markup would else be read as text.
    public struct StringInterpolation: StringInterpolationProtocol {
        private(set) var writer: ByteWriter

        public init(literalCapacity: Int, interpolationCount: Int) {
            writer = ByteWriter(capacity: literalCapacity + interpolationCount * 24)
        }

        public mutating func appendLiteral(_ literal: StaticString) { writer.append(literal) }
        mutating func append(markup: UnsafeBufferPointer<UInt8>) { writer.append(markup) }
        public mutating func appendInterpolation(_ text: String) { writer.append(escaping: text) }
        public mutating func appendInterpolation(_ number: Int) { writer.append(decimal: Int64(number)) }
        public mutating func appendInterpolation(_ number: Int64) { writer.append(decimal: number) }
        public mutating func appendInterpolation(_ html: HTML) { writer.append(html.written) }
        public mutating func appendInterpolation(_ html: HTML?) {
            if let html { appendInterpolation(html) }
        }
        public mutating func appendInterpolation(_ parts: [HTML]) {
            writer.makeRoom(for: parts.reduce(0) { $0 + $1.written.count })
            for part in parts { writer.append(part.written) }
        }

        /// One after the other, each put in its place before the next is made. Inlined, so that it is compiled for the
        /// very type of the items.
        @inlinable public mutating func appendInterpolation<Item>(each items: [Item], _ html: (Item) -> HTML) {
            for place in items.indices {
                let part = html(items[place])
                if place == 0 { makeRoom(for: part, times: items.count) }
                appendInterpolation(part)
            }
        }

        @usableFromInline mutating func makeRoom(for part: HTML, times: Int) {
            writer.makeRoom(for: part.written.count * times)
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
