import Vocabulary

/// `application/x-www-form-urlencoded`, as browsers write it (WHATWG URL, §5.1).
enum URLEncoded {
    /// Refuses broken percent signs, text that is not UTF-8, and more than 500 fields.
    static func fields(_ body: [UInt8]) throws -> [FormField] {
        let parts = body.split(separator: UInt8(ascii: "&"), maxSplits: FormField.most)
        guard parts.count <= FormField.most else {
            throw Refusal.invalid([.init("", .tooManyEntries, [String(FormField.most)])])
        }
        return try parts.map { part in
            let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentCoding.decode(halves[0], plusIsSpace: true, strictly: true),
                let value = PercentCoding.decode(halves.count > 1 ? halves[1] : [], plusIsSpace: true, strictly: true)
            else { throw Refusal(.invalid, .malformed) }
            return try FormField(name: name, value: value)
        }
    }
}
