import People
import Storage
import Tickets
import Vocabulary

extension Scene {
    /// Takes somebody in who is qualified and there, with room for as many tickets as the manual gives anybody.
    public func colleague(
        _ login: String, as role: RoleKey = "agent", team: TeamKey?, skills: Set<SkillKey> = [], capacity: Int? = nil,
        scope: Scope = .all
    ) async throws -> Person {
        let person = try await hire(login, as: role, team: team, scope: scope)
        try await write(as: .supervisor) { tx in
            var person = try Person.lock(person.id, in: tx)
            try person.equip(skills: skills, capacity: capacity, in: tx)
            try person.present(as: .available, in: tx)
        }
        return person
    }

    /// Somebody of the cast is there, or is not.
    public func present(_ who: Cast, as presence: Presence = .available) async throws {
        guard let id = id(of: who) else { return }
        try await write(as: .supervisor) { tx in
            var person = try Person.lock(id, in: tx)
            try person.present(as: presence, in: tx)
        }
    }

    /// Runs a verb on a ticket as somebody who was taken in.
    @discardableResult
    public func act<Value: Sendable>(
        on number: String, as person: Person, _ verb: @escaping @Sendable (inout Ticket, Transaction) throws -> Value
    ) async throws -> Value {
        try await act(on: number, as: actor(person), verb)
    }

    public func approvals(of number: String) async throws -> [Approval] {
        try await read { try $0.approvals(of: Ticket.find(number, within: .all, in: $0)) }
    }

    /// What somebody has not seen yet.
    public func notices(of person: Int64?) async throws -> [Notice] {
        guard let person else { return [] }
        return try await read { try $0.notices(for: person, within: .all) }
    }
}
