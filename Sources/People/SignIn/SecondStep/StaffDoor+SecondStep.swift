import Storage
import Vocabulary

/// What the right password opens.
public enum Passage: Sendable {
    case inside(Admission)
    /// A code is missing. The secret is for a cookie of this browser, which goes on with it.
    case halfWay(Secret)

    public var admission: Admission? { if case .inside(let admission) = self { admission } else { nil } }
}

/// What somebody half way in has to do.
public enum Threshold: Sendable {
    case giveCode
    /// Their role asks for a code, and no phone of theirs knows one yet.
    case setUp(SecondStep, login: String)
}

extension StaffDoor {
    /// Those with one of these permissions give a code beside the password.
    static let guarded: Set<Permission> = [.supervise, .administer, .audit]

    /// Whether a role asks for the second step.
    public func wantsSecondStep(_ role: RoleKey) -> Bool { !permissions(role).isDisjoint(with: Self.guarded) }

    /// The way on after the right password: inside, or half way for those who give a code or must from now on.
    func pass(_ person: Person, device: String, previous: Secret?, in tx: Transaction) throws -> Passage {
        if person.secondStepAt == nil {
            guard try mustSetUp(person, in: tx) else {
                if let previous { try Session.end(previous, in: tx) }
                return .inside(try admit(person, device: device, in: tx))
            }
            try SecondStep.begin(for: person.id, keys: store.keys, in: tx)
        }
        return .halfWay(try HalfWay.begin(for: person, in: tx))
    }

    private func mustSetUp(_ person: Person, in db: Reading) throws -> Bool {
        guard wantsSecondStep(person.role), let from = try Center.find(in: db)?.secondStepFrom else { return false }
        return from <= db.now
    }

    /// What the browser with this secret has to do next; nil when it has to begin anew.
    public func threshold(of secret: Secret) async throws -> Threshold? {
        try await store.read { db in
            guard let half = try HalfWay.find(secret, in: db), let person = try Person.find(half.person, in: db),
                half.fits(person)
            else { return nil }
            if person.secondStepAt != nil { return .giveCode }
            return try SecondStep.waiting(for: person.id, keys: store.keys, in: db).map {
                .setUp($0, login: person.login)
            }
        }
    }

    /// Lets somebody in who gave the password before and now the code; the first code of a phone also sets it up.
    /// - Returns: the recovery codes of a phone that was set up by this, else none.
    /// - Throws: `.unauthenticated` for a wrong code, and where one has to begin anew; `.tooMany` with the time to wait.
    public func finish(
        _ secret: Secret, code: String, address: String, device: String = "", previous: Secret? = nil
    ) async throws -> (admission: Admission, recoveryCodes: [String]) {
        enum Outcome: Sendable { case inside(Admission, [String]), refused, over }
        let outcome: Outcome = try await store.write(as: .visitor) { tx in
            guard let half = try HalfWay.find(secret, in: tx) else { return .over }
            var person = try Person.lock(half.person, in: tx)
            guard half.fits(person), let step = try SecondStep.lock(person.id, keys: store.keys, in: tx) else {
                return .over
            }
            guard try opens(step, code, address: address, in: tx) else {
                try person.record(.signInFailed(because: .code), in: tx)
                return .refused
            }
            guard try HalfWay.end(secret, in: tx) else { return .over }
            if let previous { try Session.end(previous, in: tx) }
            let codes = try step.enrolledAt == nil ? step.enrol(&person, in: tx) : []
            return .inside(try admit(person, device: device, in: tx), codes)
        }
        switch outcome {
        case .inside(let admission, let codes): return (admission, codes)
        case .refused: throw Refusal(.unauthenticated, "sign-in.code-refused")
        case .over: throw Refusal(.unauthenticated, "sign-in.begin-anew")
        }
    }

    /// Counts the try before the code is looked at.
    func opens(_ step: SecondStep, _ code: String, address: String, in tx: Transaction) throws -> Bool {
        let tries: [(Attempts.Kind, String)] = [(.code, "\(step.person)"), (.address, address)]
        try Attempts.take(tries, keys: store.keys, in: tx)
        guard try step.opens(to: code, in: tx) else { return false }
        try Attempts.pardon(tries, .right, keys: store.keys, in: tx)
        return true
    }
}
