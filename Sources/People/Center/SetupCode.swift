import Crypto
import Foundation
import Storage
import Vocabulary

/// The one-time code that alone opens a center which is not set up yet: printed on the console, and in a file that only
/// the program's owner can read.
public struct SetupCode: Sendable {
    /// Twenty characters in four groups: 100 random bits that people can copy by hand.
    public let text: String

    public static func file(in data: URL) -> URL { data.appending(path: "setup-code") }

    /// The code to print at start; nil once the center is set up. Every node has its own, and each opens.
    public static func prepare(data: URL, in store: Store) async throws -> SetupCode? {
        guard try await store.read({ try Center.find(in: $0) }) == nil else {
            try remove(from: data)
            return nil
        }
        let kept = try read(from: data)
        let code = kept ?? SetupCode()
        if kept == nil { try PrivateFile.write([UInt8]((code.text + "\n").utf8), to: file(in: data)) }
        try await store.write(as: .center) { tx in
            _ = try tx.execute(
                """
                INSERT INTO setup_code (digest, made_at) VALUES (\(code.digest), \(tx.now)) ON CONFLICT (digest) DO NOTHING
                """)
        }
        return code
    }

    /// Takes the file away; nothing happens where there is none.
    static func remove(from data: URL) throws {
        let file = file(in: data)
        if FileManager.default.fileExists(atPath: file.path) { try FileManager.default.removeItem(at: file) }
    }

    /// Whether what somebody typed is a code of this center.
    static func opens(_ typed: String, in db: Reading) throws -> Bool {
        guard let code = SetupCode(typed: typed) else { return false }
        return try db.exists("SELECT 1 FROM setup_code WHERE digest = \(code.digest)")
    }

    private static func read(from data: URL) throws -> SetupCode? {
        let file = file(in: data)
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        return SetupCode(typed: try String(contentsOf: file, encoding: .utf8))
    }

    var digest: [UInt8] { [UInt8](SHA256.hash(data: Data(text.utf8))) }
}

extension SetupCode {
    /// No I, L, O or U: nobody can mistake one character for another.
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    init() {
        var source = SystemRandomNumberGenerator()
        let characters = (0..<20).map { _ in Self.alphabet[Int.random(in: 0..<32, using: &source)] }
        text = Self.grouped(characters)
    }

    /// Forgives case, spaces, missing dashes and the characters that look alike.
    init?(typed: String) {
        guard typed.utf8.count <= 100 else { return nil }
        let alike: [Character: Character] = ["O": "0", "I": "1", "L": "1"]
        let characters = typed.uppercased().filter { !$0.isWhitespace && $0 != "-" }.map { alike[$0] ?? $0 }
        guard characters.count == 20, characters.allSatisfy(Self.alphabet.contains) else { return nil }
        text = Self.grouped(characters)
    }

    private static func grouped(_ characters: [Character]) -> String {
        stride(from: 0, to: characters.count, by: 5).map { String(characters[$0..<$0 + 5]) }.joined(separator: "-")
    }
}
