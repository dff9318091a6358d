import Manual
import Storage
import Vocabulary

extension Ticket {
    /// How a ticket came to its end: who told the result, who answers for the card, what was taken back.
    public struct Ending: Sendable {
        /// 告知结果: since when the customer knows the result, who told it and through which channel, and what shows it.
        public internal(set) var toldAt: Instant?
        public internal(set) var toldBy: Int64?
        public internal(set) var toldThrough: ChannelKey?
        public internal(set) var toldEvidence: String?
        /// 当场解决: solved while the customer was there.
        public internal(set) var isOnTheSpot: Bool
        /// How often "resolved" was taken back (R16).
        public internal(set) var revocations: Int
        /// The owner's signature under the card: who, by what name and role, and when.
        public internal(set) var signedBy: Int64?
        public internal(set) var signedName: String?
        public internal(set) var signedRole: RoleKey?
        public internal(set) var signedAt: Instant?
        /// The manual's hard stop filed it away as it was, unconfirmed or incomplete.
        public internal(set) var isHardStopped: Bool
    }
}

extension Ticket.Ending {
    static let columns: SQL = """
        told_at, told_by, told_through, told_evidence, on_the_spot, revocations, signed_by, signed_name, signed_role,
        signed_at, hard_stopped
        """

    init(_ row: Row, from first: Int) {
        toldAt = row[first]
        toldBy = row[first + 1]
        toldThrough = row[first + 2]
        toldEvidence = row[first + 3]
        isOnTheSpot = row[first + 4]
        revocations = row[first + 5]
        signedBy = row[first + 6]
        signedName = row[first + 7]
        signedRole = row[first + 8]
        signedAt = row[first + 9]
        isHardStopped = row[first + 10]
    }

    /// What `Ticket.save` writes of it.
    var assignments: SQL {
        """
        told_at = \(toldAt), told_by = \(toldBy), told_through = \(toldThrough), told_evidence = \(toldEvidence),
        on_the_spot = \(isOnTheSpot), revocations = \(revocations), signed_by = \(signedBy),
        signed_name = \(signedName), signed_role = \(signedRole), signed_at = \(signedAt),
        hard_stopped = \(isHardStopped)
        """
    }
}

extension Ticket {
    /// "Resolved" is none: what was told and signed about it no longer holds, and it is counted (R16).
    mutating func takeBackResult() {
        ending.revocations += 1
        ending.toldAt = nil
        ending.toldBy = nil
        ending.toldThrough = nil
        ending.toldEvidence = nil
        ending.signedBy = nil
        ending.signedName = nil
        ending.signedRole = nil
        ending.signedAt = nil
    }
}

extension Ticket.Ending {
    /// As it stands on the filed card.
    var filed: [String?] {
        [
            toldAt?.filed, toldBy?.description, toldThrough?.text, toldEvidence, isOnTheSpot.description,
            revocations.description, signedBy?.description, signedName, signedRole?.text, signedAt?.filed,
            isHardStopped.description,
        ]
    }
}
