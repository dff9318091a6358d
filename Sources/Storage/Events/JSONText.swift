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

    /// The same for small texts that come again and again, such as the events of a ticket: the last some thousands are
    /// kept as they were read.
    public static func known<Value: Decodable & Sendable>(_ text: String, as type: Value.Type = Value.self) throws
        -> Value
    {
        let key = Known(text, ObjectIdentifier(type))
        let shelf = shelves[Int(UInt(bitPattern: key.hash) % UInt(shelves.count))]
        if let held = shelf.values.withLock({ $0[key] }), let known = held as? Held<Value> { return known.value }
        let value: Value = try read(text)
        shelf.values.withLock { values in
            if values.count >= 256 { values.removeAll() }
            values[key] = Held(value)
        }
        return value
    }

    /// The text is hashed once, for the shelf and for the place on it.
    private struct Known: Hashable {
        let hash: Int
        let type: ObjectIdentifier
        let text: String

        init(_ text: String, _ type: ObjectIdentifier) {
            (hash, self.type, self.text) = (text.hashValue, type, text)
        }

        func hash(into hasher: inout Hasher) { hasher.combine(hash) }
    }

    private final class Held<Value: Sendable>: Sendable {
        let value: Value

        init(_ value: Value) { self.value = value }
    }

    /// A page reads dozens of them: on one shelf, pages that are made at the same time would wait for each other.
    private final class Shelf: Sendable {
        let values = Mutex<[Known: any AnyObject & Sendable]>([:])
    }
    private static let shelves = (0..<32).map { _ in Shelf() }
}
