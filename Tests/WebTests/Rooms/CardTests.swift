import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@testable import Web

@Suite("D11 · The card says what was decided", .stage)
struct CardTests {
    @Test func `level's seal, extension, finer type, facts and the promised time stand on it`() async throws {
        let scene = try await Scene.monday(at: "10:00", on: .sqlite)
        let number = try await scene.register(type: "fault", words: "打印机不工作", facts: ["device": "LaserJet 400"])
        let expected = scene.now + .days(8)
        try await scene.act(on: number, as: .agent) { ticket, tx in
            try ticket.classify(type: "fault", subtype: "hardware", level: "urgent", reason: "停产", in: tx)
            try ticket.askExtension(of: .solution, until: expected, reason: "等备件", in: tx)
            try ticket.start(expecting: expected, in: tx)
        }
        try await scene.act(on: number, as: .supervisor) { ticket, tx in
            try ticket.signOff(in: tx)
            try ticket.decideExtension(isGranted: true, in: tx)
        }
        try await OpenHouse.open(scene) { house in
            let card = try await house.get("/tickets/\(number)/card", as: house.signIn("agent")).text
            let supervisor = scene.name(of: .supervisor)
            #expect(card.contains("LaserJet 400"))
            #expect(card.contains("<small>硬件"))
            #expect(card.contains("等备件"))
            #expect(card.matches(of: try Regex("<div class=\"seal\"><b>\(supervisor)</b>")).count == 1)
            #expect(card.contains("<b>\(supervisor)</b> · "), "who granted the extension")
            #expect(card.matches(of: try Regex("2026-03-17|3月17日|03-17")).count > 0, "the promised time")
        }
    }
}
