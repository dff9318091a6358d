import Storage
import Vocabulary

extension StaffDoor {
    /// Changes one's own password. All sessions end; the answer is a new one for this browser.
    public func changePassword(
        of visit: Visit, from old: String, to new: String, address: String, device: String = ""
    ) async throws -> Admission {
        let login = visit.person.login
        if let flaw = PasswordRule.flaw(in: new, login: login, field: "new") { throw Refusal.invalid([flaw]) }
        let tries: [(Attempts.Kind, String)] = [(.login, login), (.address, address)]
        let known = try await store.write(as: visit.actor) { tx in
            try Attempts.take(tries, keys: store.keys, in: tx)
            return try Login(login).flatMap { try Known($0, in: tx) }
        }
        guard try await passwords.verify(old, against: known?.hash), let known else {
            throw Refusal.invalid([Refusal.Flaw("old", "password.wrong")])
        }
        let hash = try await passwords.hash(new, login: login, field: "new")
        return try await store.write(as: visit.actor) { tx in
            guard let person = try known.unchanged(in: tx), person.isActive else {
                throw Refusal(.stale, "refusal.stale")
            }
            try Attempts.pardon(tries, .right, keys: store.keys, in: tx)
            return try admit(try person.set(hash, in: tx), device: device, in: tx)
        }
    }
}

extension Person {
    /// Gives somebody who forgot theirs another password, hashed before the transaction. All their sessions end.
    public static func reset(password: PasswordHash, of id: Int64, in tx: Transaction) throws {
        try tx.actor.must(.administer)
        var person = try lock(id, in: tx).set(password, in: tx)
        try person.turn(.off, in: tx)
    }

    fileprivate func set(_ password: PasswordHash, in tx: Transaction) throws -> Person {
        var person = self
        try person.save(in: tx)
        try tx.execute("UPDATE person SET password = \(password.encoded) WHERE id = \(id)")
        try Session.endAll(of: id, in: tx)
        try record(.passwordChanged, in: tx)
        return person
    }
}
