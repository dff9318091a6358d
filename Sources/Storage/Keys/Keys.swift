import Crypto
import Foundation
import Vocabulary

/// The center's secrets: master keys that never enter the database, and what is derived from them.
///
/// Sealed values are `key number (1 byte) ‖ nonce ‖ ciphertext ‖ tag` (AES-256-GCM); sub-keys come by HKDF-SHA256, one
/// per purpose. The highest number seals; all open.
public struct Keys: Sendable {
    public enum Purpose: String, CaseIterable, Sendable {
        case contact, blindIndex = "blind-index", files, secrets, links, audit, forms, check
    }

    public enum Fault: Error, Equatable { case missing, malformed, wrongKey }

    private let masters: [UInt8: SymmetricKey]
    /// What comes of the masters: deriving takes as long as a small page.
    private let derived: [UInt8: [Purpose: SymmetricKey]]
    /// The number of the key that seals.
    public let current: UInt8

    /// - Parameter masters: 32 bytes each, by number from 1.
    public init(masters: [UInt8: [UInt8]]) throws {
        guard let current = masters.keys.max() else { throw Fault.missing }
        guard masters.values.allSatisfy({ $0.count == 32 }) else { throw Fault.malformed }
        self.masters = masters.mapValues { SymmetricKey(data: $0) }
        derived = self.masters.mapValues { master in
            Dictionary(uniqueKeysWithValues: Purpose.allCases.map { ($0, Self.key($0, from: master)) })
        }
        self.current = current
    }

    public var numbers: [UInt8] { masters.keys.sorted() }

    public func seal(_ bytes: [UInt8], for purpose: Purpose) throws -> [UInt8] {
        let box = try AES.GCM.seal(bytes, using: key(purpose, current), authenticating: [current])
        guard let combined = box.combined else { throw Fault.malformed }
        return [current] + combined
    }

    public func open(_ sealed: [UInt8], for purpose: Purpose) throws -> [UInt8] {
        guard let number = sealed.first, masters[number] != nil else { throw Fault.missing }
        do {
            let box = try AES.GCM.SealedBox(combined: sealed.dropFirst())
            return [UInt8](try AES.GCM.open(box, using: key(purpose, number), authenticating: [number]))
        } catch {
            throw Fault.wrongKey
        }
    }

    /// HMAC-SHA256 under a sub-key: a blind index, the name of a file, a link's hash, a chain entry.
    public func mark(_ bytes: some Sequence<UInt8>, for purpose: Purpose, key number: UInt8? = nil) -> [UInt8] {
        [UInt8](HMAC<SHA256>.authenticationCode(for: Data(bytes), using: key(purpose, number ?? current)))
    }

    public func has(_ number: UInt8) -> Bool { masters[number] != nil }

    /// An HMAC that takes its bytes piece by piece; it comes to what `mark` gives for all of them.
    func marker(for purpose: Purpose) -> HMAC<SHA256> { HMAC(key: key(purpose, current)) }

    /// The key of one file: its own for each salt, so that the places of its pieces can be their nonces.
    func fileKey(_ number: UInt8, salt: [UInt8]) throws -> SymmetricKey {
        guard has(number) else { throw Fault.missing }
        return HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key(.files, number), salt: salt, info: Data("yingda/file".utf8), outputByteCount: 32)
    }

    private func key(_ purpose: Purpose, _ number: UInt8) -> SymmetricKey {
        // `current` is the highest of `masters`; each has every purpose.
        (derived[number] ?? derived[current]!)[purpose]!
    }

    private static func key(_ purpose: Purpose, from master: SymmetricKey) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: master, info: Data("yingda/\(purpose.rawValue)".utf8), outputByteCount: 32)
    }
}
