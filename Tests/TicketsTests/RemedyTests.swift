import Clocks
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("E13 · A bad rating is made good", .stage)
struct RemedyTests {
    private func rated(_ stars: Int, words: String = "没解决", on backend: Backend) async throws -> (Scene, String) {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .closed)
        try await scene.act(on: number, as: scene.customer(of: number)) { try $0.rate(stars, words: words, in: $1) }
        return (scene, number)
    }

    private func remedy(of number: String, in scene: Scene) async throws -> Remedy? {
        try await scene.read { try $0.remedies(of: Ticket.find(number, within: .all, in: $0)).last }
    }

    @Test(arguments: Backend.available, [1, 2])
    func `it puts a word in half an hour and a remedy in two into somebody's hands`(
        backend: Backend, stars: Int
    ) async throws {
        let (scene, number) = try await rated(stars, on: backend)
        let remedy = try #require(try await remedy(of: number, in: scene))
        #expect(remedy.stars == stars)
        #expect(remedy.paragraph == "5.7")
        #expect(try await scene.clock(.contact, of: number).map { Timetable.shown($0.due) } == "2026-03-09 10:30")
        #expect(try await scene.clock(.remedy, of: number).map { Timetable.shown($0.due) } == "2026-03-09 12:00")
        #expect(try await scene.clock(.archive, of: number)?.isOpen == false, "nothing is filed before it is made good")
        #expect(try await scene.read { try $0.owedRemedies(within: .all).map(\.number) } == [number])
        #expect(try await scene.history(of: number).last?.name == "ticket.remedy-owed")
    }

    @Test(arguments: Backend.available)
    func `a senior speaks to the customer, offers, and hears the answer`(backend: Backend) async throws {
        let (scene, number) = try await rated(1, on: backend)
        try await scene.advance(to: "10:20")
        try await scene.act(on: number, as: .supervisor) { try $0.noteContact("客户说导出仍失败", in: $1) }
        #expect(try await scene.clock(.contact, of: number)?.verdict == .met)
        try await scene.advance(to: "11:30")
        try await scene.act(on: number, as: .supervisor) {
            try $0.offerRemedy("派工程师远程处理并延长服务一个月", cause: "not-solved", in: $1)
        }
        #expect(try await scene.clock(.remedy, of: number)?.verdict == .met)
        try await scene.act(on: number, as: .supervisor) { try $0.noteAnswer(toRemedy: .accepted, in: $1) }

        let remedy = try #require(try await remedy(of: number, in: scene))
        #expect(remedy.cause == "not-solved")
        #expect(remedy.contactedBy == scene.id(of: .supervisor))
        #expect(remedy.offeredAt == scene.now)
        #expect(remedy.answer == .accepted)
        #expect(try await scene.clock(.archive, of: number)?.isRunning == true)
        #expect(try await scene.read { try $0.owedRemedies(within: .all) }.isEmpty)
        let own = try await scene.history(of: number).filter { $0.name.hasPrefix("ticket.remedy") }
        #expect(own.map(\.name) == ["ticket.remedy-owed", "ticket.remedy-offered", "ticket.remedy-answered"])
        #expect(own.allSatisfy { $0.paragraph == "5.7" })
        try await scene.bring(number, to: .archived)
    }

    @Test(arguments: Backend.available)
    func `only seniors who did not handle it make good`(backend: Backend) async throws {
        let (scene, number) = try await rated(2, on: backend)
        await #expect(throws: Refusal(.forbidden, "remedy.not-your-role", [number])) {
            try await scene.act(on: number, as: .secondAgent) { try $0.noteContact("话", in: $1) }
        }
        let senior = scene.actor(try await scene.hire("senior", as: "senior-agent"))
        let own = try await scene.ask(by: "别人")
        try await scene.act(on: own, as: senior) {
            try $0.take(in: $1)
            try $0.resolve(with: "好了", in: $1)
        }
        try await scene.act(on: own, as: scene.customer(of: own)) { try $0.rate(1, words: "差", in: $1) }
        await #expect(throws: Refusal(.forbidden, "remedy.not-by-handler", [own])) {
            try await scene.act(on: own, as: senior) { try $0.offerRemedy("补救", cause: "attitude", in: $1) }
        }
        try await scene.act(on: number, as: senior) { try $0.offerRemedy("补救", cause: "attitude", in: $1) }
        #expect(try await remedy(of: number, in: scene)?.contactedAt == scene.now, "whoever offers has spoken to them")
    }

    @Test(arguments: Backend.available)
    func `an offer has words and a cause, and comes before its answer`(backend: Backend) async throws {
        let (scene, number) = try await rated(1, on: backend)
        await #expect(
            throws: Refusal.invalid([.init("words", "flaw.required"), .init("cause", "flaw.not-a-choice")])
        ) {
            try await scene.act(on: number, as: .supervisor) { try $0.offerRemedy(" ", cause: "weather", in: $1) }
        }
        await #expect(throws: Refusal(.conflict, "remedy.not-offered", [number])) {
            try await scene.act(on: number, as: .supervisor) { try $0.noteAnswer(toRemedy: .declined, in: $1) }
        }
        await #expect(
            throws: Refusal(
                .conflict, "ticket.incomplete", [number], flaws: [.init("card", "gap.remedy", ["5.6"])])
        ) { try await scene.act(on: number, as: .clerk) { try $0.archive(in: $1) } }
    }

    @Test(arguments: Backend.available)
    func `three stars need a reason, four need nothing`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .closed)
        let customer = try await scene.customer(of: number)
        await #expect(throws: Refusal.invalid([.init("words", "flaw.reason-asked", ["5.4"])])) {
            try await scene.act(on: number, as: customer) { try $0.rate(3, words: " ", in: $1) }
        }
        try await scene.act(on: number, as: customer) { try $0.rate(3, words: "有点慢", in: $1) }
        #expect(try await remedy(of: number, in: scene) == nil)
        let (other, fine) = try await rated(4, words: "", on: backend)
        #expect(try await remedy(of: fine, in: other) == nil)
    }

    @Test(arguments: Backend.available)
    func `bad stars given in a call count alike`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "complaint")
        try await scene.bring(number, to: .closed)
        try await scene.act(on: number, as: .supervisor) {
            try $0.followUp(.init(.reached, words: "态度差", stars: 1), in: $1)
        }
        #expect(try await remedy(of: number, in: scene)?.stars == 1)
        #expect(try await scene.clock(.archive, of: number) == nil)
    }
}
