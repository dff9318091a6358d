import Vocabulary

/// What happens with the customer after the end: the call, and making good what went wrong.
extension Edition {
    /// Who is called after the end, how often and when (A13).
    public struct FollowUps: Hashable, Sendable {
        /// In the order in which they are tried; a ticket that none of them takes is not followed up.
        public let rules: [FollowUpRule]
        public let attempts: Int
        /// The least time between two attempts.
        public let gap: Duration
        /// On how many different half-days attempts are made at least.
        public let halfDays: Int
        /// How long attempts go on.
        public let window: Duration
        /// The calendar of the hours in which people may be called.
        public let calendar: CalendarKey
        /// The types that are never followed up by whoever handled them.
        public let notByHandler: Set<TypeKey>
        /// A customer is surveyed once in so much time at most; zero where that does not matter.
        public let surveyEvery: Duration
        public let paragraph: Paragraph
    }

    /// Tickets that a person calls about.
    public struct FollowUpRule: Hashable, Sendable {
        public let condition: Condition
        /// nil where it does not matter whether the ticket was opened again.
        public let isReopened: Bool?
        /// nil where it does not matter whether the customer has rated.
        public let isRated: Bool?
        /// How many of a hundred such tickets are drawn.
        public let share: Int
        public let paragraph: Paragraph
    }

    /// What follows a bad rating (E13).
    public struct Remedy: Hashable, Sendable {
        /// What can have gone wrong.
        public struct Cause: Hashable, Sendable {
            public let key: String
            public let name: Name
        }

        public let roles: [RoleKey]
        public let notByHandler: Bool
        public let causes: [Cause]
        public let paragraph: Paragraph
    }

    /// The time after a call in which the agent writes it down (R3).
    public struct WrapUp: Hashable, Sendable {
        public let limit: Duration
        public let paragraph: Paragraph
    }
}

extension Edition.FollowUps {
    init(_ entry: Entry) {
        let reading = entry.reading
        paragraph = entry.paragraph()
        let shared = paragraph
        attempts = entry.number("attempts", in: 1...20)
        gap = entry.has("gap") ? entry.duration("gap") : .zero
        halfDays = entry.has("half-days") ? entry.number("half-days", in: 1...20) : 1
        window = entry.duration("window")
        calendar = entry.reference("calendar", among: reading.calendars, or: .unknownCalendar)
        notByHandler = entry.references("not-by-handler", among: reading.types, or: .unknownType)
        surveyEvery = entry.has("survey-every") ? entry.duration("survey-every") : .zero
        rules = entry.list("who") { Edition.FollowUpRule($0, otherwise: shared) }
    }
}

extension Edition.FollowUpRule {
    init(_ entry: Entry, otherwise shared: Paragraph) {
        condition = Edition.Condition(entry)
        isReopened = entry.optionalFlag("reopened")
        isRated = entry.optionalFlag("rated")
        share = entry.has("share") ? entry.number("share", in: 1...100) : 100
        paragraph = entry.optionalParagraph() ?? shared
    }
}

extension Edition.Remedy {
    init(_ entry: Entry) {
        roles = entry.roles(entry.need("roles"))
        notByHandler = entry.flag("not-by-handler")
        var taken: Set<Key<Named.Demand>> = []
        causes = entry.list("causes") { item in
            Cause(key: item.newKey(taken: &taken).text, name: item.name("name"))
        }
        paragraph = entry.paragraph()
    }
}

extension Edition.WrapUp {
    init(_ entry: Entry) {
        limit = entry.duration("limit")
        paragraph = entry.paragraph()
    }
}
