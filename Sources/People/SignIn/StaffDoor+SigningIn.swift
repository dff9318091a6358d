import Storage
import Vocabulary

extension StaffDoor {
    /// Lets somebody in who knows the password, or half the way in who gives a code beside it.
    ///
    /// A login that nobody has costs the same time, leaves the same traces and gets the same answer as a wrong password.
    /// - Parameters:
    ///   - address: where the request came from; kept as a mark only.
    ///   - previous: the session that this browser already has, which ends.
    /// - Throws: `.unauthenticated` with one sentence for every reason; `.tooMany` with the time to wait.
    public func attempt(
        login typed: String, password: String, address: String, device: String = "", previous: Secret? = nil
    ) async throws -> Passage {
        let login = Login(typed)
        let tries: [(Attempts.Kind, String)] = [
            (.login, login?.text ?? String(typed.prefix(100))), (.address, address),
        ]
        let known = try await store.write(as: .visitor) { tx in
            try Attempts.take(tries, keys: store.keys, in: tx)
            return try login.flatMap { try Known($0, in: tx) }
        }
        let matches: Bool
        do {
            matches = try await passwords.verify(password, against: known?.hash)
        } catch {
            try await store.write(as: .center) { try Attempts.pardon(tries, .unseen, keys: store.keys, in: $0) }
            throw error
        }
        let passage = try await store.write(as: .visitor) { tx in
            try pass(known, matches: matches, tries: tries, device: device, previous: previous, in: tx)
        }
        guard let passage else { throw Refusal(.unauthenticated, "sign-in.refused") }
        return passage
    }

    /// The second half, after the password was looked at. It answers nil instead of throwing, so that the record stays.
    private func pass(
        _ known: Known?, matches: Bool, tries: [(Attempts.Kind, String)], device: String, previous: Secret?,
        in tx: Transaction
    ) throws -> Passage? {
        // The password may have changed, or its owner left, while it was being looked at.
        let person = try known.flatMap { try $0.unchanged(in: tx) }
        guard let person, matches, person.isActive else {
            let why: PersonEvent.Failure = known == nil ? .unknown : !matches || person == nil ? .password : .inactive
            try tx.record(PersonEvent.signInFailed(because: why), of: "person", known?.id ?? 0)
            return nil
        }
        try Attempts.pardon(tries, .right, keys: store.keys, in: tx)
        return try pass(person, device: device, previous: previous, in: tx)
    }

    /// Ends the session of a visit.
    public func signOut(_ visit: Visit) async throws {
        try await store.write(as: visit.actor) { tx in
            var person = try Person.lock(visit.person.id, in: tx)
            guard try Session.end(visit.session, in: tx) else { return }
            try person.record(.signedOut(session: visit.session), in: tx)
            try person.turnOffUnlessSignedIn(in: tx)
        }
    }
}

/// The person a login belongs to and the hash that was read for it.
struct Known: Sendable {
    let id: Int64
    let hash: PasswordHash

    init?(_ login: Login, in db: Reading) throws {
        let found = try db.first("SELECT id, password FROM person WHERE login = \(login.text)") {
            ($0[0] as Int64, PasswordHash(stored: $0[1]))
        }
        guard let found else { return nil }
        (id, hash) = found
    }

    /// The person, locked, if the password is still the one that was read.
    func unchanged(in tx: Transaction) throws -> Person? {
        let person = try Person.lock(id, in: tx)
        return try tx.exists("SELECT 1 FROM person WHERE id = \(id) AND password = \(hash.encoded)") ? person : nil
    }
}
