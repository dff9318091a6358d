import Storage
import Vocabulary

/// What people do about their own second step while they are signed in.
extension StaffDoor {
    /// Makes a secret for one's phone; the password proves that it is oneself who asks.
    public func beginSecondStep(of visit: Visit, password: String, address: String) async throws {
        let login = visit.person.login
        let tries: [(Attempts.Kind, String)] = [(.login, login), (.address, address)]
        let known = try await store.write(as: visit.actor) { tx in
            try Attempts.take(tries, keys: store.keys, in: tx)
            return try Login(login).flatMap { try Known($0, in: tx) }
        }
        guard try await passwords.verify(password, against: known?.hash), let known else {
            throw Refusal.invalid([Refusal.Flaw("password", "password.wrong")])
        }
        try await store.write(as: visit.actor) { tx in
            guard let person = try known.unchanged(in: tx), person.isActive else {
                throw Refusal(.stale, "refusal.stale")
            }
            try Attempts.pardon(tries, .right, keys: store.keys, in: tx)
            guard person.secondStepAt == nil else { throw Refusal(.conflict, "second-step.is-on") }
            try SecondStep.begin(for: person.id, keys: store.keys, in: tx)
        }
    }

    /// Notes that one's phone shows the right codes, and gives the recovery codes, shown once.
    public func setUpSecondStep(of visit: Visit, code: String, address: String) async throws -> [String] {
        try await withCode(code, of: visit, address: address) { person, step, tx in
            guard step.enrolledAt == nil else { throw Refusal(.conflict, "second-step.is-on") }
            return try step.enrol(&person, in: tx)
        }
    }

    /// Gives ten new recovery codes; the old ones are worth nothing any more.
    public func renewRecoveryCodes(of visit: Visit, code: String, address: String) async throws -> [String] {
        try await withCode(code, of: visit, address: address) { person, step, tx in
            guard step.enrolledAt != nil else { throw Refusal(.conflict, "second-step.is-off") }
            try person.record(.recoveryCodesRenewed, in: tx)
            return try RecoveryCode.issue(to: person.id, in: tx)
        }
    }

    /// Ends the second step, as one does who changes phones.
    public func endSecondStep(of visit: Visit, code: String, address: String) async throws {
        try await withCode(code, of: visit, address: address) { person, step, tx in
            guard step.enrolledAt != nil else { throw Refusal(.conflict, "second-step.is-off") }
            try SecondStep.forget(of: &person, in: tx)
            try person.record(.secondStepEnded, in: tx)
        }
    }

    private func withCode<Value: Sendable>(
        _ code: String, of visit: Visit, address: String,
        _ verb: @escaping @Sendable (inout Person, SecondStep, Transaction) throws -> Value
    ) async throws -> Value {
        let value: Value? = try await store.write(as: visit.actor) { tx in
            var person = try Person.lock(visit.person.id, in: tx)
            guard let step = try SecondStep.lock(person.id, keys: store.keys, in: tx) else {
                throw Refusal(.conflict, "second-step.is-off")
            }
            guard try opens(step, code, address: address, in: tx) else { return nil }
            return try verb(&person, step, tx)
        }
        guard let value else { throw Refusal.invalid([Refusal.Flaw("one-time-code", "second-step.code")]) }
        return value
    }
}

extension Person {
    /// Takes the second step from somebody who lost phone and codes; their sessions end, and where their role asks for
    /// it they set it up at the next sign-in. Nobody does it to themselves: a stolen session could.
    /// - Parameter reason: why, for whoever looks later; at the console there is none.
    public static func resetSecondStep(of id: Int64, because reason: String? = nil, in tx: Transaction) throws {
        try tx.actor.must(.administer)
        guard tx.actor.staff != id else { throw Refusal(.conflict, "second-step.own") }
        let reason = reason?.tidied
        guard reason?.isReason ?? true else { throw Refusal.invalid([Refusal.Flaw("reason", "person.reason")]) }
        var person = try lock(id, in: tx)
        try tx.actor.mustReach(person.scope)
        guard person.secondStepAt != nil else { throw Refusal(.conflict, "second-step.is-off") }

        try tx.execute(
            """
            INSERT INTO second_step_reset (person, at, decided_by, reason)
            VALUES (\(id), \(tx.now), \(tx.actor.staff), \(reason ?? ""))
            """)
        try SecondStep.forget(of: &person, in: tx)
        try person.save(in: tx)
        try Session.endAll(of: id, in: tx)
        try person.record(.secondStepReset, in: tx)
        try person.turn(.off, in: tx)
    }

    /// How often somebody's second step was taken from them, the latest first.
    public static func secondStepResets(of id: Int64, in db: Reading) throws -> [SecondStepReset] {
        try db.rows(
            "SELECT at, decided_by, reason FROM second_step_reset WHERE person = \(id) ORDER BY id DESC LIMIT 50"
        ) { SecondStepReset(at: $0[0], by: $0[1], reason: $0[2]) }
    }

    /// How many recovery codes somebody has left.
    public static func recoveryCodesLeft(of id: Int64, in db: Reading) throws -> Int {
        try RecoveryCode.left(of: id, in: db)
    }
}

/// Somebody's second step, taken from them by another.
public struct SecondStepReset: Hashable, Sendable {
    public let at: Instant
    /// nil where it was done at the console.
    public let by: Int64?
    public let reason: String
}
