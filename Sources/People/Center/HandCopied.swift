/// Random characters that people copy by hand, in groups with dashes between. No I, L, O or U: nobody can mistake one
/// for another.
struct HandCopied: Hashable, Sendable {
    /// How many groups there are, of how many characters each; five random bits a character.
    struct Shape: Sendable {
        let groups: Int
        let size: Int

        fileprivate var count: Int { groups * size }
    }

    let text: String

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    init(_ shape: Shape) {
        var source = SystemRandomNumberGenerator()
        self.init((0..<shape.count).map { _ in Self.alphabet[Int.random(in: 0..<32, using: &source)] }, shape)
    }

    /// Forgives case, spaces, missing dashes and the characters that look alike; nil for what has another shape.
    init?(typed: String, _ shape: Shape) {
        guard typed.utf8.count <= 100 else { return nil }
        let alike: [Character: Character] = ["O": "0", "I": "1", "L": "1"]
        let characters = typed.uppercased().filter { !$0.isWhitespace && $0 != "-" }.map { alike[$0] ?? $0 }
        guard characters.count == shape.count, characters.allSatisfy(Self.alphabet.contains) else { return nil }
        self.init(characters, shape)
    }

    private init(_ characters: [Character], _ shape: Shape) {
        text = stride(from: 0, to: characters.count, by: shape.size)
            .map { String(characters[$0..<$0 + shape.size]) }.joined(separator: "-")
    }
}
