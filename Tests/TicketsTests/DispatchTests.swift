import Customers
import Foundation
import Manual
import People
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("A9 · C5 · D5 · Dispatch by the manual", .stage)
struct DispatchTests {
    @Test(arguments: Backend.available)
    func `a request goes to its type's team and to whoever has the least to do`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let busy = try await scene.colleague("busy", as: "technical-support", team: "technical-support")
        let free = try await scene.colleague("free", as: "technical-support", team: "technical-support")
        let earlier = try await scene.ask(type: "fault")
        try await scene.act(on: earlier, as: busy) { try $0.take(in: $1) }

        let number = try await scene.ask(type: "fault")
        try await scene.advance(by: .seconds(1))
        let ticket = try await scene.ticket(number)
        #expect(ticket.team == "technical-support")
        #expect(ticket.owner == free.id)
        #expect(ticket.takenBy == nil, "who is given a ticket has not taken it yet")
        #expect(ticket.status == .new)
        #expect(try await scene.clock(.acceptance, of: number)?.isRunning == true)
        #expect(try await scene.clock(.pickUp, of: number)?.isRunning == true)

        let dispatched = try await scene.history(of: number).filter { $0.name == "ticket.dispatched" }
        #expect(dispatched.map(\.paragraph) == ["2.3", "2.4"])
        #expect(
            dispatched.last?.payload
                == #"{"dispatched":{"facts":[{"about":["fault"],"key":"fact.type"}],"team":"technical-support","to":\#(free.id)}}"#
        )
        #expect(try await scene.notices(of: free.id).map(\.kind) == [.given])

        try await scene.act(on: number, as: free) { try $0.take(in: $1) }
        #expect(try await scene.ticket(number).takenBy == free.id)
        #expect(try await scene.history(of: number).last { $0.name.hasPrefix("ticket.") }?.name == "ticket.accepted")
    }

    @Test(arguments: Backend.available)
    func `a ticket waits for somebody to be free`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.advance(by: .seconds(1))
        #expect(try await scene.ticket(number).owner == nil)
        #expect(try await scene.ticket(number).handling.dispatching == .wanted)

        try await scene.present(.technician)
        try await scene.advance(by: .seconds(1))
        #expect(try await scene.ticket(number).owner == scene.id(of: .technician))
        #expect(try await scene.ticket(number).handling.dispatching == nil)
    }

    @Test(arguments: Backend.available)
    func `nobody gets more than they can carry`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let one = try await scene.colleague("one", as: "technical-support", team: "technical-support", capacity: 1)
        let two = try await scene.colleague("two", as: "technical-support", team: "technical-support", capacity: 2)
        var numbers: [String] = []
        for _ in 0..<4 { numbers.append(try await scene.ask(type: "fault")) }
        try await scene.advance(by: .seconds(1))
        let owners = try await owners(of: numbers, in: scene)
        #expect(owners.filter { $0 == one.id }.count == 1)
        #expect(owners.filter { $0 == two.id }.count == 2)
        #expect(owners.filter { $0 == nil }.count == 1)

        let freed = try #require(numbers.first { _ in true })
        let owner = try await scene.ticket(freed).owner == one.id ? one : two
        try await scene.act(on: freed, as: owner) { try $0.take(in: $1) }
        try await scene.act(on: freed, as: owner) { try $0.resolve(with: "好了", in: $1) }
        try await scene.advance(by: .seconds(1))
        #expect(try await self.owners(of: numbers, in: scene).allSatisfy { $0 != nil })
    }

    @Test(arguments: Backend.available)
    func `only the qualified, the present and those who know the trade get one`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let software = try await scene.colleague(
            "software", as: "technical-support", team: "technical-support", skills: ["software"])
        let hardware = try await scene.colleague(
            "hardware", as: "technical-support", team: "technical-support", skills: ["hardware"])
        let learner = try await scene.hire(
            "learner", as: "technical-support", team: "technical-support", qualified: false)
        try await scene.write(as: .supervisor) { tx in
            var person = try Person.lock(learner.id, in: tx)
            try person.equip(skills: ["hardware"], capacity: nil, in: tx)
            try person.present(as: .available, in: tx)
        }
        var numbers: [String] = []
        for _ in 0..<3 { numbers.append(try await scene.ask(type: "fault", subtype: "hardware")) }
        try await scene.advance(by: .seconds(1))
        #expect(try await owners(of: numbers, in: scene) == [hardware.id, hardware.id, hardware.id])

        try await scene.write(as: .supervisor) { tx in
            var person = try Person.lock(hardware.id, in: tx)
            try person.present(as: .break, in: tx)
        }
        let waiting = try await scene.ask(type: "fault", subtype: "hardware")
        let other = try await scene.ask(type: "fault", subtype: "software")
        try await scene.advance(by: .seconds(1))
        #expect(try await owners(of: [waiting, other], in: scene) == [nil, software.id])
    }

    @Test(arguments: Backend.available)
    func `a customer's own agent comes first, then any`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let own = try await scene.colleague("own", as: "technical-support", team: "technical-support", capacity: 2)
        _ = try await scene.colleague("other", as: "technical-support", team: "technical-support")
        let first = try await scene.ask(type: "fault")
        let asker = try await scene.ticket(first).customer
        try await scene.write(as: .supervisor) { tx in
            var customer = try Customer.lock(asker, in: tx)
            try customer.name(agent: own.id, in: tx)
        }
        try await scene.advance(by: .seconds(1))
        var numbers = [first]
        for _ in 0..<2 {
            numbers.append(try await scene.register(type: "fault", known: asker, .init(isHandedOn: true)))
            try await scene.advance(by: .seconds(1))
        }
        let owners = try await owners(of: numbers, in: scene)
        #expect(owners.prefix(2).allSatisfy { $0 == own.id }, "least to do or not")
        #expect(owners[2] != nil && owners[2] != own.id, "whose hands are full")
    }

    @Test(arguments: Backend.available)
    func `a critical one is given by the supervisor`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        try await scene.present(.technician)
        let number = try await scene.ask(type: "fault", words: "怀疑有数据泄露")
        try await scene.advance(by: .seconds(1))
        #expect(try await scene.ticket(number).owner == nil)
        #expect(try await scene.ticket(number).handling.dispatching == .supervisor)
        #expect(try await scene.notices(of: scene.id(of: .supervisor)).map(\.kind).contains(.assign))

        let technician = try #require(scene.id(of: .technician))
        try await scene.act(on: number, as: .supervisor) { try $0.assign(to: .person(technician), in: $1) }
        #expect(try await scene.ticket(number).owner == technician)
        #expect(try await scene.due(.acceptance, of: number) == "2026-03-09 10:05:01")
    }

    @Test(arguments: Backend.available)
    func `who is not qualified is given a ticket only with a reason, and takes none`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        let learner = try await scene.hire("learner", as: "agent", team: "first-line", qualified: false)
        await #expect(throws: Refusal(.conflict, "ticket.not-qualified", [number])) {
            try await scene.act(on: number, as: learner) { try $0.take(in: $1) }
        }
        await #expect(throws: Refusal(.conflict, "ticket.not-qualified", [number])) {
            try await scene.act(on: number, as: .agent) {
                _ = try $0.handOver(to: .person(learner.id), .init("请你看看"), in: $1)
            }
        }
        await #expect(throws: Refusal.invalid([.init("reason", "flaw.required")])) {
            try await scene.act(on: number, as: .supervisor) { try $0.assign(to: .person(learner.id), in: $1) }
        }
        try await scene.act(on: number, as: .supervisor) {
            try $0.assign(to: .person(learner.id), reason: "师傅在旁边带着", in: $1)
        }
        #expect(try await scene.ticket(number).owner == learner.id)
        let assigned = try await scene.history(of: number).last { $0.name == "ticket.assigned" }
        #expect(assigned?.payload.contains(#""isQualified":false"#) == true)
    }

    @Test(.enabled(if: Backend.postgres.isAvailable))
    func `two nodes that give at once fill nobody's hands twice`() async throws {
        let (scene, other) = try await Scene.mondayOnTwoNodes(at: "10:00")
        var people: [Person] = []
        for place in 0..<4 {
            people.append(
                try await scene.colleague(
                    "expert-\(place)", as: "technical-support", team: "technical-support", capacity: 5))
        }
        var numbers: [String] = []
        for _ in 0..<30 { numbers.append(try await scene.ask(type: "fault")) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (place, number) in numbers.enumerated() {
                let store = place % 2 == 0 ? scene.store : other
                group.addTask {
                    try await patiently {
                        try await store.write(as: .center) { tx in
                            var ticket = try Ticket.lock(number, in: tx)
                            try ticket.dispatch(in: tx)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let owners = try await owners(of: numbers, in: scene)
        for person in people { #expect(owners.filter { $0 == person.id }.count == 5) }
        #expect(owners.filter { $0 == nil }.count == 10)
        await other.close()
    }

    private func owners(of numbers: [String], in scene: Scene) async throws -> [Int64?] {
        var owners: [Int64?] = []
        for number in numbers { owners.append(try await scene.ticket(number).owner) }
        return owners
    }
}
