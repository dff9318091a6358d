import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("A20 · What the command board counts", .stage)
struct BoardTests {
    @Test(arguments: Backend.available)
    func `each team's work, as far as one may see`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let fault = try await scene.ask(type: "fault")
        _ = try await scene.ask(type: "consultation")
        let waiting = try await scene.ask(type: "consultation")
        try await scene.bring(waiting, to: .waiting)
        try await scene.act(on: fault, as: .technician) { try $0.take(in: $1) }
        let teams: [TeamKey] = ["first-line", "technical-support", "complaints"]
        let all = try await scene.read { try $0.work(of: teams, soon: .minutes(40), within: .all) }
        #expect(all.map(\.open) == [2, 1, 0])
        #expect(all.map(\.unowned) == [1, 0, 0])
        #expect(all.map(\.waiting) == [1, 0, 0])
        #expect(all.map(\.overdue) == [0, 0, 0])
        #expect(all.map(\.pressing) == [2, 0, 0], "a pick-up, and what the first line owes")

        try await scene.advance(to: "10:35")
        let later = try await scene.read { try $0.work(of: teams + ["product"], soon: .minutes(40), within: .all) }
        #expect(later.map(\.overdue) == [1, 0, 0, 0])
        #expect(later.map(\.open) == [1, 1, 0, 1], "what the first line did not solve in time has gone up (6.6)")
        let partly = try await scene.read { try $0.work(of: teams, soon: .hours(1), within: .teams(["complaints"])) }
        #expect(partly.map(\.open) == [0, 0, 0])
    }

    @Test(arguments: Backend.available)
    func `limits that pass soon, the nearest first`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let fault = try await scene.ask(type: "fault", urgent: true)
        let consultation = try await scene.ask(type: "consultation")
        let soon = try await scene.read { try $0.aboutToBeMissed(soon: .minutes(31), within: .all) }
        #expect(soon.map(\.number) == [fault, consultation])
        try await scene.advance(to: "10:20")
        let left = try await scene.read { try $0.aboutToBeMissed(soon: .minutes(31), within: .all) }
        #expect(left.map(\.number) == [consultation])
        #expect(try await scene.read { try $0.pressing(soon: .zero, within: .all) }.map(\.number) == [fault])
        #expect(try await scene.read { try $0.pressing(soon: .hours(9), within: .teams(["complaints"])) } == [])
    }

    @Test(arguments: Backend.available)
    func `decisions that are waited for, with their limits`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let complaint = try await scene.ask(type: "complaint")
        try await scene.advance(to: "10:05")
        let wrong = try await scene.ask(type: "consultation")
        try await scene.act(on: wrong, as: .agent) { try $0.reportAssignment(reason: "应归技术", in: $1) }
        let waiting = try await scene.read { try $0.waitingApprovals(within: .all) }
        #expect(waiting.map(\.number) == [complaint, wrong])
        #expect(waiting.map(\.approval.kind) == [.signOff, .correction])
        #expect(waiting.map { $0.due.map(Timetable.shown) } == ["2026-03-09 10:30", "2026-03-09 10:15"])
        #expect(try await scene.read { try $0.waitingApprovals(within: .teams(["complaints"])) }.count == 1)
        try await scene.act(on: complaint, as: .supervisor) { try $0.signOff(in: $1) }
        #expect(try await scene.read { try $0.waitingApprovals(within: .all) }.map(\.number) == [wrong])
    }

    @Test(arguments: Backend.available) func `what each person carries`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let technician = try #require(scene.id(of: .technician))
        for _ in 0..<2 {
            let number = try await scene.ask(type: "consultation")
            try await scene.act(on: number, as: .agent) { try $0.take(in: $1) }
        }
        let given = try await scene.ask(type: "fault")
        try await scene.act(on: given, as: .supervisor) { try $0.assign(to: .person(technician), in: $1) }
        let work = try await scene.read { try $0.workPerPerson(within: .all) }
        #expect(work.map(\.person) == [scene.id(of: .agent), technician])
        #expect(work.map(\.open) == [2, 1])
        #expect(work.map(\.unaccepted) == [0, 1])
        #expect(try await scene.read { try $0.workPerPerson(within: .teams(["technical-support"])) }.map(\.open) == [1])
    }

    @Test(arguments: Backend.available)
    func `a notice is there until it is seen, and only within one's reach`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let supervisor = try #require(scene.id(of: .supervisor))
        try await scene.ask(type: "complaint")
        let notices = try await scene.notices(of: supervisor)
        #expect(notices.map(\.kind) == [.escalated, .signOff])
        #expect(notices.map(\.paragraph) == ["6.6", "3.6"])
        let out = try await scene.read { try $0.notices(for: supervisor, within: .teams(["first-line"])) }
        #expect(out == [])
        let ids = notices.map(\.id)
        try await scene.write(as: .agent) { try Notice.see(ids, in: $0) }
        #expect(try await scene.notices(of: supervisor).count == 2, "nobody sees for somebody else")
        try await scene.write(as: .supervisor) { try Notice.see(ids, in: $0) }
        #expect(try await scene.notices(of: supervisor) == [])
    }
}
