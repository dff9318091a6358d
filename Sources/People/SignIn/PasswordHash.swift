import Crypto
import CryptoExtras
import Foundation

/// What is kept of a password: scrypt's answer with its salt and cost, never printed.
public struct PasswordHash: Sendable {
    /// What one guess costs whoever guesses.
    struct Cost: Hashable, Sendable {
        /// log2 of N.
        let exponent: Int
        let blockSize: Int
        let parallelism: Int

        /// N=2^15, r=8, p=3: 32 MB of memory (OWASP's password storage cheat sheet).
        static let standard = Cost(exponent: 15, blockSize: 8, parallelism: 3)
    }

    enum Fault: Error { case unreadable }

    private static let bytes = 32

    /// `scrypt$15$8$3$<salt>$<hash>`, salt and hash in base64.
    let encoded: String

    init(stored: String) { encoded = stored }

    /// Slow on purpose: only `Passwords` calls it, on its own threads.
    init(of password: String, cost: Cost) throws {
        let salt = Self.random(16)
        self.init(salt: salt, hash: try Self.derive(password, salt, cost), cost: cost)
    }

    /// A hash that no password has: checking against it costs what checking a real one costs.
    static func ofNobody(cost: Cost) -> PasswordHash { PasswordHash(salt: random(16), hash: random(bytes), cost: cost) }

    private init(salt: Data, hash: Data, cost: Cost) {
        let numbers = [cost.exponent, cost.blockSize, cost.parallelism].map(String.init)
        encoded = (["scrypt"] + numbers + [salt.base64EncodedString(), hash.base64EncodedString()])
            .joined(separator: "$")
    }

    /// Computes the password's hash under the same salt and cost, and compares every byte.
    func matches(_ password: String) throws -> Bool {
        let parts = encoded.split(separator: "$").map(String.init)
        let numbers = parts.dropFirst().prefix(3).compactMap { Int($0) }
        guard parts.count == 6, parts[0] == "scrypt", numbers.count == 3, (1...20).contains(numbers[0]),
            let salt = Data(base64Encoded: parts[4]), let wanted = Data(base64Encoded: parts[5]),
            wanted.count == Self.bytes
        else { throw Fault.unreadable }
        let cost = Cost(exponent: numbers[0], blockSize: numbers[1], parallelism: numbers[2])
        let found = try Self.derive(password, salt, cost)
        return SymmetricKey(data: found) == SymmetricKey(data: wanted)  // compares in constant time
    }

    private static func derive(_ password: String, _ salt: Data, _ cost: Cost) throws -> Data {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.utf8), salt: salt, outputByteCount: bytes, rounds: 1 << cost.exponent,
            blockSize: cost.blockSize, parallelism: cost.parallelism)
        return key.withUnsafeBytes { Data($0) }
    }

    private static func random(_ count: Int) -> Data {
        SymmetricKey(size: .init(bitCount: count * 8)).withUnsafeBytes { Data($0) }
    }
}

extension PasswordHash: CustomStringConvertible, CustomReflectable {
    public var description: String { "PasswordHash(…)" }
    public var customMirror: Mirror { Mirror(self, children: [] as [Mirror.Child]) }
}
