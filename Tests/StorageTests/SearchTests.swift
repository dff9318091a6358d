import StorageTesting
import Testing
import Vocabulary

@testable import Storage

@Suite("R · Search in Chinese works", .serialized)
struct SearchTests {
    @Test(arguments: Backend.available)
    func `what is written is found at once, folded or not`(backend: Backend) async throws {
        try await TestStore.with(on: backend) { test in
            let store = test.store
            try await store.write(as: .center) { tx in
                try tx.index(7, text: "打印机无法连接", labels: [Token(label: "team/1")])
                try tx.index(60_007, text: "印表機卡紙，打印很慢", labels: [Token(label: "team/2")])
                try tx.index(3_000_000, text: "Wi-Fi 断线")
            }
            for _ in 1...2 {
                #expect(try await found("打印", in: store) == [60_007, 7])
                #expect(try await found("慢", in: store) == [60_007])
                #expect(try await found("打印 连接", in: store) == [7])
                #expect(try await found("ＷＩ", in: store) == [3_000_000])
                #expect(try await found("无此词", in: store).isEmpty)
                #expect(try await found("…", in: store).isEmpty)
                #expect(
                    try await store.read {
                        try $0.search(
                            Wanted("打印", anyOf: [[Token(label: "team/1"), Token(label: "team/9")]]), limit: 9
                        ).documents
                    } == [7])
                #expect(
                    try await store.read { try $0.search(Wanted("打印", anyOf: [[]]), limit: 9).documents }.isEmpty)
                try await Folder(store: store).foldAll()
                #expect(try await store.read { try $0.value("SELECT count(*) FROM unfolded") } == 0)
            }
        }
    }

    @Test(arguments: Backend.available)
    func `words that came at different times are found together, and words that were taken back no longer`(
        backend: Backend
    ) async throws {
        try await TestStore.with(on: backend) { test in
            let store = test.store
            let folder = Folder(store: store)
            try await store.write(as: .center) { try $0.index(50_000, text: "打印机") }
            try await folder.foldAll()
            try await store.write(as: .center) { try $0.index(50_000, text: "蓝屏") }
            #expect(try await found("打印 蓝屏", in: store) == [50_000])
            try await store.write(as: .center) { try $0.unindex(50_000, text: "打印机") }
            #expect(try await found("打印", in: store).isEmpty)
            try await store.write(as: .center) { try $0.index(50_000, text: "打印机") }
            #expect(try await found("打印 蓝屏", in: store) == [50_000])
            try await folder.foldAll()
            #expect(try await found("打印 蓝屏", in: store) == [50_000])
            try await store.write(as: .center) { try $0.unindex(50_000, text: "打印机蓝屏") }
            try await store.write(as: .center) { try $0.unindex(50_000, text: "打印机 蓝屏") }
            try await folder.foldAll()
            #expect(try await found("蓝", in: store).isEmpty)
            #expect(try await store.read { try $0.value("SELECT count(*) FROM posting") } == 0)
        }
    }

    @Test(arguments: Backend.available)
    func `an erased document is in no posting, and its neighbours still are`(backend: Backend) async throws {
        try await TestStore.with(on: backend) { test in
            let store = test.store
            let words = (0..<1300).map { "w\($0)" }.joined(separator: " ")
            try await store.write(as: .center) { tx in
                for document in [4, 5, 50_005] as [Int64] { try tx.index(document, text: words) }
            }
            try await Folder(store: store).foldAll()
            try await store.write(as: .center) { try $0.index(5, text: "新来的") }
            try await Folder(store: store).erase(5)
            for word in ["w0", "w777", "w1299"] { #expect(try await found(word, in: store) == [50_005, 4]) }
            #expect(try await found("新来", in: store).isEmpty)
            let left = try await store.read { db in
                try db.rows("SELECT members FROM posting WHERE bucket = 0") { try Members(stored: $0[0]).descending() }
            }
            #expect(left.count == 1300 && left.allSatisfy { $0 == [4] })
        }
    }

    /// A naive index: every document with all its tokens.
    private struct Model {
        var documents: [Int64: Set<Token>] = [:]

        func found(_ search: String, before: Int64 = .max) -> [Int64] {
            let wanted = Tokens.of(search: search)
            return documents.filter { $0.key < before && $0.value.isSuperset(of: wanted) }.keys.sorted(by: >)
        }
    }

    private static let words = [
        "打印", "机", "无法", "连接", "网络", "慢", "藍屏", "重启", "wifi", "error", "E101", "电脑", "電", "订单", "发货", "退款", "客",
    ]

    private func sentence(_ dice: inout Dice) -> String {
        (0..<Int.random(in: 1...6, using: &dice)).map { _ in
            // Earlier words are far more common than later ones.
            let rank =
                Int.random(in: 0..<Self.words.count, using: &dice) * Int.random(in: 0..<Self.words.count, using: &dice)
            return Self.words[rank / Self.words.count] + (Bool.random(using: &dice) ? " " : "")
        }.joined()
    }

    @Test(arguments: Backend.available, [1, 2, 3] as [UInt64])
    func `it finds what a naive search finds, page by page, while documents come, change and go`(
        backend: Backend, seed: UInt64
    ) async throws {
        try await TestStore.with(on: backend) { test in
            let store = test.store
            let folder = Folder(store: store)
            var dice = Dice(seed: seed)
            var model = Model()
            for round in 1...6 {
                var changes: [(document: Int64, text: String, present: Bool)] = []
                for _ in 1...120 {
                    let document =
                        Int64.random(in: 0..<260_000, using: &dice) / 100
                        * (Bool.random(using: &dice) ? 100 : 97)
                    changes.append((document, sentence(&dice), Int.random(in: 0...4, using: &dice) > 0))
                }
                for change in changes {
                    let tokens = Tokens.of(text: change.text)
                    if change.present {
                        model.documents[change.document, default: []].formUnion(tokens)
                    } else {
                        model.documents[change.document, default: []].subtract(tokens)
                    }
                }
                try await store.write(as: .center) { [changes] tx in
                    for change in changes {
                        if change.present {
                            try tx.index(change.document, text: change.text)
                        } else {
                            try tx.unindex(change.document, text: change.text)
                        }
                    }
                }
                if round % 2 == 0 { _ = try await folder.fold(limit: Int.random(in: 1...300, using: &dice)) }
                for _ in 1...25 {
                    let search = sentence(&dice)
                    #expect(try await everyPage(search, of: 7, in: store) == model.found(search), "\(search)")
                    let before = Int64.random(in: 0..<260_000, using: &dice)
                    let page = try await store.read { try $0.search(Wanted(search), before: before, limit: 1000) }
                    #expect(page.documents == model.found(search, before: before), "\(search) before \(before)")
                }
            }
            try await folder.foldAll()
            for word in Self.words { #expect(try await found(word, in: store) == model.found(word), "\(word)") }
        }
    }

    @Test(arguments: Backend.available)
    func `what may not be shown is passed over, and the page goes on from there`(backend: Backend) async throws {
        try await TestStore.with(on: backend) { test in
            let store = test.store
            try await store.write(as: .center) { tx in
                for document in 0..<5000 as Range<Int64> { try tx.index(document, text: "慢") }
            }
            try await Folder(store: store).foldAll()
            let first = try await store.read { db in
                try db.search(Wanted("慢"), limit: 3) { $0.filter { $0 % 1000 == 1 } }
            }
            #expect(first == Found(documents: [4001, 3001], next: 2952))
            let second = try await store.read { db in
                try db.search(Wanted("慢"), before: first.next, limit: 2) { $0.filter { $0 % 1000 == 1 } }
            }
            #expect(second == Found(documents: [2001, 1001], next: second.next))
        }
    }

    @Test(arguments: Backend.available)
    func `two that fold at once, and one that broke off, change nothing that a search finds`(
        backend: Backend
    ) async throws {
        let clock = StoppedClock()
        try await TestStore.with(on: backend, timepiece: clock.timepiece) { test in
            let store = test.store
            try await store.write(as: .center) { tx in
                for document in 0..<400 as Range<Int64> { try tx.index(document, text: "网络慢\(document % 7)") }
            }
            let lease = try #require(
                try await store.write(as: .center) { try $0.lease("fold", for: "broken", lasting: .seconds(30)) })
            #expect(try await Folder(store: store).fold() == 0)
            clock.advance(by: .seconds(31))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 1...3 { group.addTask { try await Folder(store: store).foldAll() } }
                do { try await group.waitForAll() } catch StorageFault.leaseLost {}
            }
            clock.advance(by: .seconds(31))
            try await Folder(store: store).foldAll()
            await #expect(throws: StorageFault.leaseLost) {
                try await store.write(as: .center) { try $0.must(hold: lease, lasting: .seconds(30)) }
            }
            let expected = (0..<400 as Range<Int64>).reversed().filter { $0 % 7 == 3 }
            #expect(try await everyPage("网络慢 3", of: 50, in: store) == expected)
        }
    }

    private func found(_ words: String, in store: Store) async throws -> [Int64] {
        try await store.read { try $0.search(Wanted(words), limit: 10_000).documents }
    }

    private func everyPage(_ words: String, of size: Int, in store: Store) async throws -> [Int64] {
        try await store.read { db in
            var all: [Int64] = []
            var page = try db.search(Wanted(words), limit: size)
            all += page.documents
            while let next = page.next {
                page = try db.search(Wanted(words), before: next, limit: size)
                all += page.documents
            }
            return all
        }
    }
}
