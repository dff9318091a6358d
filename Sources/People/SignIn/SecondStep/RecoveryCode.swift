import Crypto
import Foundation
import Storage
import Vocabulary

/// What lets somebody in once when their phone is lost: 80 random bits, shown once, kept as a hash.
struct RecoveryCode: Sendable {
    static let shape = HandCopied.Shape(groups: 4, size: 4)
    /// How many somebody gets at a time.
    static let count = 10

    let text: String

    init() { text = HandCopied(Self.shape).text }

    init?(typed: String) {
        guard let copied = HandCopied(typed: typed, Self.shape) else { return nil }
        text = copied.text
    }

    /// SHA-256 of the text: a guess at 80 random bits needs no slower hash.
    private var digest: [UInt8] { [UInt8](SHA256.hash(data: Data(text.utf8))) }

    /// Gives somebody ten new ones; those they had are worth nothing any more.
    static func issue(to person: Int64, in tx: Transaction) throws -> [String] {
        try forget(of: person, in: tx)
        let codes = (0..<count).map { _ in RecoveryCode() }
        for code in codes {
            try tx.execute("INSERT INTO recovery_code (person, digest) VALUES (\(person), \(code.digest))")
        }
        return codes.map(\.text)
    }

    /// Uses one up; false when it is none of theirs or was used before.
    func spend(of person: Int64, in tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE recovery_code SET used_at = \(tx.now) WHERE person = \(person) AND digest = \(digest)
                AND used_at IS NULL
            """) == 1
    }

    /// How many somebody has left.
    static func left(of person: Int64, in db: Reading) throws -> Int {
        try db.value("SELECT count(*) FROM recovery_code WHERE person = \(person) AND used_at IS NULL") ?? 0
    }

    static func forget(of person: Int64, in tx: Transaction) throws {
        try tx.execute("DELETE FROM recovery_code WHERE person = \(person)")
    }
}
