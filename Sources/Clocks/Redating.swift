import Manual
import Rulebook
import Storage
import Vocabulary

extension Transaction {
    /// Publishes a calendar's next version and lets the clocks that run by it be counted anew, soon and in small steps.
    /// - Throws: what `publish(_:replacing:)` throws.
    @discardableResult
    public func change(_ calendar: WorkCalendar, replacing version: Int) throws -> Int {
        let next = try publish(calendar, replacing: version)
        try Redating(calendar: calendar.key, replaced: version, after: 0).enqueue(in: self)
        return next
    }
}

/// The way of a calendar's new version through the clocks, one small transaction after the other. Where it has come to
/// stands in its job, so that it goes on after a restart and on any node.
public struct Redating: Hashable, Sendable, Codable {
    public static let job = "clocks.redate"
    /// How many clocks one transaction changes, and how many rows it looks at most.
    static let chunk = 200
    static let window: Int64 = 20_000

    let calendar: CalendarKey
    /// The version that counted before.
    let replaced: Int
    /// The last clock that was looked at.
    let after: Int64

    public init(_ job: Job) throws { self = try job.payload(as: Redating.self) }

    init(calendar: CalendarKey, replaced: Int, after: Int64) {
        self.calendar = calendar
        self.replaced = replaced
        self.after = after
    }

    func enqueue(in tx: Transaction) throws {
        try tx.enqueue(Self.job, self, lane: "calendar \(calendar.text)")
    }

    /// Counts the next clocks anew and notes where to go on.
    public func step(of subjects: [ClockSubject], in tx: Transaction) throws {
        let last: Int64 = try tx.value("SELECT max(id) FROM clock") ?? 0
        guard after < last else { return }
        let end = min(after + Self.window, last)
        let found = try tx.rows(
            """
            SELECT id, subject, subject_number FROM clock
            WHERE id > \(after) AND id <= \(end) AND calendar = \(calendar) AND time_kind <> 'elapsed'
                AND ended_at IS NULL AND verdict IS NULL
            ORDER BY id LIMIT \(Self.chunk)
            """
        ) { (id: $0[0] as Int64, subject: $0[1] as String, number: $0[2] as Int64) }
        let numbers = Dictionary(grouping: found, by: \.subject).mapValues { Set($0.map(\.number)).sorted() }
        for subject in subjects { try numbers[subject.kind].map { try subject.lock($0, tx) } }
        let moved = try redate(found.map(\.id), in: tx)
        for subject in subjects { try moved[subject.kind].map { try subject.redated($0.sorted(), tx) } }
        let place = found.count == Self.chunk ? found.last?.id ?? end : end
        try Redating(calendar: calendar, replaced: replaced, after: place).enqueue(in: tx)
    }

    /// The subjects whose clocks fall due at another time, by kind.
    private func redate(_ clocks: [Int64], in tx: Transaction) throws -> [String: Set<Int64>] {
        guard !clocks.isEmpty else { return [:] }
        let newest = try tx.keptCalendar(calendar).calendar
        let change = CalendarChange(before: try tx.calendar(calendar, version: replaced) ?? newest, after: newest)
        var moved: [String: Set<Int64>] = [:]
        let locked = try tx.rows(
            "SELECT \(sql: RunningClock.columns) FROM clock WHERE id IN \(list: clocks) ORDER BY id\(sql: tx.forUpdate)",
            RunningClock.init)
        for var clock in locked where clock.calendar == calendar {
            if try clock.redate(by: change, in: tx) {
                moved[clock.subject, default: []].insert(clock.subjectNumber)
            }
        }
        return moved
    }
}

extension Reading {
    /// Whether clocks are still being counted anew by a calendar's newest version.
    public func isRedating(_ key: CalendarKey) throws -> Bool {
        try exists("SELECT 1 FROM job WHERE kind = \(Redating.job) AND lane = \("calendar \(key.text)")")
    }
}
