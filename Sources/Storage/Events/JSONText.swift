import Foundation
import Synchronization

/// JSON as it is kept in a column: keys in order, so that the same value is always the same text.
public enum JSONText {
    private static let decoder = JSONDecoder()
    private static let encoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()

    public static func of(_ value: some Encodable) throws -> String {
        String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    public static func read<Value: Decodable>(_ text: String, as type: Value.Type = Value.self) throws -> Value {
        try decoder.decode(type, from: Data(text.utf8))
    }

    /// The same for small texts that come again and again, such as the events of a ticket: some thousands of the last are
    /// kept as they were read.
    public static func known<Value: Decodable & Sendable>(_ text: String, as type: Value.Type = Value.self) throws
        -> Value
    {
        let place = UInt(bitPattern: text.hashValue) % (shelfCount * Shelf.width)
        let shelf = shelves[Int(place / Shelf.width)]
        let slot = Int(place % Shelf.width)
        if let known = shelf.slots.withLock({ $0[slot] }) as? Known<Value>, known.text == text { return known.value }
        let fresh = Known(text: text, value: try read(text, as: Value.self))
        shelf.slots.withLock { $0[slot] = fresh }
        return fresh.value
    }

    private final class Known<Value: Sendable>: Sendable {
        let text: String
        let value: Value

        init(text: String, value: Value) { (self.text, self.value) = (text, value) }
    }

    /// A page reads dozens of them: on one shelf, pages that are made at the same time would wait for each other.
    private final class Shelf: Sendable {
        static let width: UInt = 256
        /// Each text has one place, where the next that falls on it follows.
        let slots = Mutex<[(any AnyObject & Sendable)?]>(Array(repeating: nil, count: Int(width)))
    }
    private static let shelfCount: UInt = 32
    private static let shelves = (0..<shelfCount).map { _ in Shelf() }
}
