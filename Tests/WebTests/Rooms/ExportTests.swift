import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@testable import Web

@Suite("B14 · What is held about a person can be read by them", .stage)
struct ExportTests {
    @Test func `the document tells what the data tells, and nothing in it is markup of theirs`() async throws {
        let scene = try await Scene.monday(at: "10:00", on: .sqlite)
        let number = try await scene.ask(words: "<b>打印机</b>坏了", by: "周女士", contact: "13900139001")
        try await scene.act(on: number, as: .agent) { _ = try $0.reply(.init("正在处理"), in: $1) }
        let customer = try await scene.ticket(number).customer
        try await OpenHouse.open(scene) { house in
            let supervisor = try await house.signIn("supervisor")
            let fields = [("key", FormKey.fresh()), ("revision", "1")]
            let path = "/customers/\(customer)/export"
            let page = try await house.post("POST", path, fields + [("as", "page")], as: supervisor)
            #expect(page.status == 200)
            #expect(page["content-disposition"]?.contains(".html") == true)
            for words in ["周女士", "13900139001", number, "&lt;b&gt;打印机&lt;/b&gt;坏了", "正在处理", "联系方式"] {
                #expect(page.text.contains(words), "\(words)")
            }
            #expect(!page.text.contains("held."), "every name is in words")
            let data = try await house.post(
                "POST", path, [("key", FormKey.fresh()), ("revision", "1")], as: supervisor)
            #expect(data["content-disposition"]?.contains(".json") == true)
            #expect(data.text.contains("13900139001"))
        }
    }
}
