import Crypto
import Foundation
import Storage
import Vocabulary

/// The second step of somebody's signing in: the secret that their phone and the center share. The center keeps it sealed.
public struct SecondStep: Sendable {
    let person: Int64
    private let secret: [UInt8]
    /// The half minute of the last code that was good; it and those before it are never good again.
    private let usedStep: Int64
    let madeAt: Instant
    /// nil while nobody has proven that a phone has the secret.
    let enrolledAt: Instant?

    /// How long a secret waits for its first code.
    static let patience = Duration.hours(1)
    private static let bytes = 20

    /// The secret for typing it in by hand, in groups of four.
    public var text: String {
        let all = Array(OneTimeCode.base32(secret))
        return stride(from: 0, to: all.count, by: 4).map { String(all[$0..<min($0 + 4, all.count)]) }
            .joined(separator: " ")
    }

    /// The address that phones understand, as a link and as a picture (Google Authenticator's key URI format).
    public func address(login: String, center: String) -> String {
        let plain = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
        let escape = { (text: String) in text.addingPercentEncoding(withAllowedCharacters: plain) ?? "" }
        // A long name would make a picture that few phones can read.
        let issuer = escape(String(center.prefix(12)))
        return "otpauth://totp/\(issuer):\(escape(login))?secret=\(OneTimeCode.base32(secret))&issuer=\(issuer)"
    }

    /// The secret that waits for its first code; nil where there is none, or where it has waited too long.
    public static func waiting(for person: Int64, keys: Keys, in db: Reading) throws -> SecondStep? {
        try find(person, lock: "", keys: keys, in: db).flatMap { $0.isWaiting(at: db.now) ? $0 : nil }
    }

    /// Somebody's secret, kept from others until the transaction ends: proven, or still waiting to be.
    static func lock(_ person: Int64, keys: Keys, in tx: Transaction) throws -> SecondStep? {
        try find(person, lock: tx.forUpdate, keys: keys, in: tx).flatMap {
            $0.enrolledAt != nil || $0.isWaiting(at: tx.now) ? $0 : nil
        }
    }

    private func isWaiting(at now: Instant) -> Bool { enrolledAt == nil && now < madeAt + Self.patience }

    private static func find(_ person: Int64, lock: SQL, keys: Keys, in db: Reading) throws -> SecondStep? {
        try db.first(
            """
            SELECT person, sealed, used_step, made_at, enrolled_at FROM second_step
            WHERE person = \(person)\(sql: lock)
            """
        ) { row in
            SecondStep(
                person: row[0], secret: try keys.open(row[1], for: .secrets), usedStep: row[2], madeAt: row[3],
                enrolledAt: row[4])
        }
    }

    /// Makes a secret that waits for its first code, in place of one that waited before.
    static func begin(for person: Int64, keys: Keys, in tx: Transaction) throws {
        let secret = SymmetricKey(size: .init(bitCount: bytes * 8)).withUnsafeBytes { [UInt8]($0) }
        try tx.execute("DELETE FROM second_step WHERE person = \(person)")
        try tx.execute(
            """
            INSERT INTO second_step (person, sealed, key_number, used_step, made_at)
            VALUES (\(person), \(try keys.seal(secret, for: .secrets)), \(Int(keys.current)), 0, \(tx.now))
            """)
    }

    /// Whether what was typed opens: a code of this secret that was never used, or, once a phone is set up, one of the
    /// recovery codes. Either is used up by this.
    func opens(to typed: String, in tx: Transaction) throws -> Bool {
        if let step = OneTimeCode.step(of: typed, under: secret, at: tx.now, after: usedStep) {
            try tx.execute("UPDATE second_step SET used_step = \(step) WHERE person = \(person)")
            return true
        }
        guard enrolledAt != nil, let code = RecoveryCode(typed: typed), try code.spend(of: person, in: tx) else {
            return false
        }
        let left = try RecoveryCode.left(of: person, in: tx)
        try tx.record(PersonEvent.recoveryCodeUsed(left: left), of: "person", person)
        return true
    }

    /// Notes that a phone has the secret, and gives the recovery codes, which nobody can read again.
    func enrol(_ person: inout Person, in tx: Transaction) throws -> [String] {
        person.secondStepAt = tx.now
        try tx.execute("UPDATE second_step SET enrolled_at = \(tx.now) WHERE person = \(person.id)")
        try tx.execute("UPDATE person SET second_step_at = \(tx.now) WHERE id = \(person.id)")
        try person.record(.secondStepSetUp, in: tx)
        return try RecoveryCode.issue(to: person.id, in: tx)
    }

    /// Forgets the secret and the recovery codes: the password is enough again.
    static func forget(of person: inout Person, in tx: Transaction) throws {
        person.secondStepAt = nil
        try RecoveryCode.forget(of: person.id, in: tx)
        try tx.execute("DELETE FROM second_step WHERE person = \(person.id)")
        try tx.execute("UPDATE person SET second_step_at = NULL WHERE id = \(person.id)")
    }
}

extension SecondStep {
    /// Seals secrets anew under the current key, a few at a time.
    /// - Returns: where the next round begins; nil when every secret is under the current key.
    static func rekey(after cursor: Int64, keys: Keys, in tx: Transaction) throws -> Int64? {
        let most = 200
        let old = try tx.rows(
            """
            SELECT person, sealed FROM second_step WHERE key_number <> \(Int(keys.current)) AND person > \(cursor)
            ORDER BY person LIMIT \(most)\(sql: tx.forUpdate)
            """
        ) { ($0[0] as Int64, try keys.open($0[1], for: .secrets)) }
        for (person, secret) in old {
            try tx.execute(
                """
                UPDATE second_step SET sealed = \(try keys.seal(secret, for: .secrets)),
                    key_number = \(Int(keys.current)) WHERE person = \(person)
                """)
        }
        return old.count < most ? nil : old.last?.0
    }
}

extension Rotation.Step {
    /// The part of the second steps in a change of keys.
    public static let secondSteps = Rotation.Step("second-steps") { store, after in
        let cursor = after.flatMap { Int64($0) } ?? 0
        let next = try await store.write(as: .center) { try SecondStep.rekey(after: cursor, keys: store.keys, in: $0) }
        return next.map { String($0) }
    }
}
