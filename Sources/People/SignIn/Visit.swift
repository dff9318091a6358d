import Crypto
import Foundation
import Storage
import Vocabulary

/// Somebody who is signed in, as a request of theirs is answered: who, with which rights, in which language.
public struct Visit: Sendable {
    public let session: Int64
    public let person: Person
    public let actor: Actor
    /// Stands in every form of theirs: a second proof that our own page sent it.
    public var formToken: String { token(under: keys.current) }
    private let keys: Keys

    public var permissions: Set<Permission> { actor.permissions }
    public var scope: Scope { actor.scope }
    public var language: Language { person.language }
    public var theme: Theme { person.theme }

    init(session: Int64, person: Person, permissions: Set<Permission>, keys: Keys) {
        self.session = session
        self.person = person
        actor = Actor(.staff(person.id), permissions: permissions, scope: person.scope)
        self.keys = keys
    }

    /// Whether a form came from a page of this session; forms opened before a new key was made stay good.
    public func accepts(formToken: String) -> Bool {
        let given = SymmetricKey(data: Data(formToken.utf8.prefix(200)))
        // Compares in constant time.
        return keys.numbers.contains { SymmetricKey(data: Data(token(under: $0).utf8)) == given }
    }

    private func token(under number: UInt8) -> String {
        keys.mark(Data("session/\(session)".utf8), for: .forms, key: number).hexadecimal
    }
}

/// What signing in gives: the visit that begins and the secret for its cookie.
public struct Admission: Sendable {
    public let visit: Visit
    public let secret: Secret
}
