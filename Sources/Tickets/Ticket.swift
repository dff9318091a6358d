import Foundation
import Manual
import Storage
import Vocabulary

/// A customer's request on its way from being asked to being filed away 工单. Outside this module it changes only by verbs.
public struct Ticket: Sendable {
    public enum Status: String, CaseIterable, Sendable {
        case new, open, waiting, resolved, closed, archived

        /// Somebody still has to do something for the customer.
        public var isWork: Bool { self == .new || self == .open || self == .waiting }
    }

    /// Who said that the matter is settled.
    public enum Confirmation: String, Sendable, Codable { case customer, staff, silence }

    public static let subjectKind = "ticket"
    /// Where no clock runs.
    public static let never = Instant(milliseconds: .max)

    public let id: Int64
    /// The label that people use, such as `CST-20261123001`.
    public let number: String
    public internal(set) var revision: Int64
    /// The number of the edition that it keeps.
    public let edition: Int64
    public let customer: Int64
    public let channel: ChannelKey
    public let subject: String
    /// What the customer asks for 诉求.
    public let demand: String
    public internal(set) var type: TypeKey
    public internal(set) var level: LevelKey
    /// Why it has this level: the paragraph, the facts the rule saw, and who overrode it with which reason.
    public internal(set) var levelParagraph: Paragraph
    var storedLevelFacts: String
    public internal(set) var levelBy: Int64?
    public internal(set) var levelReason: String?
    /// The customer asked for urgency.
    public let urgent: Bool
    public internal(set) var status: Status
    public internal(set) var team: TeamKey
    /// 受理人: who took it, and stays.
    public internal(set) var takenBy: Int64?
    /// 负责人: who works on it, and changes.
    public internal(set) var owner: Int64?
    public internal(set) var nextDue: Instant
    /// The customer wrote something that nobody has answered.
    public internal(set) var unread: Bool
    public internal(set) var solution: String?
    public internal(set) var confirmation: Confirmation?
    public internal(set) var evidence: String?
    public internal(set) var stars: Int?
    public internal(set) var ratingWords: String?
    public let occurredAt: Instant?
    public let wishedAt: Instant?
    public let createdAt: Instant
    public internal(set) var updatedAt: Instant
    public internal(set) var resolvedAt: Instant?
    public internal(set) var confirmedAt: Instant?
    public internal(set) var ratedAt: Instant?
    public internal(set) var archivedAt: Instant?
    public internal(set) var handling: Handling
    public internal(set) var ending: Ending
}

extension Ticket {
    /// What the rule saw that gave the level. Read from its stored form when asked for: a list shows fifty tickets and no fact.
    public var levelFacts: [Manual.Fact] { Manual.Fact.read(stored: storedLevelFacts) }

    static let columns: SQL = """
        id, number, revision, edition, customer, channel, subject, demand, type, level, level_paragraph, level_facts,
        level_by, level_reason, urgent, status, team, taken_by, owner, next_due, unread, solution, confirmation,
        evidence, stars, rating_words, occurred_at, wished_at, created_at, updated_at, resolved_at, confirmed_at,
        rated_at, archived_at, \(sql: Handling.columns), \(sql: Ending.columns)
        """

    init(_ row: Row) {
        id = row[0]
        number = row[1]
        revision = row[2]
        edition = row[3]
        customer = row[4]
        channel = row[5]
        subject = row[6]
        demand = row[7]
        type = row[8]
        level = row[9]
        levelParagraph = row[10]
        storedLevelFacts = row[11]
        levelBy = row[12]
        levelReason = row[13]
        urgent = row[14]
        status = Status(rawValue: row[15]) ?? .open
        team = row[16]
        takenBy = row[17]
        owner = row[18]
        nextDue = row[19]
        unread = row[20]
        solution = row[21]
        confirmation = (row[22] as String?).flatMap(Confirmation.init)
        evidence = row[23]
        stars = row[24]
        ratingWords = row[25]
        occurredAt = row[26]
        wishedAt = row[27]
        createdAt = row[28]
        updatedAt = row[29]
        resolvedAt = row[30]
        confirmedAt = row[31]
        ratedAt = row[32]
        archivedAt = row[33]
        handling = Handling(row, from: 34)
        ending = Ending(row, from: 50)
    }
}

extension Manual.Fact {
    static func stored(_ facts: [Manual.Fact]) throws -> String { try JSONText.of(facts) }

    static func read(stored text: String) -> [Manual.Fact] {
        (try? JSONText.known(text, as: [Manual.Fact].self)) ?? []  // written by `stored`
    }
}
