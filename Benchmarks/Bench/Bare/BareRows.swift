import ArgumentParser
import Foundation
import GRDB
import Synchronization

/// Writes the rows of created tickets and does nothing else: what the machine and the database allow.
struct BareRows: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rows", abstract: "Group-commits the rows that creating a ticket writes.")

    struct Told: Encodable {
        let rows: Int
        let perSecond: Double
        let milliseconds: Latencies.Figures
        let processors: Double
    }

    @Option var data: String
    @Option var callers = 64
    @Option var seconds = 5.0
    @Option(help: "Seconds before it counts.") var warm = 1.0

    func run() async throws {
        let pool = try BareDatabase.open(data)
        let rows = try await pool.read { try CreatedRows(likeTheLastIn: $0) }
        let start = Moment.now.after(seconds: warm)
        let callers = Callers(writer: GroupWriter(pool), rows: rows, start: start, end: start.after(seconds: seconds))
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<self.callers { group.addTask { await callers.call() } }
        }
        let noted = callers.latencies
        try Report.say(
            Told(
                rows: rows.count, perSecond: Double(noted.count) / Moment.now.seconds(since: start),
                milliseconds: noted.figures, processors: Processors.used / Moment.now.seconds(since: start)))
    }
}

/// What all callers share: each writes one ticket's rows after the other until the end.
private final class Callers: Sendable {
    private let writer: GroupWriter
    private let rows: CreatedRows
    private let start, end: Moment
    private let tally = Mutex(Latencies())
    private let serial = Atomic(Int.random(in: 1...1_000_000) * 10_000_000)

    init(writer: GroupWriter, rows: CreatedRows, start: Moment, end: Moment) {
        self.writer = writer
        self.rows = rows
        self.start = start
        self.end = end
    }

    var latencies: Latencies { tally.withLock { $0 } }

    func call() async {
        while Moment.now < end {
            let began = Moment.now
            let number = serial.add(1, ordering: .relaxed).newValue
            do {
                try await writer.write { [rows] in try rows.write(to: $0, number) }
            } catch {
                fatalError("a row could not be written: \(error)")  // a measurement has nobody to tell
            }
            let now = Moment.now
            if began >= start { tally.withLock { $0.note(from: began, to: now) } }
        }
    }
}
