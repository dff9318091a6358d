import Vocabulary

/// What somebody sent, as named values of the asked types. Asking collects what is wrong; `check()` refuses it all at once.
///
/// HTML forms and JSON objects are read alike and may bring no unknown field; JSON is held to its types too.
public struct Form: Sendable {
    public private(set) var flaws: [Refusal.Flaw] = []
    public let uploads: [Upload]

    private let values: [String: [JSONValue]]
    let isJSON: Bool
    /// Stands before the names of the fields of a group: `customer.`.
    private let prefix: String
    private var known: Set<String> = []

    public static let empty = Form(values: [:], uploads: [], isJSON: false, prefix: "")

    private init(values: [String: [JSONValue]], uploads: [Upload], isJSON: Bool, prefix: String) {
        self.values = values
        self.uploads = uploads
        self.isJSON = isJSON
        self.prefix = prefix
    }

    init(fields: [FormField], uploads: [Upload] = []) {
        let values = Dictionary(grouping: fields, by: \.name).mapValues { $0.map { JSONValue.text($0.value) } }
        self.init(values: values, uploads: uploads, isJSON: false, prefix: "")
        known = ["form"]  // the form's token, which was looked at before
    }

    init(json members: [JSONValue.Member], prefix: String = "") {
        let values = Dictionary(members.map { ($0.name, [$0.value]) }, uniquingKeysWith: { first, _ in first })
        self.init(values: values, uploads: [], isJSON: true, prefix: prefix)
    }

    /// What was entered, as text, to show the form again; empty where nothing was.
    public func entered(_ name: String) -> String { enteredAll(name).first ?? "" }

    /// The names of everything that was sent.
    public var names: [String] { values.keys.sorted() }

    public func enteredAll(_ name: String) -> [String] {
        (values[name] ?? []).compactMap {
            switch $0 {
            case .text(let text), .number(let text): text
            case .flag(let flag): flag ? "yes" : "no"
            case .null, .list, .object: nil
            }
        }
    }

    /// What is wrong with one field so far.
    public func flaws(of name: String) -> [Refusal.Flaw] { flaws.filter { $0.field == prefix + name } }

    /// Notes a mistake that the form itself could not see.
    public mutating func note(_ name: String, _ key: String, _ about: [String] = []) {
        flaws.append(.init(prefix + name, key, about))
    }

    mutating func note(_ name: String, _ saying: Saying, _ about: [String] = []) {
        note(name, saying.rawValue, about)
    }

    /// Refuses with everything that was noted, and with the fields that nobody asked for.
    public mutating func check() throws {
        noteUnknown()
        guard flaws.isEmpty else { throw Refusal.invalid(flaws) }
    }

    /// Refuses with what was noted so far, before work that is worth nothing if it is refused later.
    public func checkText() throws {
        guard flaws.isEmpty else { throw Refusal.invalid(flaws) }
    }

    private mutating func noteUnknown() {
        for name in values.keys.sorted() where !known.contains(name) {
            known.insert(name)
            note(name, .unknown)
        }
    }

    /// The value under the name; nothing for null, for an empty field and for none. Notes a doubled field.
    mutating func value(_ name: String, required: Bool) -> JSONValue? {
        known.insert(name)
        let found = values[name] ?? []
        if found.count > 1 {
            note(name, .repeated)
            return nil
        }
        if let value = found.first, value != .null, isJSON || value != .text("") { return value }
        if required { note(name, .required) }
        return nil
    }

    /// The text under the name, where it is text. A form's field always is; of JSON, `wrongly` is noted otherwise.
    mutating func plain(_ name: String, required: Bool, wrongly saying: Saying) -> String? {
        guard let value = value(name, required: required) else { return nil }
        guard case .text(let text) = value else {
            note(name, saying)
            return nil
        }
        return text
    }

    /// The digits of a number: a JSON number, or the text of a form's field.
    mutating func digits(_ name: String, required: Bool) -> String? {
        guard let value = value(name, required: required) else { return nil }
        switch value {
        case .number(let digits): return digits
        case .text(let text) where !isJSON: return text.trimmingBlanks
        default:
            note(name, .notANumber)
            return nil
        }
    }

    // MARK: - Groups and lists

    /// A nested object, read by `read`; its mistakes are named `group.field`.
    public mutating func group<Value>(
        _ name: String, required: Bool = false, _ read: (inout Form) throws -> Value
    ) rethrows -> Value? {
        guard let value = value(name, required: required) else { return nil }
        guard case .object(let members) = value else {
            note(name, .notAGroup)
            return nil
        }
        return try inner(members, name, read)
    }

    /// A list of nested objects, at most `most`; mistakes are named `list.0.field`.
    public mutating func groups<Value>(
        _ name: String, most: Int, required: Bool = false, _ read: (inout Form) throws -> Value
    ) rethrows -> [Value] {
        guard let value = value(name, required: required) else { return [] }
        guard case .list(let items) = value else {
            note(name, .notAList)
            return []
        }
        guard items.count <= most else {
            note(name, .tooManyEntries, [String(most)])
            return []
        }
        var found: [Value] = []
        for (place, item) in items.enumerated() {
            guard case .object(let members) = item else {
                note("\(name).\(place)", .notAGroup)
                continue
            }
            found.append(try inner(members, "\(name).\(place)", read))
        }
        return found
    }

    private mutating func inner<Value>(
        _ members: [JSONValue.Member], _ name: String, _ read: (inout Form) throws -> Value
    ) rethrows -> Value {
        var form = Form(json: members, prefix: prefix + name + ".")
        let value = try read(&form)
        form.noteUnknown()
        flaws += form.flaws
        return value
    }

    /// Several texts under one name: a form's repeated field, or a JSON list.
    public mutating func texts(_ name: String, most: Int, max: Int = 200) -> [String] {
        known.insert(name)
        var items = values[name] ?? []
        if isJSON, let only = items.first {
            guard case .list(let list) = only else {
                if only != .null { note(name, .notAList) }
                return []
            }
            items = list
        }
        guard items.count <= most else {
            note(name, .tooManyEntries, [String(most)])
            return []
        }
        var texts: [String] = []
        for (place, item) in items.enumerated() {
            guard case .text(let text) = item else {
                note("\(name).\(place)", .notText)
                continue
            }
            if text.count > max { note(name, .tooLong, [String(max)]) } else { texts.append(text) }
        }
        return texts
    }
}
