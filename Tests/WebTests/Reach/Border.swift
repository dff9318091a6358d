import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Tickets

@testable import Web

/// A center with a partner's team and somebody who sees their own only; each has a ticket, the partner's customer more
/// than one.
struct Border: Sendable {
    let house: OpenHouse
    let callers: [OpenHouse.Caller]
    let own: [String]
    let neighbour: Int64
    var partner: OpenHouse.Caller { callers[0] }

    static func cross(
        on backend: Backend, _ body: @escaping @Sendable (Border) async throws -> Void
    ) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        // All that a role can give, so that nothing but the scope stands in the way.
        let partner = try await scene.colleague(
            "partner", as: "supervisor", team: "after-sales", scope: .teams(["after-sales"]))
        let single = try await scene.colleague("single", as: "supervisor", team: "success", scope: .own(0))
        var own: [String] = []
        for person in [partner, single] {
            let number = try await scene.ask(words: "门锁打不开", by: "周先生", contact: Abroad.neighboursPhone)
            try await scene.act(on: number, as: .supervisor) { try $0.assign(to: .person(person.id), in: $1) }
            try await scene.act(on: number, as: person) { try $0.accept(in: $1) }
            own.append(number)
        }
        let neighbour = try await scene.ticket(own[0]).customer
        try await scene.clockwork.catchUp()
        let tickets = own
        try await OpenHouse.open(scene) { house in
            let callers = [
                try await house.signIn("partner"), try await house.signIn("single"),
                try await house.program(partner.scope),
            ]
            try await body(Border(house: house, callers: callers, own: tickets, neighbour: neighbour))
        }
    }
}
