import Crypto
import CryptoExtras
import Foundation

/// What is kept of a password: scrypt's answer with its salt and cost, never printed.
public struct PasswordHash: Sendable {
    /// `scrypt$15$8$3$<salt>$<hash>`, salt and hash in base64.
    let encoded: String

    init(stored: String) { encoded = stored }

    /// N=2^15, r=8, p=3: about 32 MB of memory, OWASP's password storage cheat sheet.
    private enum Cost {
        static let rounds = 1 << 15
        static let blockSize = 8
        static let parallelism = 3
        static let bytes = 32
        static let mark = "scrypt$15$8$3"
    }

    /// Slow on purpose: only `Passwords` calls it, on its own threads.
    init(of password: String, salt: [UInt8]) throws {
        let hash = try KDF.Scrypt.deriveKey(
            from: Data(password.utf8), salt: Data(salt), outputByteCount: Cost.bytes, rounds: Cost.rounds,
            blockSize: Cost.blockSize, parallelism: Cost.parallelism)
        let digest = hash.withUnsafeBytes { Data($0) }
        encoded = [Cost.mark, Data(salt).base64EncodedString(), digest.base64EncodedString()].joined(separator: "$")
    }

    init(of password: String) throws { try self.init(of: password, salt: Self.random(16)) }

    /// A hash that no password has: checking against it costs what checking a real one costs.
    static let ofNobody = PasswordHash(
        stored: [Cost.mark, Data(random(16)).base64EncodedString(), Data(random(32)).base64EncodedString()]
            .joined(separator: "$"))

    /// Computes the password's hash under the same salt and compares every byte.
    func matches(_ password: String) throws -> Bool {
        let parts = encoded.split(separator: "$")
        guard encoded.hasPrefix(Cost.mark + "$"), parts.count == 6, let salt = Data(base64Encoded: String(parts[4])),
            let wanted = Data(base64Encoded: String(parts[5])), wanted.count == Cost.bytes
        else { throw Fault.unreadable }
        let found = try KDF.Scrypt.deriveKey(
            from: Data(password.utf8), salt: salt, outputByteCount: Cost.bytes, rounds: Cost.rounds,
            blockSize: Cost.blockSize, parallelism: Cost.parallelism)
        return found == SymmetricKey(data: wanted)  // compares in constant time
    }

    enum Fault: Error { case unreadable }

    private static func random(_ count: Int) -> [UInt8] {
        SymmetricKey(size: .init(bitCount: count * 8)).withUnsafeBytes { [UInt8]($0) }
    }
}

extension PasswordHash: CustomStringConvertible, CustomReflectable {
    public var description: String { "PasswordHash(…)" }
    public var customMirror: Mirror { Mirror(self, children: [] as [Mirror.Child]) }
}
