import Crypto
import Foundation
import Manual
import Presets
import Storage
import Synchronization
import Vocabulary

extension Migration {
    /// The published editions of the manual, and the calendars, which are versioned apart from it.
    public static let rulebook = [
        Migration(
            "rulebook 1",
            """
            CREATE TABLE edition (
                number BIGINT NOT NULL PRIMARY KEY,
                preset TEXT NOT NULL,
                text TEXT NOT NULL,
                digest TEXT NOT NULL,
                published_at BIGINT NOT NULL,
                published_by BIGINT
            ) STRICT;
            CREATE TABLE calendar (
                name TEXT NOT NULL,
                version BIGINT NOT NULL,
                text TEXT NOT NULL,
                digest TEXT NOT NULL,
                published_at BIGINT NOT NULL,
                PRIMARY KEY (name, version)
            ) STRICT;
            """)
    ]
}

/// An edition of the manual with the number under which it was published. A class, because an edition is large and a page
/// hands it to each of its rows.
public final class PublishedEdition: Sendable {
    public let number: Int64
    public let edition: Edition

    init(number: Int64, edition: Edition) {
        self.number = number
        self.edition = edition
    }
}

extension Reading {
    /// Whether there is any rule yet.
    public func hasEdition() throws -> Bool { try exists("SELECT 1 FROM edition") }

    /// The edition by which new tickets are handled now: of those that have begun, the last.
    public func currentEdition() throws -> PublishedEdition {
        let latest = try first(
            """
            SELECT number, digest FROM edition WHERE starts_at <= \(now) AND withdrawn_at IS NULL
            ORDER BY starts_at DESC, number DESC LIMIT 1
            """
        ) { (number: $0[0] as Int64, digest: $0[1] as String) }
        guard let latest else { throw Refusal(.unavailable, "refusal.not-set-up") }
        return try published(latest.number, latest.digest)
    }

    /// The edition that a ticket keeps.
    public func edition(_ number: Int64) throws -> PublishedEdition {
        guard let digest: String = try value("SELECT digest FROM edition WHERE number = \(number)") else {
            throw Refusal(.notFound, "refusal.not-found")
        }
        return try published(number, digest)
    }

    func published(_ number: Int64, _ digest: String) throws -> PublishedEdition {
        try Memos.editions.value("\(number) \(digest)") {
            let text: String = try value("SELECT text FROM edition WHERE number = \(number)") ?? ""
            return PublishedEdition(number: number, edition: try Edition.read(text))
        }
    }

    /// The newest version of a calendar.
    public func calendar(_ key: CalendarKey) throws -> WorkCalendar {
        guard key != WorkCalendar.always.key else { return .always }
        let latest = try first(
            "SELECT version, digest FROM calendar WHERE name = \(key) ORDER BY version DESC LIMIT 1"
        ) { (version: $0[0] as Int64, digest: $0[1] as String) }
        guard let latest else { throw Refusal(.unavailable, "refusal.no-calendar", [key.text]) }
        return try Memos.calendars.value(latest.digest) {
            let text: String =
                try value("SELECT text FROM calendar WHERE name = \(key) AND version = \(latest.version)") ?? ""
            return try JSONDecoder().decode(WorkCalendar.self, from: Data(text.utf8))
        }
    }
}

extension Transaction {
    /// Publishes an edition; from its beginning on it is the rule for new tickets. Calendars that it names and nobody
    /// keeps yet begin as it plans them.
    /// - Parameter zone: the center's own, for new calendars.
    @discardableResult
    public func publish(
        _ text: String, preset: String, zone: TimeZone, as plan: Publication.Plan = .atOnce
    ) throws -> PublishedEdition {
        let edition = try Edition.read(text)
        let number = (try value("SELECT max(number) FROM edition", as: Int64.self) ?? 0) + 1
        let start = max(plan.start ?? now, now)
        let isOurs = try execute(
            """
            INSERT INTO edition (number, preset, text, digest, published_at, published_by, starts_at, summary, review_on)
            VALUES (\(number), \(preset), \(text), \(Memo<PublishedEdition>.digest(text)), \(now), \(actor.staff),
                \(start), \(plan.summary), \(plan.reviewOn))
            ON CONFLICT (number) DO NOTHING
            """)
        guard isOurs == 1 else { throw Refusal.busy }
        try record(RulebookEvent.editionPublished, of: "edition", number, edition: number)
        if start > now { try record(RulebookEvent.editionScheduled(from: start), of: "edition", number) }
        for plan in edition.calendars where try !exists("SELECT 1 FROM calendar WHERE name = \(plan.key)") {
            let holidays = plan.holidays == nil ? nil : try Holidays.read(Presets.chineseCalendar)
            try publish(plan.calendar(zone: zone, holidays: holidays))
        }
        return PublishedEdition(number: number, edition: edition)
    }

    /// Publishes a calendar's next version.
    func publish(_ calendar: WorkCalendar) throws {
        let text = try JSONText.of(calendar)
        let version =
            (try value("SELECT max(version) FROM calendar WHERE name = \(calendar.key)", as: Int64.self) ?? 0) + 1
        try execute(
            """
            INSERT INTO calendar (name, version, text, digest, published_at)
            VALUES (\(calendar.key), \(version), \(text), \(Memo<WorkCalendar>.digest(text)), \(now))
            """)
        try record(RulebookEvent.calendarPublished(name: calendar.key), of: "calendar", version)
    }
}

/// What happens to the rules themselves.
public enum RulebookEvent: Recordable, Hashable {
    case editionPublished
    case editionScheduled(from: Instant)
    case editionWithdrawn
    /// Somebody has read it and says so.
    case editionRead
    case draftBegun(edition: Int64?, preset: String)
    case draftDiscarded
    case changeProposed(paragraph: Paragraph, edition: Int64)
    case changeDecided(isTaken: Bool)
    case calendarPublished(name: CalendarKey)

    public var name: String {
        switch self {
        case .editionPublished: "edition.published"
        case .editionScheduled: "edition.scheduled"
        case .editionWithdrawn: "edition.withdrawn"
        case .editionRead: "edition.read"
        case .draftBegun: "draft.begun"
        case .draftDiscarded: "draft.discarded"
        case .changeProposed: "change.proposed"
        case .changeDecided: "change.decided"
        case .calendarPublished: "calendar.published"
        }
    }
}

/// What was read once from a text is the same for everybody who has that text; a key names the text by its digest.
private final class Memo<Value: Sendable>: Sendable {
    private let values = Mutex<[String: Value]>([:])

    func value(_ key: String, make: () throws -> Value) rethrows -> Value {
        if let known = values.withLock({ $0[key] }) { return known }
        let fresh = try make()
        values.withLock { values in
            if values.count >= 64 { values.removeAll() }
            values[key] = fresh
        }
        return fresh
    }

    static func digest(_ text: String) -> String { [UInt8](SHA256.hash(data: Data(text.utf8))).hexadecimal }
}

/// What a calendar's text is known by.
enum CalendarDigest {
    static func of(_ text: String) -> String { Memo<WorkCalendar>.digest(text) }
}

private enum Memos {
    static let editions = Memo<PublishedEdition>()
    static let calendars = Memo<WorkCalendar>()
}
