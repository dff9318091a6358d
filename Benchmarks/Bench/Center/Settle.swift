import ArgumentParser
import Storage
import Tickets
import Vocabulary

/// Makes what SQL cannot when tickets were multiplied: the covers of archived cards, the index of what is written in them,
/// and the links of the audit chain. All three at once: each reads on its own and waits little for the one writer.
struct Settle: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Covers, indexes and links what a fill multiplied.")

    /// How many seconds each took.
    struct Told: Encodable { let covers, index, chain: Double }

    @OptionGroup var options: StoreOptions

    func run() async throws {
        let store = try await options.open()
        let end = try await store.read { try $0.value("SELECT max(id) + 1 FROM ticket", as: Int64.self) ?? 1 }
        async let covers = Self.seconds { try await Self.cover(1..<end, in: store) }
        async let index = Self.seconds { try await Self.index(1..<end, in: store) }
        async let chain = Self.seconds { try await Chain(store).linkAll() }
        let told = try await Told(covers: covers, index: index, chain: chain)
        await store.close()
        try Report.say(told)
    }

    private static func cover(_ tickets: Range<Int64>, in store: Store) async throws {
        for part in tickets.parts(of: 500) {
            let covers = try await store.report { try $0.covers(of: part) }
            try await store.write(as: .center) { tx in for cover in covers { try tx.keep(cover) } }
        }
    }

    /// Folds a bucket's worth of tickets at a time, so that no posting is written often.
    private static func index(_ tickets: Range<Int64>, in store: Store) async throws {
        let folder = Folder(store: store)
        for bucket in tickets.parts(of: 50_000) {
            for part in bucket.parts(of: 500) {
                let texts = try await store.report { try $0.texts(of: part) }
                try await store.write(as: .center) { tx in
                    for one in texts { try tx.index(one.ticket, text: one.text) }
                }
            }
            while try await folder.fold(limit: 50_000) > 0 {}
        }
    }

    private static func seconds(_ work: () async throws -> Void) async throws -> Double {
        let watch = Stopwatch()
        try await work()
        return watch.elapsed / .seconds(1)
    }
}

extension Range<Int64> {
    fileprivate func parts(of count: Int) -> [Range<Int64>] {
        stride(from: lowerBound, to: upperBound, by: count).map { $0..<Swift.min($0 + Int64(count), upperBound) }
    }
}
