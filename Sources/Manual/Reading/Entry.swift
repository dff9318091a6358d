import Vocabulary
import Yams

/// One mapping of the file. Each key is taken by the rule that understands it; what nobody took is a mistake.
final class Entry {
    let reading: Reading
    let place: Place
    private let values: [String: Node]
    private let keys: [(text: String, place: Place)]
    private var taken: Set<String> = []

    private init(_ reading: Reading, place: Place, pairs: [(key: Node, value: Node)]) {
        self.reading = reading
        self.place = place
        var values: [String: Node] = [:]
        var keys: [(String, Place)] = []
        for (key, value) in pairs {
            guard let text = key.scalar?.string else {
                reading.report(.notText, at: key.place)
                continue
            }
            values[text] = value
            keys.append((text, key.place))
        }
        self.values = values
        self.keys = keys
    }

    /// Builds a value from a mapping and then reports the keys that nobody took.
    static func reading<Value>(_ node: Node, in reading: Reading, _ build: (Entry) -> Value) -> Value {
        guard case .mapping(let mapping) = node else {
            reading.report(.notMapping, at: node.place)
            return placeholder(build)
        }
        let entry = Entry(reading, place: node.place, pairs: Array(mapping))
        let value = build(entry)
        for key in entry.keys where !entry.taken.contains(key.text) {
            reading.report(.unknownKey, at: key.place, key.text)
        }
        return value
    }

    /// Stands in for a mapping that is missing; its complaints go nowhere.
    private static func placeholder<Value>(_ build: (Entry) -> Value) -> Value {
        build(Entry(Reading(), place: .start, pairs: []))
    }

    // MARK: Taking

    /// The value of a key, nil where the key is absent.
    func take(_ key: String) -> Node? {
        taken.insert(key)
        return values[key]
    }

    /// The value of a key that must be there.
    func need(_ key: String) -> Node? {
        let node = take(key)
        if node == nil { report(.missingKey, key) }
        return node
    }

    /// Leaves the keys that nobody took to another reading.
    func takeRest() { taken.formUnion(values.keys) }

    func has(_ key: String) -> Bool { values[key] != nil }

    /// The value of a key that somebody else will take.
    func look(_ key: String) -> Node? { values[key] }

    func report(_ kind: Mistake.Kind, _ about: String...) {
        reading.report(kind, at: place, about)
    }

    // MARK: Mappings and lists

    /// A mapping that must be there.
    func mapping<Value>(_ key: String, _ build: (Entry) -> Value) -> Value {
        guard let node = need(key) else { return Entry.placeholder(build) }
        return Entry.reading(node, in: reading, build)
    }

    /// A mapping that may be absent.
    func optionalMapping<Value>(_ key: String, _ build: (Entry) -> Value) -> Value? {
        take(key).map { Entry.reading($0, in: reading, build) }
    }

    /// Builds a value for each key of a mapping whose keys are the file's own words.
    func each<Value>(_ build: (Entry, String) -> Value) -> [Value] {
        if keys.isEmpty { report(.emptyList) }
        return keys.map { build(self, $0.text) }
    }

    /// A list of mappings, at least one.
    func list<Value>(_ key: String, _ build: (Entry) -> Value) -> [Value] {
        nodes(need(key)).map { Entry.reading($0, in: reading, build) }
    }

    /// A list of mappings that may be absent.
    func optionalList<Value>(_ key: String, _ build: (Entry) -> Value) -> [Value] {
        nodes(take(key)).map { Entry.reading($0, in: reading, build) }
    }

    /// The items of a list; an empty list is a mistake, an absent one is no items.
    func nodes(_ node: Node?) -> [Node] {
        guard let node else { return [] }
        guard case .sequence(let sequence) = node else {
            reading.report(.notList, at: node.place)
            return []
        }
        if sequence.isEmpty { reading.report(.emptyList, at: node.place) }
        return Array(sequence)
    }

    // MARK: Scalars

    /// The text of a scalar, trimmed; nil, reported, where it is blank or no text.
    func text(of node: Node?) -> String? {
        guard let node else { return nil }
        guard let scalar = node.scalar else {
            reading.report(.notText, at: node.place)
            return nil
        }
        let text = scalar.string.trimmingSpace
        if text.isEmpty { reading.report(.blank, at: node.place) }
        return text.isEmpty ? nil : text
    }

    func text(_ key: String) -> String { text(of: need(key)) ?? "" }

    /// Reads a scalar with `parse`, a blank such as `$goal` as what it is filled with; what `parse` returns nil for is
    /// reported as `kind`.
    func scalar<Value>(_ node: Node?, or kind: Mistake.Kind, _ about: [String] = [], _ parse: (String) -> Value?)
        -> Value?
    {
        guard let node, var text = text(of: node) else { return nil }
        if text.first == "$" {
            guard let filled = reading.blanks[String(text.dropFirst())] else {
                reading.report(.unknownBlank, at: node.place, [String(text.dropFirst())])
                return nil
            }
            // A blank whose figure could not be read was reported where it stands.
            guard !filled.isEmpty else { return nil }
            text = filled
        }
        let value = parse(text)
        if value == nil { reading.report(kind, at: node.place, [text] + about) }
        return value
    }
}
