import Foundation
import Manual
import Storage
import Vocabulary

/// A version of a calendar with the time from which it has counted.
public struct KeptCalendar: Sendable {
    public let calendar: WorkCalendar
    public let publishedAt: Instant
}

extension Reading {
    /// The newest version of every calendar that the center keeps, by key.
    public func keptCalendars() throws -> [KeptCalendar] {
        let newest = try rows(
            """
            SELECT name, version, published_at FROM calendar AS kept
            WHERE version = (SELECT max(version) FROM calendar WHERE name = kept.name) ORDER BY name
            """
        ) { (key: $0[0] as CalendarKey, version: $0[1] as Int, at: $0[2] as Instant) }
        return try newest.map {
            KeptCalendar(calendar: try calendar($0.key).numbered($0.version), publishedAt: $0.at)
        }
    }

    /// The newest version of one calendar.
    /// - Throws: `Refusal` 404 where the center keeps none of this name.
    public func keptCalendar(_ key: CalendarKey) throws -> KeptCalendar {
        let newest = try first(
            "SELECT version, published_at FROM calendar WHERE name = \(key) ORDER BY version DESC LIMIT 1"
        ) { (version: $0[0] as Int, at: $0[1] as Instant) }
        guard let newest else { throw Refusal(.notFound, "refusal.not-found") }
        return KeptCalendar(calendar: try calendar(key).numbered(newest.version), publishedAt: newest.at)
    }

    /// A version that was published before; nil where there was none.
    public func calendar(_ key: CalendarKey, version: Int) throws -> WorkCalendar? {
        try value("SELECT text FROM calendar WHERE name = \(key) AND version = \(version)", as: String.self).map {
            try JSONDecoder().decode(WorkCalendar.self, from: Data($0.utf8)).numbered(version)
        }
    }
}

extension Transaction {
    /// Publishes a calendar's next version; from now on new clocks count by it. Gives its number.
    /// - Throws: 403 without the permission; 412 when somebody else has published one since `version`.
    @discardableResult
    public func publish(_ calendar: WorkCalendar, replacing version: Int) throws -> Int {
        try actor.must(.editManual)
        try actor.mustSeeAll()
        let newest = try keptCalendar(calendar.key).calendar.version
        guard newest == version else { throw Refusal(.stale, "refusal.calendar-stale", [calendar.key.text]) }
        guard calendar.week.values.contains(where: { !$0.isEmpty }) else {
            throw Refusal(.invalid, "refusal.calendar-empty", [calendar.key.text])
        }

        let text = try JSONText.of(calendar.numbered(version + 1))
        let written = try execute(
            """
            INSERT INTO calendar (name, version, text, digest, published_at)
            VALUES (\(calendar.key), \(version + 1), \(text), \(CalendarDigest.of(text)), \(now)) ON CONFLICT DO NOTHING
            """)
        guard written == 1 else { throw Refusal(.stale, "refusal.calendar-stale", [calendar.key.text]) }

        try record(RulebookEvent.calendarPublished(name: calendar.key), of: "calendar", Int64(version + 1))
        return version + 1
    }
}
