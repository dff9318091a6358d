import Foundation
import Manual
import People
import Storage
import Synchronization
import Vocabulary

/// The next label in the day's series (D11). Gaps are allowed, doubles are not, not even after a restore.
public struct TicketNumber: Sendable {
    /// A serial that was reserved beforehand, with its day; nil takes the next one in the ticket's own transaction.
    private let reserved: (day: Day, serial: Int64)?

    func label(in tx: Transaction, by manual: Edition) throws -> String {
        if let reserved { return manual.number(day: reserved.day, serial: Int(reserved.serial)) }
        let day = try tx.today()
        return manual.number(day: day, serial: Int(try Self.advance(day, by: 1, in: tx)))
    }

    /// The highest serial of the day after moving on by `count`.
    fileprivate static func advance(_ day: Day, by count: Int64, in tx: Transaction) throws -> Int64 {
        let floor = try tx.numberFloor(on: day)
        return try tx.value(
            """
            INSERT INTO number_series (day, last) VALUES (\(day.description), \(floor + count))
            ON CONFLICT (day) DO UPDATE SET last = number_series.last + \(count)
            RETURNING last
            """) ?? 0
    }

    /// Where numbers come from: on PostgreSQL each node reserves them in blocks, so that intake does not queue for one row.
    public final class Series: Sendable {
        static let block: Int64 = 20

        private struct Block {
            var day: Day?
            var next: Int64 = 1
            var last: Int64 = 0
        }
        private let store: Store
        private let block = Mutex(Block())

        public init(of store: Store) { self.store = store }

        public func next() async throws -> TicketNumber {
            guard store.backend == .postgres else { return TicketNumber(reserved: nil) }
            let today = try await store.read { try $0.today() }
            if let serial = take(today) { return TicketNumber(reserved: (today, serial)) }
            let last = try await store.write(as: .center) { try TicketNumber.advance(today, by: Self.block, in: $0) }
            let first = last - Self.block + 1
            block.withLock { $0 = Block(day: today, next: first + 1, last: last) }
            return TicketNumber(reserved: (today, first))
        }

        private func take(_ day: Day) -> Int64? {
            block.withLock { block in
                guard block.day == day, block.next <= block.last else { return nil }
                defer { block.next += 1 }
                return block.next
            }
        }
    }
}

extension Reading {
    /// Where a day's series begins: above 0 only on days up to the last restore.
    fileprivate func numberFloor(on day: Day) throws -> Int64 {
        guard let until = try fact(.text("number-floor-day")), day.description <= until else { return 0 }
        return try fact(.number("number-floor")) ?? 0
    }

    func isSetUp() throws -> Bool { try Center.find(in: self) != nil }

    /// The day in the center's own zone.
    public func today() throws -> Day {
        try day(of: now)
    }

    func day(of moment: Instant) throws -> Day {
        guard let center = try Center.find(in: self) else { throw Refusal(.unavailable, "refusal.not-set-up") }
        return Day(moment, in: TimeZone(identifier: center.zone) ?? .gmt)
    }
}
