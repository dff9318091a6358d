import Clockwork
import Manual
import People
import Storage
import Tickets
import Vocabulary

/// A believable center whose clock stands still: set up from the standard manual, with people for every duty. Whatever
/// happens in it happens by the real verbs, and what happens by itself does so when the scene moves on.
public struct Scene: Sendable {
    /// Makes the empty store that the scene plays in; it goes by the scene's time.
    public typealias Opening = @Sendable (Timepiece) async throws -> Store

    public let store: Store
    public let clock: StoppedClock
    public let clockwork: Clockwork
    public let door: StaffDoor
    /// The manual that the center follows.
    public let manual: Edition
    public let numbers: TicketNumber.Series
    let passwords: Passwords
    let people: [Cast: Person]
    let script: Script

    public var now: Instant { clock.now }

    /// Somebody with the rights that the manual gives their role.
    public func actor(_ who: Cast) throws -> Actor {
        guard let person = people[who] else { throw Refusal(.notFound, "person.unknown") }
        return actor(person)
    }

    public func actor(_ person: Person) -> Actor {
        Actor(.staff(person.id), permissions: manual.permissions(of: person.role), scope: person.scope)
    }

    public func name(of who: Cast) -> String { script.name(of: who) }

    /// The number that the record knows somebody by.
    public func id(of who: Cast) -> Int64? { people[who]?.id }
}

extension Scene {
    public func read<Value: Sendable>(_ body: @escaping @Sendable (Reading) throws -> Value) async throws -> Value {
        try await store.read(body)
    }

    public func write<Value: Sendable>(
        as who: Cast, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        try await store.write(as: actor(who), body)
    }

    public func write<Value: Sendable>(
        as actor: Actor, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        try await store.write(as: actor, body)
    }

    /// Runs a verb on a ticket.
    @discardableResult
    public func act<Value: Sendable>(
        on number: String, as who: Cast, _ verb: @escaping @Sendable (inout Ticket, Transaction) throws -> Value
    ) async throws -> Value {
        try await act(on: number, as: actor(who), verb)
    }

    @discardableResult
    public func act<Value: Sendable>(
        on number: String, as actor: Actor, _ verb: @escaping @Sendable (inout Ticket, Transaction) throws -> Value
    ) async throws -> Value {
        try await store.write(as: actor) { tx in
            var ticket = try Ticket.lock(number, in: tx)
            return try verb(&ticket, tx)
        }
    }
}
