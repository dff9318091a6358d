import Clocks
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("E8 · The customer hears where it stands", .stage)
struct ProgressTests {
    @Test(arguments: Backend.available)
    func `each word keeps the limit and starts the next`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", urgent: true)
        try await scene.act(on: number, as: .technician) { try $0.take(in: $1) }
        #expect(try await scene.due(.progress, of: number) == "2026-03-09 12:00")

        try await scene.advance(to: "11:50")
        try await scene.act(on: number, as: .technician) {
            _ = try $0.progress(.init("已定位到数据库"), expecting: $1.now + .hours(4), in: $1)
        }
        let clocks = try await scene.clocks(of: number).filter { $0.kind == .progress }
        #expect(clocks.map(\.verdict) == [.met, nil])
        #expect(Timetable.shown(clocks[1].due) == "2026-03-09 13:50")
        #expect(try await scene.ticket(number).handling.expectedAt == scene.now + .hours(4))
        #expect(try await scene.messages(of: number).last?.kind == .progress)
        #expect(try await scene.messages(of: number).last?.kind.isPublic == true)

        try await scene.advance(to: "14:00")
        #expect(try await scene.clock(.progress, of: number)?.verdict == .missed)
        try await scene.act(on: number, as: .technician) { _ = try $0.progress(.init("正在修复"), in: $1) }
        #expect(try await scene.due(.progress, of: number) == "2026-03-09 16:00")
    }

    @Test(arguments: Backend.available)
    func `on an everyday level by five each service day`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.act(on: number, as: .technician) { try $0.take(in: $1) }
        #expect(try await scene.due(.progress, of: number) == "2026-03-09 17:00")
        try await scene.act(on: number, as: .technician) { _ = try $0.progress(.init("正在复现"), in: $1) }
        #expect(try await scene.due(.progress, of: number) == "2026-03-10 17:00")
    }

    @Test(arguments: Backend.available)
    func `the taker tells it as well as the owner, and a plain answer does not`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", urgent: true)
        try await scene.act(on: number, as: .agent) { try $0.take(in: $1) }
        try await scene.act(on: number, as: .technician) { try $0.take(in: $1) }
        try await scene.act(on: number, as: .technician) { _ = try $0.reply(.init("收到"), in: $1) }
        #expect(try await scene.clocks(of: number).filter { $0.kind == .progress }.count == 1)
        try await scene.act(on: number, as: .agent) { _ = try $0.progress(.init("同事正在处理"), in: $1) }
        #expect(try await scene.clocks(of: number).filter { $0.kind == .progress }.count == 2)
        #expect(try await scene.ticket(number).owner == scene.id(of: .technician))
        try await scene.act(on: number, as: .technician) { try $0.resolve(with: "重启了服务", in: $1) }
        #expect(try await scene.clocks(of: number).filter { $0.kind == .progress }.allSatisfy { !$0.isOpen })
        await #expect(throws: Refusal(.conflict, "ticket.not-open", [number])) {
            try await scene.act(on: number, as: .agent) { _ = try $0.progress(.init("还在处理"), in: $1) }
        }
    }
}

@Suite("C6 · A way around the trouble", .stage)
struct WorkaroundTests {
    @Test(arguments: Backend.available)
    func `it is told before the repair and has a limit of its own`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", urgent: true)
        #expect(try await scene.due(.workaround, of: number) == "2026-03-09 18:00")
        try await scene.act(on: number, as: .technician) { try $0.take(in: $1) }
        try await scene.act(on: number, as: .technician) { _ = try $0.workAround(.init("先用网页版"), in: $1) }
        #expect(try await scene.clock(.workaround, of: number)?.verdict == .met)
        #expect(try await scene.clock(.solution, of: number)?.isRunning == true)
        #expect(try await scene.ticket(number).handling.workaroundAt == scene.now)
        #expect(try await scene.clocks(of: number).filter { $0.kind == .progress }.map(\.verdict) == [.met, nil])
    }
}
