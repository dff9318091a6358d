import Vocabulary

/// A known value, sealed under each master key, by which the database recognises its keys.
enum KeyCheck {
    static let known = Array("yingda".utf8)

    static func fact(_ number: UInt8) -> Fact<[UInt8]> { .bytes("key-check-\(number)") }
}

extension Reading {
    /// The numbers of the keys that this database was ever sealed with.
    public func keyNumbers() throws -> [UInt8] {
        try rows("SELECT name FROM fact WHERE name LIKE 'key-check-%' ORDER BY name") { $0[0] as String }
            .compactMap { UInt8($0.dropFirst("key-check-".count)) }
    }

    /// The numbers of those keys that are missing or that open nothing here.
    public func keysThatDoNotOpen(_ keys: Keys) throws -> [UInt8] {
        try keyNumbers().filter { number in
            guard let sealed = try fact(KeyCheck.fact(number)), sealed.first == number else { return true }
            do { return try keys.open(sealed, for: .check) != KeyCheck.known } catch { return true }
        }
    }
}

extension Store {
    /// Refuses a store whose keys do not open it; a store's first keys, and a key added later, are noted.
    func proveKeys() async throws {
        let keys = keys
        let wrong = try await read { try $0.keysThatDoNotOpen(keys) }
        guard wrong.isEmpty else { throw Refusal.wrongKey(wrong) }
        guard try await read({ try $0.fact(KeyCheck.fact(keys.current)) }) == nil else { return }
        let check = try keys.seal(KeyCheck.known, for: .check)
        let lost = try await write(as: .center) { tx in
            try tx.noteFirst(KeyCheck.fact(keys.current), check)
            return try tx.keysThatDoNotOpen(keys)
        }
        guard lost.isEmpty else { throw Refusal.wrongKey(lost) }
    }
}

extension Refusal {
    /// The master keys given are not those of this database; the numbers say which.
    public static func wrongKey(_ numbers: [UInt8]) -> Refusal {
        Refusal(.unavailable, "refusal.wrong-key", [numbers.map(String.init).joined(separator: ", ")])
    }
}
