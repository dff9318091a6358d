import Storage

/// The ways in which a name is looked for: as it is written, in pinyin (`wangxiaoming`), and by its initials (`wxm`).
struct Spelling: Hashable, Sendable {
    let folded: String
    let pinyin: String
    let initials: String

    /// A person's name, whose first characters are read as a surname.
    init(person name: String) { self.init(name, surnames: Pinyin.surnames) }
    init(organisation name: String) { self.init(name, surnames: []) }

    private init(_ name: String, surnames: [(name: String, reading: [String])]) {
        let folded = name.folded
        let surname = surnames.first { folded.hasPrefix($0.name) }
        let rest = Self.syllables(of: name, after: surname?.name.unicodeScalars.count ?? 0)
        let syllables = (surname?.reading ?? []) + rest
        self.folded = folded
        pinyin = syllables.joined()
        initials = String(syllables.compactMap(\.first))
    }

    /// Readings of the characters and words that stand between them, without the first `count` characters.
    private static func syllables(of name: String, after count: Int) -> [String] {
        var found: [String] = []
        var word = ""
        var skipped = 0
        func end() {
            if !word.isEmpty { found.append(word) }
            word = ""
        }
        for character in name {
            // Read before it is folded, which would make a plain u of ü.
            let letters = Pinyin.plain(String(character))
            let scalars =
                letters.isEmpty ? Array(String(character).folded.unicodeScalars) : Array(letters.unicodeScalars)
            if scalars.isEmpty { end() }
            for scalar in scalars {
                guard skipped == count else {
                    skipped += 1
                    continue
                }
                if let reading = Pinyin.reading(of: scalar) {
                    end()
                    found.append(reading)
                } else {
                    word.unicodeScalars.append(scalar)
                }
            }
        }
        end()
        return found
    }
}

extension Customer {
    /// Makes the tables by which names and words are spelled, before the first who needs them would wait for them.
    public static func prepareSpelling() { _ = Spelling(person: "应") }
}
