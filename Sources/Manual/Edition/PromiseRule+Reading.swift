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
            if rules.contains(where: { $0.covers(rule) }) { entry.reading.report(.neverReached, at: node.place) }
            rules.append(rule)
        }
        return rules
    }

    private init(_ entry: Entry, _ shared: Shared) {
        let reading = entry.reading
        levels = entry.references("levels", among: reading.levels, or: .unknownLevel)
        types = entry.references("types", among: reading.types, or: .unknownType)
        channels = entry.channels()
        promise = Promise(
            kind: shared.kind, name: shared.name, startsAt: shared.startsAt,
            limit: entry.duration("limit"),
            time: entry.word("time", otherwise: .elapsed),
            calendar: entry.optionalReference("calendar", among: reading.calendars, or: .unknownCalendar)
                ?? shared.calendar,
            warnings: entry.has("warn") ? entry.warnings() : shared.warnings,
            paragraph: entry.optionalParagraph() ?? shared.paragraph)
    }

    /// What stands once for all limits of a kind.
    private struct Shared {
        let kind: ClockKind
        let name: Name
        let startsAt: Moment
        let calendar: CalendarKey
        let warnings: [Int]
        let paragraph: Paragraph

        init(_ entry: Entry) {
            kind = entry.newKey("kind", taken: &entry.reading.kinds)
            name = entry.name("name")
            startsAt = entry.word("starts", otherwise: .intake)
            calendar = entry.reference("calendar", among: entry.reading.calendars, or: .unknownCalendar)
            warnings = entry.warnings()
            paragraph = entry.paragraph()
        }
    }
}

extension Entry {
    /// The channels that `channels` and `live` leave; empty where neither is said.
    fileprivate func channels() -> Set<ChannelKey> {
        let named = references("channels", among: Set(reading.channels.keys), or: .unknownChannel)
        guard let isLive = optionalFlag("live") else { return named }
        let alike = Set(reading.channels.filter { $0.value == isLive }.keys)
        let left = named.isEmpty ? alike : named.intersection(alike)
        if left.isEmpty { report(.neverReached) }
        return left
    }

    /// The percentages of a limit at which a warning is given.
    fileprivate func warnings() -> [Int] {
        once(nodes(take("warn"))) { number(of: $0, in: 1...99) }.sorted()
    }
}
