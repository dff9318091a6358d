import Foundation
import Storage
import Vocabulary

@testable import People

/// A phone that has a secret.
struct Phone: Sendable {
    let secret: [UInt8]

    func code(at moment: Instant) -> String { OneTimeCode.text(of: secret, at: OneTimeCode.step(at: moment)) }
}

extension Scene {
    /// The secret of a browser that is half way in.
    func halfWay(_ login: String) async throws -> Secret {
        let passage = try await door.attempt(
            login: login, password: Self.password, address: Self.address, device: "Firefox")
        guard case .halfWay(let secret) = passage else { throw Refusal(.conflict, "test.inside") }
        return secret
    }

    func phone(of person: Person) async throws -> Phone {
        let keys = store.keys
        let secret = try await store.read { db in
            try db.value("SELECT sealed FROM second_step WHERE person = \(person.id)", as: [UInt8].self)
        }
        return Phone(secret: try keys.open(secret ?? [], for: .secrets))
    }
}
