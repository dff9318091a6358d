extension HTML {
    /// What may stand in a gap of markup. There is deliberately no gap for `String?` or `Any`: a closure that makes
    /// markup would else be read as text.
    public struct StringInterpolation: StringInterpolationProtocol {
        var bytes: [UInt8] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 48)
        }

        public mutating func appendLiteral(_ literal: StaticString) {
            bytes.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
        }

        public mutating func appendInterpolation(_ text: String) { bytes.append(escaping: text) }
        public mutating func appendInterpolation(_ number: Int) { bytes.append(decimal: Int64(number)) }
        public mutating func appendInterpolation(_ number: Int64) { bytes.append(decimal: number) }
        public mutating func appendInterpolation(_ html: HTML) {
            makeRoom(for: html.bytes.count)
            bytes.append(contentsOf: html.bytes)
        }
        public mutating func appendInterpolation(_ html: HTML?) {
            if let html { appendInterpolation(html) }
        }
        public mutating func appendInterpolation(_ parts: [HTML]) {
            makeRoom(for: parts.reduce(0) { $0 + $1.bytes.count })
            for part in parts { bytes.append(contentsOf: part.bytes) }
        }

        /// One after the other, each put in its place before the next is made. Inlined, so that it is compiled for the
        /// very type of the items.
        @inlinable public mutating func appendInterpolation<Item>(each items: [Item], _ html: (Item) -> HTML) {
            for place in items.indices {
                let part = html(items[place])
                if place == 0 { makeRoom(for: part.bytes.count * items.count) }
                appendInterpolation(part)
            }
        }

        /// Room for a part and for a little behind it: a page would else be moved to twice its size for its last line.
        @usableFromInline mutating func makeRoom(for count: Int) {
            if bytes.capacity < bytes.count + count { bytes.reserveCapacity(bytes.count + count + 1024) }
        }

        /// Markup that is there only under a condition.
        public mutating func appendInterpolation(when condition: Bool, _ html: @autoclosure () -> HTML) {
            if condition { bytes.append(contentsOf: html().bytes) }
        }

        /// A bare attribute, such as ` checked`, or nothing.
        public mutating func appendInterpolation(flag name: StaticString, _ condition: Bool) {
            guard condition else { return }
            bytes.append(UInt8(ascii: " "))
            appendLiteral(name)
        }

        /// An attribute with its quoted value, or nothing where there is no value.
        public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            openAttribute(name)
            bytes.append(escaping: value)
            bytes.append(UInt8(ascii: "\""))
        }
        public mutating func appendInterpolation(attribute name: StaticString, number: Int64?) {
            guard let number else { return }
            openAttribute(name)
            bytes.append(decimal: number)
            bytes.append(UInt8(ascii: "\""))
        }

        private mutating func openAttribute(_ name: StaticString) {
            bytes.append(UInt8(ascii: " "))
            appendLiteral(name)
            appendLiteral("=\"")
        }
    }
}
