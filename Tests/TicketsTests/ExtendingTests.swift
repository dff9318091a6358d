import Clocks
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("D6 · Extension", .stage)
struct ExtendingTests {
    @Test(arguments: Backend.available)
    func `it is asked for ahead, decided by the supervisor, and the customer is told`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await taken(in: scene)
        let until = try Timetable.moment("Fri 16:00", after: scene.now)
        try await scene.act(on: number, as: .agent) {
            try $0.askExtension(of: .solution, until: until, reason: "等供应商的补丁", in: $1)
        }
        #expect(try await scene.due(.extending, of: number) == "2026-03-09 11:00")
        #expect(try await scene.due(.solution, of: number) == "2026-03-11 10:00", "asking moves nothing")

        try await scene.act(on: number, as: .supervisor) { try $0.decideExtension(isGranted: true, in: $1) }
        #expect(try await scene.due(.solution, of: number) == "2026-03-13 16:00")
        #expect(try await scene.clock(.extending, of: number)?.verdict == .met)
        #expect(try await scene.ticket(number).handling.extensions == 1)
        try await scene.advance(by: .seconds(1))
        let told = try #require(try await scene.messages(of: number).last)
        #expect(told.kind == .announcement)
        #expect(told.words.contains("2026-03-13 16:00"))
        #expect(try await scene.notices(of: scene.id(of: .agent)).map(\.kind) == [.extended])

        try await scene.advance(to: "Fri 15:00")
        #expect(try await scene.clock(.solution, of: number)?.verdict == nil)
        try await scene.advance(to: "Fri 16:00")
        #expect(try await scene.clock(.solution, of: number)?.verdict == .missed)
    }

    @Test(arguments: Backend.available)
    func `three hours before a limit of days it is too late`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await taken(in: scene)
        try await scene.advance(to: "Wed 07:00")
        let until = try Timetable.moment("Fri 16:00", after: scene.now)
        await #expect(throws: Refusal(.conflict, "extension.too-late", [number])) {
            try await scene.act(on: number, as: .agent) {
                try $0.askExtension(of: .solution, until: until, reason: "来不及", in: $1)
            }
        }
        #expect(try await scene.approvals(of: number).filter { $0.kind == .extending } == [])
    }

    @Test(arguments: Backend.available)
    func `first response is never extended, and an earlier moment is none`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await taken(in: scene)
        let later = try Timetable.moment("Fri 16:00", after: scene.now)
        await #expect(throws: Refusal(.conflict, "extension.never", [number])) {
            try await scene.act(on: number, as: .agent) {
                try $0.askExtension(of: .response, until: later, reason: "忙", in: $1)
            }
        }
        await #expect(throws: Refusal.invalid([.init("until", "extension.not-later")])) {
            try await scene.act(on: number, as: .agent) {
                try $0.askExtension(of: .solution, until: $1.now + .hours(3), reason: "忙", in: $1)
            }
        }
        await #expect(throws: Refusal(.conflict, "extension.no-such-limit", [number])) {
            try await scene.act(on: number, as: .agent) {
                try $0.askExtension(of: .acceptance, until: later, reason: "忙", in: $1)
            }
        }
    }

    @Test(arguments: Backend.available)
    func `twice at most, and a third is not the supervisor's to grant`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await taken(in: scene)
        for day in ["Thu", "Fri"] {
            let until = try Timetable.moment("\(day) 16:00", after: scene.now)
            try await scene.act(on: number, as: .agent) {
                try $0.askExtension(of: .solution, until: until, reason: "等补丁", in: $1)
            }
            try await scene.act(on: number, as: .supervisor) { try $0.decideExtension(isGranted: true, in: $1) }
        }
        let until = try Timetable.moment("Sat 16:00", after: scene.now)
        try await scene.act(on: number, as: .agent) {
            try $0.askExtension(of: .solution, until: until, reason: "还在等", in: $1)
        }
        await #expect(throws: Refusal(.forbidden, "approval.not-yours", [number])) {
            try await scene.act(on: number, as: .supervisor) { try $0.decideExtension(isGranted: true, in: $1) }
        }
    }

    @Test(arguments: Backend.available)
    func `a refusal has a reason and leaves the limit`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await taken(in: scene)
        let until = try Timetable.moment("Fri 16:00", after: scene.now)
        try await scene.act(on: number, as: .agent) {
            try $0.askExtension(of: .solution, until: until, reason: "等补丁", in: $1)
        }
        await #expect(throws: Refusal.invalid([.init("reason", "flaw.required")])) {
            try await scene.act(on: number, as: .supervisor) { try $0.decideExtension(isGranted: false, in: $1) }
        }
        try await scene.act(on: number, as: .supervisor) {
            try $0.decideExtension(isGranted: false, answer: "先给替代办法", in: $1)
        }
        #expect(try await scene.due(.solution, of: number) == "2026-03-11 10:00")
        #expect(try await scene.approvals(of: number).map(\.answer) == ["先给替代办法"])
        try await scene.advance(by: .seconds(1))
        #expect(try await scene.messages(of: number).allSatisfy { $0.kind != .announcement })
    }

    @Test(arguments: Backend.available)
    func `nobody decides on their own, and an agent on nobody's`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        let until = try Timetable.moment("Fri 16:00", after: scene.now)
        try await scene.act(on: number, as: .supervisor) { try $0.take(in: $1) }
        try await scene.act(on: number, as: .supervisor) {
            try $0.askExtension(of: .solution, until: until, reason: "等补丁", in: $1)
        }
        await #expect(throws: Refusal(.forbidden, "approval.own", [number])) {
            try await scene.act(on: number, as: .supervisor) { try $0.decideExtension(isGranted: true, in: $1) }
        }
        await #expect(throws: Refusal(.forbidden, "approval.not-yours", [number])) {
            try await scene.act(on: number, as: .agent) { try $0.decideExtension(isGranted: true, in: $1) }
        }
    }

    @Test(arguments: Backend.available)
    func `what is solved meanwhile needs no more time`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await taken(in: scene)
        let until = try Timetable.moment("Fri 16:00", after: scene.now)
        try await scene.act(on: number, as: .agent) {
            try $0.askExtension(of: .solution, until: until, reason: "等补丁", in: $1)
        }
        try await scene.act(on: number, as: .agent) { try $0.resolve(with: "补丁到了", in: $1) }
        #expect(try await scene.approvals(of: number).map(\.verdict) == [.lapsed])
        #expect(try await scene.clock(.extending, of: number)?.isOpen == false)
    }

    /// A fault of an everyday level, to be solved in two service days.
    private func taken(in scene: Scene) async throws -> String {
        let number = try await scene.ask(type: "fault")
        try await scene.act(on: number, as: .agent) { try $0.take(in: $1) }
        return number
    }
}
