import Storage
import Vocabulary

extension Ticket {
    /// What the way through many hands adds to a filed card. A part stands only where there is something in it, so that
    /// cards filed before these fields existed are still what they were.
    func wayParts(in db: Reading) throws -> [String: [UInt8]] {
        var parts: [String: [UInt8]] = [:]
        if handling.isUsed { parts["way"] = try Self.bytes(of: handling.filed) }
        for approval in try db.approvals(of: self) {
            parts["approval \(approval.id)"] = try Self.bytes(of: approval.filed)
        }
        for promised in try db.promised(on: self) {
            parts["promised \(promised.clock)"] = try Self.bytes(of: [
                promised.message.description, promised.way.rawValue, promised.madeBy.description,
            ])
        }
        return parts
    }
}

extension Ticket.Handling {
    fileprivate var isUsed: Bool { filed.contains { $0 != nil && $0 != "0" } }

    /// In a fixed order.
    fileprivate var filed: [String?] {
        let sorting: [String?] = [subtype?.text, business?.text, customerLevel?.text, proposedLevel?.text, line?.text]
        let times: [String?] = [
            givenAt?.filed, acceptedAt?.filed, startedAt?.filed, expectedAt?.filed, workaroundAt?.filed,
            escalatedAt?.filed,
        ]
        return sorting + [String(urges), String(extensions)] + times
            + [signedOffBy?.description, signedOffAt?.filed]
    }
}

extension Approval {
    fileprivate var filed: [String?] {
        [
            kind.rawValue, paragraph.number, askedBy?.description, askedAt.filed, reason, level?.text, team?.text,
            clock?.description, until?.filed, decidedBy?.description, decidedAt?.filed, verdict?.rawValue, answer,
        ]
    }
}
