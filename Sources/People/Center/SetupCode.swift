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
    private static let shape = HandCopied.Shape(groups: 4, size: 5)

    init() { text = HandCopied(Self.shape).text }

    /// Forgives case, spaces, missing dashes and the characters that look alike.
    init?(typed: String) {
        guard let copied = HandCopied(typed: typed, Self.shape) else { return nil }
        text = copied.text
    }
}
