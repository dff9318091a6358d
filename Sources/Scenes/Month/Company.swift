/// The fictional company: who works in its center, what it makes, and what it does with its manual.
struct Company: Sendable, Decodable {
    struct Member: Sendable, Decodable {
        let login: String
        let name: String
        let role: String
        let team: String?
        let skills: [String]?
        let capacity: Int?
        /// `team` for somebody of another company, who reaches nothing else.
        let scope: String?
        /// Whose work they do while that one is away.
        let deputyOf: String?
    }

    /// A change of the manual's text.
    struct Change: Sendable, Decodable {
        let from: String
        let to: String
        let summary: String?
    }

    struct Proposal: Sendable, Decodable {
        let paragraph: String
        let words: String
        let by: String
        let answer: String?
    }

    struct Firmware: Sendable, Decodable {
        let before: [String]
        let faulty: String
        let after: [String]
    }

    let center: String
    /// Why people may be given tickets.
    let passed: String
    /// The names of the days on which the center works although the calendar has them off.
    let makeUp: String
    let onDuty: String
    /// The names of the cast.
    let people: [String: String]
    let staff: [Member]
    let castSkills: [String: [String]]
    /// What the manual says of the partner's team.
    let partnerTeam: String
    let edition: Change
    let draft: Change
    let proposals: [Proposal]
    let locks: [String]
    let gateways: [String]
    let bells: [String]
    let firmware: Firmware
    let places: [String]
    let times: [String]

    private enum CodingKeys: String, CodingKey {
        case center, passed, people, staff, castSkills, edition, draft, proposals, locks, gateways, bells, firmware
        case places, times
        case makeUp = "make-up"
        case onDuty = "on-duty"
        case partnerTeam = "partner-team"
    }
}

/// What customers are called and what was agreed with them.
struct CustomerWords: Sendable, Decodable {
    struct Organisation: Sendable, Decodable {
        let name: String
        let level: String?
        let agreement: Agreement?
    }

    struct Agreement: Sendable, Decodable {
        let name: String
        let service: String
        /// How long it lasts from the month's end; below zero it is over by then.
        let days: Int
        /// What becomes of the service afterwards; nil where it has not ended.
        let expired: String?
    }

    struct Other: Sendable, Decodable {
        let name: String
        let honorific: String
        let language: String
    }

    /// One character each.
    let families: String
    let givens: [String]
    let honorifics: [String]
    let organisations: [Organisation]
    /// Those who write another language than the center's.
    let others: [Other]
    let mail: [String]
}
