import ArgumentParser
import Clockwork
import Foundation
import Storage
import Vocabulary

/// Lets clocks fall due in several centers by turns, and measures how long the product's loop takes to fire them all.
struct DueClocks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "clocks", abstract: "Fires due clocks.")

    struct Told: Encodable {
        let data: String
        let running: Int
        let seconds: [Double]
    }

    @Option(help: "A center's data folder; repeatable.") var data: [String]
    @Option var due = 1000
    @Option var rounds = 5

    func run() async throws {
        var centers: [(store: Store, loop: ClockLoop, running: Int)] = []
        for folder in data {
            let store = try await StoreOptions.open(folder)
            let running = try await store.report {
                try $0.value("SELECT count(*) FROM clock WHERE next_at IS NOT NULL", as: Int.self) ?? 0
            }
            centers.append((store, ClockLoop(store), running))
        }
        var seconds = data.map { _ in [Double]() }
        for round in 0...rounds {
            for (place, center) in centers.enumerated() {
                let taken = try await fire(center.store, center.loop, round: round)
                if round > 0 { seconds[place].append(taken) }  // the first one warms up
            }
        }
        for center in centers { await center.store.close() }
        try Report.say(
            zip(zip(data, centers), seconds).map { Told(data: $0.0, running: $0.1.running, seconds: $1) })
    }

    private func fire(_ store: Store, _ loop: ClockLoop, round: Int) async throws -> Double {
        try await store.write(as: .center) { [due] tx in
            let highest: Int64 = try tx.value("SELECT max(id) FROM clock WHERE next_at IS NOT NULL") ?? 0
            let step = max(highest / Int64(due), 1)
            let ids = (0..<Int64(due)).map { highest - $0 * step - Int64(round % max(Int(step), 1)) }
            try tx.execute(
                """
                UPDATE clock SET next_at = \(tx.now - .seconds(1)), due_at = \(tx.now - .seconds(1)), verdict = NULL,
                    verdict_at = NULL, ended_at = NULL
                WHERE id IN \(list: ids)
                """)
        }
        let watch = Stopwatch()
        try await loop.pass()
        let taken = watch.elapsed / .seconds(1)
        let left = try await store.read { try ClockPassProbe.due(in: $0) }
        guard left == 0 else { throw Trouble("\(left) clocks were left over") }
        return taken
    }
}

private enum ClockPassProbe {
    static func due(in db: Reading) throws -> Int {
        try db.value("SELECT count(*) FROM clock WHERE next_at <= \(db.now)") ?? 0
    }
}
