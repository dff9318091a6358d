import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("B2 · Search finds Chinese words of two characters", .stage)
struct SearchTests {
    /// Where a word was said, and how it is looked for.
    static let rows: [(word: String, query: String)] = [
        ("words", "打印"), ("demand", "退款"), ("reply", "驱动"), ("solution", "主板"), ("note", "备件"), ("answer", "型号"),
        // Traditional writing and wide letters mean the same; two words must both be there.
        ("words", "打印機"), ("reply", "ＵＳＢ"), ("words and solution", "打印 主板"), ("long", "卡在双面打印"),
    ]

    @Test(arguments: Backend.available)
    func `wherever a word was said it is found, at once and after folding`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", words: "打印机一直卡在双面打印", demand: "修不好就退款")
        let other = try await scene.ask(type: "fault", words: "印章打不开")
        try await scene.act(on: number, as: .agent) { _ = try $0.reply(.init("请重装USB驱动"), in: $1) }
        try await scene.act(on: number, as: .agent) { _ = try $0.note(.init("备件库有货"), in: $1) }
        try await scene.act(on: number, as: scene.customer(of: number)) { _ = try $0.answer(.init("型号是M7"), in: $1) }
        try await scene.act(on: number, as: .agent) { try $0.resolve(with: "更换主板", in: $1) }

        for isFolded in [false, true] {
            if isFolded { try await scene.clockwork.catchUp() }
            for row in Self.rows {
                let found = try await scene.read {
                    try $0.search(tickets: row.query, within: .all).tickets.map(\.number)
                }
                #expect(found == [number], "\(row) \(isFolded)")
            }
            let absent = try await scene.read { db in
                try ["退货", "打开", "章打印", "板主"].map { try db.search(tickets: $0, within: .all).total }
            }
            #expect(absent == [0, 0, 0, 0], "two characters that do not stand together are no word")
            #expect(
                try await scene.read { try $0.search(tickets: "印章", within: .all).tickets.map(\.number) } == [other])
        }
    }

    @Test(arguments: Backend.available) func `a whole number finds its ticket alone`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        _ = try await scene.ask(words: "关于 \(number) 的补充")
        for typed in [number, " \(number.lowercased()) "] {
            #expect(
                try await scene.read { try $0.search(tickets: typed, within: .all).tickets.map(\.number) } == [number])
        }
    }

    @Test(arguments: Backend.available)
    func `the newest come first, a page at a time`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        var numbers: [String] = []
        for _ in 0..<53 { numbers.append(try await scene.ask(words: "网络断了")) }
        let expected = numbers.reversed().map(\.self)
        let first = try await scene.read { try $0.search(tickets: "网络", within: .all) }
        #expect(first.tickets.map(\.number) == expected.prefix(50).map(\.self))
        #expect(first.total == 53)
        let next = try #require(first.next)
        let second = try await scene.read { try $0.search(tickets: "网络", before: next, within: .all) }
        #expect(second.tickets.map(\.number) == expected.suffix(3).map(\.self))
        #expect(second.next == nil)
    }

    @Test(arguments: Backend.available, ["", "  ", "，。！", "%", "'; DROP TABLE ticket; --"])
    func `what is nothing to look for finds nothing`(backend: Backend, query: String) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        try await scene.ask()
        #expect(try await scene.read { try $0.search(tickets: query, within: .all).total } == 0)
    }

    @Test(arguments: Backend.available)
    func `a phone number in the words is not found`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        try await scene.ask(words: "请打 13912345678 找我")
        #expect(try await scene.read { try $0.search(tickets: "13912345678", within: .all).total } == 0)
        #expect(try await scene.read { try $0.search(tickets: "找我", within: .all).total } == 1)
    }
}
