import Customers
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("D2 · The customer's own words", .stage)
struct WordsTests {
    @Test(arguments: Backend.available)
    func `everything stands on the card as it was said`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let words = "  \n你好！导出按钮点了没反应 😖\r\n附上截图；\n\t<b>很急</b> & 'quoted' \"双引号\"\n"
        let occurred = try Timetable.moment("2026-03-08 21:17", after: scene.now)
        let wished = try Timetable.moment("2026-03-10 12:00", after: scene.now)
        let number = try await scene.ask(
            type: "fault", urgent: true, words: words, demand: "今天内恢复，并说明原因", channel: "email",
            occurredAt: occurred, wishedAt: wished)

        let ticket = try await scene.ticket(number)
        #expect(try await scene.messages(of: number).map(\.words) == [words])
        #expect(ticket.subject == "你好！导出按钮点了没反应 😖")
        #expect(ticket.demand == "今天内恢复，并说明原因")
        #expect(ticket.channel == "email")
        #expect(ticket.urgent)
        #expect(ticket.occurredAt == occurred)
        #expect(ticket.wishedAt == wished)
        #expect(ticket.createdAt == scene.now)
        #expect(ticket.unread)
    }

    @Test(arguments: Backend.available)
    func `a long first line is cut for lists only`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let words = String(repeating: "长", count: 200)
        let number = try await scene.ask(words: words)
        #expect(try await scene.ticket(number).subject == String(repeating: "长", count: 79) + "…")
        #expect(try await scene.messages(of: number).first?.words == words)
    }

    @Test(arguments: Backend.available, ["", " \n\t"])
    func `nothing said is no request`(backend: Backend, nothing: String) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        await #expect(throws: Refusal.invalid([.init("words", "flaw.required")])) {
            try await scene.ask(words: nothing)
        }
        let left = try await scene.read { db in
            try [db.value("SELECT count(*) FROM ticket") ?? -1, db.value("SELECT count(*) FROM customer") ?? -1]
        }
        #expect(left == [0, 0], "a refused request leaves nothing behind")
    }

    @Test(arguments: Backend.available) func `twenty thousand characters are enough`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let longest = String(repeating: "话", count: 20_000)
        let number = try await scene.ask(words: longest)
        #expect(try await scene.messages(of: number).first?.words.count == 20_000)
        await #expect(throws: Refusal.invalid([.init("words", "flaw.too-long", ["20000"])])) {
            try await scene.ask(words: longest + "。")
        }
    }

    @Test(arguments: Backend.available)
    func `the contact is shown masked and kept sealed`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(by: "林女士", contact: "139 1234 5678")
        let keys = scene.store.keys
        let (customer, contact, sealed) = try await scene.read { db in
            let ticket = try Ticket.find(number, within: .all, in: db)
            let contact = try Contact.all(of: ticket.customer, keys: keys, in: db).first
            let sealed: [UInt8]? = try db.value("SELECT sealed FROM contact WHERE customer = \(ticket.customer)")
            return (try Customer.find(ticket.customer, in: db), contact, sealed)
        }
        #expect(customer?.name == "林女士")
        #expect(
            contact.map { $0.masked.description.contains("5678") && !$0.masked.description.contains("1234") } == true)
        #expect(contact?.state == .claimed)
        let bytes = try #require(sealed)
        #expect(!String(decoding: bytes, as: UTF8.self).contains("5678"))
    }

    @Test(arguments: Backend.available) func `files come with the words`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let kept = try await scene.store.files.keep(Array("截图的内容".utf8))
        let number = try await scene.ask(files: [.init(kept, name: "截图.png", type: "image/png")])
        let files = try await scene.read { try $0.attachments(of: Ticket.find(number, within: .all, in: $0)) }
        #expect(files.map(\.name) == ["截图.png"])
        #expect(files.map(\.size) == [Int64("截图的内容".utf8.count)])
        let other = try await scene.ask()
        await #expect(throws: Refusal(.notFound, "refusal.not-found")) {
            try await scene.read { try $0.attachment(files[0].id, of: Ticket.find(other, within: .all, in: $0)) }
        }
    }
}
