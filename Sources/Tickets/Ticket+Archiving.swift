import Clocks
import Crypto
import Foundation
import Manual
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// What the manual asks of a complete card and this one lacks (D9).
    public func archiveGaps(by manual: Edition, in db: Reading) throws -> [Gap] {
        manual.gaps(
            in: ArchiveFacts(
                hasNumber: !number.isEmpty, isRecordWhole: solution != nil,
                hasOwner: owner != nil && ending.signedAt != nil,
                isResultTold: ending.toldAt != nil, hasRating: stars != nil, isConfirmed: confirmation != nil,
                isFollowedUp: try db.openFollowUp(of: self) == nil, isMadeGood: try db.openRemedy(of: self) == nil,
                hasFacts: try missingFacts(in: db).isEmpty))
    }

    /// 已归档: the card is complete, covered by digests part by part, and never changes again.
    public mutating func archive(in tx: Transaction) throws {
        try tx.actor.must(.archiveTickets)
        try mustNotBeArchived()
        guard status == .closed else { throw Refusal(.conflict, "ticket.not-closed", [number]) }
        let manual = try tx.edition(edition).edition
        let gaps = try archiveGaps(by: manual, in: tx)
        guard gaps.isEmpty else {
            throw Refusal(
                .conflict, "ticket.incomplete", [number],
                flaws: gaps.map { .init("card", $0.key, [$0.paragraph.number]) })
        }

        try end({ $0.kind == .archive }, in: tx)
        try lapse({ _ in true }, in: tx)
        try file(because: manual.archive.first?.paragraph, .archived, in: tx)
    }

    /// From now on nothing of it changes.
    mutating func file(because paragraph: Paragraph?, _ event: TicketEvent, in tx: Transaction) throws {
        try dropApprovals(Set(Approval.Kind.allCases), in: tx)
        status = .archived
        archivedAt = tx.now
        nextDue = Self.never
        try save(in: tx)
        try record(event, because: paragraph, in: tx)
        try cover(in: tx)
    }

    /// What covers a part: SHA-256(salt ‖ part), so that a part can be proved, and forgotten without breaking the rest.
    package struct Cover: Sendable {
        let ticket: Int64
        let part: String
        let salt, digest: [UInt8]
    }

    func cover(in tx: Transaction) throws { for cover in try covers(in: tx) { try tx.keep(cover) } }

    func covers(in db: Reading) throws -> [Cover] {
        try archivedParts(in: db).map { part, bytes in
            let salt = [UInt8](SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) })
            return Cover(ticket: id, part: part, salt: salt, digest: Self.digest(salt, bytes))
        }
    }

    /// The parts of an archived card that no longer are what was filed; empty where all is well.
    public func damagedParts(in db: Reading) throws -> [String] {
        let parts = try archivedParts(in: db)
        let covers = try db.rows(
            "SELECT part, salt, digest FROM archived_part WHERE ticket = \(id) ORDER BY part"
        ) { row in (part: row[0] as String, salt: row[1] as [UInt8]?, digest: row[2] as [UInt8]) }
        let known = Set(covers.map(\.part))
        let damaged = covers.filter { cover in
            guard let salt = cover.salt else { return false }
            return parts[cover.part].map { Self.digest(salt, $0) } != cover.digest
        }
        return damaged.map(\.part) + parts.keys.filter { !known.contains($0) }.sorted()
    }

    private static func digest(_ salt: [UInt8], _ part: [UInt8]) -> [UInt8] {
        [UInt8](SHA256.hash(data: Data(salt + part)))
    }

    private func archivedParts(in db: Reading) throws -> [String: [UInt8]] {
        var parts = ["card": try Self.bytes(of: card)]
        for message in try db.messages(of: self) {
            parts["message \(message.id)"] = try Self.bytes(of: [
                message.kind.rawValue, message.staff?.description, message.words, message.at.filed,
            ])
        }
        for file in try db.attachments(of: self) {
            parts["file \(file.id)"] = try Self.bytes(of: [
                file.message.description, file.file, file.name, file.type, file.size.description,
            ])
        }
        for clock in try db.clocks(of: Self.subjectKind, id) {
            parts["clock \(clock.id)"] = try Self.bytes(of: [
                clock.kind.text, clock.paragraph.number, clock.startedAt.filed, clock.due.filed,
                clock.verdict?.rawValue, clock.verdictAt?.filed, clock.endedAt?.filed,
            ])
        }
        return try parts.merging(wayParts(in: db)) { first, _ in first }
            .merging(endingParts(in: db)) { first, _ in first }
    }

    /// Everything that stands on the card, in a fixed order.
    private var card: [String?] {
        get throws {
            let request: [String?] = [
                number, edition.description, customer.description, channel.text, subject, demand, urgent.description,
                occurredAt?.filed, wishedAt?.filed, createdAt.filed,
            ]
            let ranking: [String?] = [
                type.text, level.text, levelParagraph.number, try Manual.Fact.stored(levelFacts), levelBy?.description,
                levelReason, team.text, takenBy?.description, owner?.description,
            ]
            let end: [String?] = [
                status.rawValue, solution, confirmation?.rawValue, evidence, stars?.description, ratingWords,
                resolvedAt?.filed, confirmedAt?.filed, ratedAt?.filed, archivedAt?.filed,
            ]
            return request + ranking + end + ending.filed
        }
    }

    static func bytes(of fields: [String?]) throws -> [UInt8] { try Array(JSONText.of(fields).utf8) }
}

extension Transaction {
    package func keep(_ cover: Ticket.Cover) throws {
        try execute(
            """
            INSERT INTO archived_part (ticket, part, salt, digest)
            VALUES (\(cover.ticket), \(cover.part), \(cover.salt), \(cover.digest))
            """)
    }
}

extension Instant {
    /// How a filed part writes a moment.
    var filed: String { milliseconds.description }
}
