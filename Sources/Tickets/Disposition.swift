import Rulebook
import Storage
import Vocabulary

/// A contact that is no request and becomes no ticket (R1). What was said is not kept, nor who it was: at most which contact.
public struct Disposition: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable, Codable {
        case wrongNumber = "wrong-number"
        case silence, harassment
    }

    public let id: Int64
    public let kind: Kind
    public let channel: ChannelKey
    /// The sealed contact that it came from, where that is known.
    public let contact: Int64?
    public let staff: Int64
    public let at: Instant
}

extension Disposition {
    /// Notes that a contact was none.
    @discardableResult
    public static func note(
        _ kind: Kind, through channel: ChannelKey, contact: Int64? = nil, in tx: Transaction
    ) throws -> Disposition {
        guard let staff = tx.actor.staff else { throw Refusal(.forbidden, "ticket.only-people-take") }
        try tx.actor.must(.createTickets)
        let published = try tx.currentEdition()
        guard let way = published.edition.channel(channel) else {
            throw Refusal.invalid([.init("channel", "flaw.not-a-choice")])
        }

        let id = try tx.insert(
            """
            INSERT INTO disposition (kind, channel, contact, staff, at)
            VALUES (\(kind.rawValue), \(channel), \(contact), \(staff), \(tx.now)) RETURNING id
            """)
        try tx.record(
            DispositionEvent.noted(kind: kind, channel: channel), of: "disposition", id, because: way.paragraph,
            edition: published.number)
        return Disposition(id: id, kind: kind, channel: channel, contact: contact, staff: staff, at: tx.now)
    }
}

extension Reading {
    /// How many there were of each kind, from a moment up to another.
    public func dispositions(from start: Instant, to end: Instant) throws -> [Disposition.Kind: Int] {
        let counts = try rows(
            "SELECT kind, count(*) FROM disposition WHERE at >= \(start) AND at < \(end) GROUP BY kind"
        ) { (Disposition.Kind(rawValue: $0[0]), $0[1] as Int) }
        return counts.reduce(into: [:]) { all, count in
            if let kind = count.0 { all[kind] = count.1 }
        }
    }
}

/// What the log says of contacts without a ticket.
public enum DispositionEvent: Recordable, Hashable {
    case noted(kind: Disposition.Kind, channel: ChannelKey)

    public var name: String {
        switch self {
        case .noted: "disposition.noted"
        }
    }
}
