import Storage
import Vocabulary

extension StaffDoor {
    /// Who comes with a session's cookie; nil when it is unknown, ended, too long unused or too old.
    public func visit(with secret: Secret) async throws -> Visit? {
        let found = try await store.read { db in
            try db.first(
                """
                SELECT \(sql: Session.columns), \(sql: Person.columns)
                FROM session JOIN person ON person.id = session.person
                WHERE session.digest = \(secret.digest) AND session.ended_at IS NULL AND person.active = 1
                """
            ) { row in
                let session = Session(row)
                return session.isLive(at: db.now) ? (session, Person(row, from: 5), db.now) : nil
            } ?? nil
        }
        guard let (session, person, now) = found else { return nil }
        if session.seenAt <= now - Session.precision {
            try await store.write(as: .center) { try Session.touch(session.id, in: $0) }
        }
        return visit(session.id, person)
    }
}
