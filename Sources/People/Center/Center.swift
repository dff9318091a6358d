import Foundation
import Storage
import Vocabulary

/// The center itself: one row, made once, when somebody sets it up.
public struct Center: Hashable, Sendable {
    public internal(set) var name: String
    /// The time zone that its days are counted in, by its IANA name.
    public internal(set) var zone: String
    /// What it speaks to people of whom it knows nothing.
    public internal(set) var language: Language
    /// The preset that its manual was made from, and the edition of the manual in force.
    public let preset: String
    public internal(set) var edition: Int64
    public let setUpAt: Instant
    public internal(set) var revision: Int64
    /// From when on those who see and decide much give a code beside the password; nil: whoever wants to.
    public internal(set) var secondStepFrom: Instant?

    /// How long a new center works with passwords alone.
    static let firstWeek = Duration.days(7)

    /// nil until the center is set up.
    public static func find(in db: Reading) throws -> Center? {
        try db.first(
            """
            SELECT name, zone, language, preset, edition, set_up_at, revision, second_step_from FROM center WHERE id = 1
            """
        ) { row in
            Center(
                name: row[0], zone: row[1], language: Language(stored: row[2]), preset: row[3], edition: row[4],
                setUpAt: row[5], revision: row[6], secondStepFrom: row[7])
        }
    }

    /// The row, kept from others until the transaction ends.
    /// - Parameter revision: what the one who decides has seen; another one is refused.
    static func lock(revision: Int64? = nil, in tx: Transaction) throws -> Center {
        _ = try tx.exists("SELECT id FROM center WHERE id = 1\(sql: tx.forUpdate)")
        guard let center = try find(in: tx) else { throw Refusal(.conflict, "setup.needed") }
        if let revision, revision != center.revision { throw Refusal(.stale, "center.stale") }
        return center
    }

    func save(in tx: Transaction) throws {
        try tx.execute(
            """
            UPDATE center SET name = \(name), zone = \(zone), language = \(language), edition = \(edition),
                revision = \(revision), second_step_from = \(secondStepFrom) WHERE id = 1
            """)
    }

    /// Whether a word names a time zone by its place, such as `Asia/Shanghai`.
    static func isZone(_ name: String) -> Bool {
        name == "UTC" || name.contains("/") && TimeZone(identifier: name) != nil
    }
}

extension Center {
    /// What the people who run the center may change of it.
    public static func describe(
        name: String, zone: String, language: Language, revision: Int64? = nil, in tx: Transaction
    ) throws -> Center {
        try tx.actor.must(.administer)
        try tx.actor.mustSeeAll()
        let name = name.tidied
        let flaws = [
            name.isName ? nil : Refusal.Flaw("center", "center.name"),
            isZone(zone) ? nil : Refusal.Flaw("zone", "center.zone"),
        ].compactMap(\.self)
        guard flaws.isEmpty else { throw Refusal.invalid(flaws) }

        var center = try lock(revision: revision, in: tx)
        center.name = name
        center.zone = zone
        center.language = language
        center.revision += 1
        try center.save(in: tx)
        try tx.record(CenterEvent.described(zone: zone, language: language), of: "center", 1)
        return center
    }

    /// Sets the day from which on those who see and decide much give a code beside the password; nil: whoever wants to.
    public static func demandSecondStep(from day: Instant?, revision: Int64? = nil, in tx: Transaction) throws {
        try tx.actor.must(.administer)
        try tx.actor.mustSeeAll()
        var center = try lock(revision: revision, in: tx)
        guard day != center.secondStepFrom else { return }

        center.secondStepFrom = day
        center.revision += 1
        try center.save(in: tx)
        try tx.record(CenterEvent.secondStepDemanded(from: day), of: "center", 1)
    }

    /// Puts an edition of the manual in force. Whoever publishes it checks the right to do so.
    public static func follow(edition: Int64, in tx: Transaction) throws {
        var center = try lock(in: tx)
        center.edition = edition
        center.revision += 1
        try center.save(in: tx)
        try tx.record(CenterEvent.follows(edition: edition), of: "center", 1, edition: edition)
    }
}

/// What happens to the center itself.
public enum CenterEvent: Recordable, Hashable {
    case setUp(preset: String, edition: Int64, supervisor: Int64)
    case described(zone: String, language: Language)
    case follows(edition: Int64)
    case secondStepDemanded(from: Instant?)

    public var name: String {
        switch self {
        case .setUp: "center.set-up"
        case .described: "center.described"
        case .follows: "center.follows"
        case .secondStepDemanded: "center.second-step-demanded"
        }
    }
}
