import Vocabulary

/// What the flow card 服务流程卡 of a ticket says: the fields that the manual's card names, in its order.
struct FlowCard: Equatable, Sendable {
    struct Box: Equatable, Sendable {
        let name: String
        let isTicked: Bool
    }

    /// A signature: who, as what, when.
    struct Seal: Equatable, Sendable {
        let name: String
        let role: String
        let at: Instant
    }

    struct Line: Equatable, Sendable {
        let at: Instant
        let who: String
        let what: String
        /// The paragraph that the desk followed; nil where a person decided.
        var paragraph: String?
    }

    /// What another department does, and by when.
    struct Part: Equatable, Sendable {
        let department: String
        let task: String
        let due: Instant
        var done: Instant?
    }

    struct Extension: Equatable, Sendable {
        let reason: String
        let decidedBy: String
        let until: Instant
    }

    /// Something that the manual asks for on this type of ticket.
    struct Fact: Equatable, Sendable {
        let name: String
        let value: String
    }

    struct Told: Equatable, Sendable {
        let at: Instant
        let channel: String
    }

    let number: String
    let customer: String
    /// Masked: `手机尾号 8000`.
    let contact: String
    /// The customer's own words.
    let words: String
    var demand: String?
    let types: [Box]
    var subtype: String?
    var facts: [Fact] = []
    let received: Instant
    let channel: String
    let levels: [Box]
    /// The supervisor's sign-off of the level.
    var levelSeal: Seal?
    var takenBy: Seal?
    var owner: Seal?
    var wished: Instant?
    var promised: Instant?
    var clocks: [ClockFace] = []
    var parts: [Part] = []
    var progress: [Line] = []
    var extensions: [Extension] = []
    var result: String?
    var told: Told?
    /// How the customer confirmed, and what proves it.
    var confirmation: String?
    var confirmed: Instant?
    var stars: Int?
    var opinion: String?
    var further: String?
    var archived: Seal?
}
