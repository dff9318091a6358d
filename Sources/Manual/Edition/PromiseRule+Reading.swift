import Vocabulary
import Yams

extension Edition.PromiseRule {
    /// One kind of promise: what its limits share, then the limits, the more particular ones first.
    static func rules(_ entry: Entry) -> [Edition.PromiseRule] {
        let shared = Shared(entry)
        let nodes = entry.nodes(entry.need("limits"))
        var rules: [Edition.PromiseRule] = []
        for node in nodes {
            let rule = Entry.reading(node, in: entry.reading) { Edition.PromiseRule($0, shared) }
            if rules.contains(where: { $0.condition.covers(rule.condition) }) {
                entry.reading.report(.neverReached, at: node.place)
            }
            entry.reading.warnings[shared.kind, default: []].formUnion(rule.promise.warnings)
            rules.append(rule)
        }
        return rules
    }

    private init(_ entry: Entry, _ shared: Shared) {
        condition = Edition.Condition(entry)
        let by = entry.timeOfDay("by")
        let limit = entry.limit(unless: entry.has("by"))
        promise = Promise(
            kind: shared.kind, name: shared.name,
            startsAt: entry.has("starts") ? entry.word("starts", otherwise: .intake) : shared.startsAt, limit: limit,
            time: entry.has("by") ? .serviceDay : entry.word("time", otherwise: .elapsed),
            calendar: entry.optionalReference("calendar", among: entry.reading.calendars, or: .unknownCalendar)
                ?? shared.calendar,
            warnings: entry.has("warn") ? entry.warnings() : shared.warnings,
            repeats: entry.flag("repeats", otherwise: shared.repeats), by: by,
            longest: entry.has("up-to") ? entry.duration("up-to") : nil,
            paragraph: entry.optionalParagraph() ?? shared.paragraph)
    }

    /// What stands once for all limits of a kind.
    private struct Shared {
        let kind: ClockKind
        let name: Name
        let startsAt: Moment
        let calendar: CalendarKey
        let warnings: [Int]
        let repeats: Bool
        let paragraph: Paragraph

        init(_ entry: Entry) {
            kind = entry.newKey("kind", taken: &entry.reading.kinds)
            name = entry.name("name")
            startsAt = entry.word("starts", otherwise: .intake)
            calendar = entry.reference("calendar", among: entry.reading.calendars, or: .unknownCalendar)
            warnings = entry.warnings()
            repeats = entry.flag("repeats")
            paragraph = entry.paragraph()
        }
    }
}

extension Edition.Promised {
    init(_ entry: Entry) {
        entry.reading.kinds.insert(Self.kind)
        name = entry.name("name")
        warnings = entry.warnings()
        entry.reading.warnings[Self.kind] = Set(warnings)
        paragraph = entry.paragraph()
    }
}

extension Entry {
    /// The length of a limit; one that is kept by a time of day has none of its own.
    fileprivate func limit(unless isByTime: Bool) -> Duration {
        guard isByTime else { return duration("limit") }
        for key in ["limit", "time"] where has(key) {
            _ = take(key)
            report(.notTogether, "by", key)
        }
        return .days(1)
    }

    /// The percentages of a limit at which a warning is given.
    fileprivate func warnings() -> [Int] {
        once(nodes(take("warn"))) { number(of: $0, in: 1...99) }.sorted()
    }
}
