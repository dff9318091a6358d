import Vocabulary

/// One text field of a form, as it arrived.
struct FormField: Hashable, Sendable {
    static let nameLimit = 100
    static let most = 500

    let name: String
    let value: String

    /// Refuses, by the field's name, what is not UTF-8 or holds NUL; a name that is none is refused without naming it.
    init(name: some Collection<UInt8>, value: some Collection<UInt8>) throws {
        self.name = try FormField.name(name)
        guard let value = String(strictly: value) else { throw Refusal.invalid([.init(self.name, .notText)]) }
        self.value = value
    }

    static func name(_ bytes: some Collection<UInt8>) throws -> String {
        guard bytes.count <= nameLimit, let name = String(strictly: bytes), !name.isEmpty,
            name.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
        else { throw Refusal.invalid([.init("", .badName)]) }
        return name
    }
}
