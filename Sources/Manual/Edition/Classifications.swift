import Vocabulary

/// The words beside the type by which requests and customers are told apart.
extension Edition {
    /// The second classification of a request, by the business it concerns (A7).
    public struct BusinessType: Hashable, Sendable {
        public let key: BusinessKey
        public let name: Name
        public let paragraph: Paragraph
    }

    /// What a customer is to the center, such as VIP. The order of the list in the manual is the order of rank.
    public struct CustomerLevel: Hashable, Sendable {
        public let key: CustomerLevelKey
        public let name: Name
        /// 1 is the highest.
        public let rank: Int
        public let paragraph: Paragraph
    }

    /// What an agreement grants a customer: the hours in which limits run for them.
    public struct ServiceLevel: Hashable, Sendable {
        public let key: ServiceLevelKey
        public let name: Name
        /// nil where the limits' own calendars stay.
        public let calendar: CalendarKey?
        public let paragraph: Paragraph
    }

    /// A yes-or-no question about a request whose answer decides about its level.
    public struct Question: Hashable, Sendable {
        public let key: QuestionKey
        /// The question as it is asked.
        public let name: Name
        /// The types for which it is asked; empty for all.
        public let types: Set<TypeKey>
        public let paragraph: Paragraph
    }

    /// The questions to ask about a request of this type.
    public func questions(for type: TypeKey) -> [Question] {
        questions.filter { $0.types.isEmpty || $0.types.contains(type) }
    }
}

extension Edition.BusinessType {
    init(_ entry: Entry) {
        key = entry.newKey(taken: &entry.reading.business)
        name = entry.name("name")
        paragraph = entry.paragraph()
    }
}

extension Edition.CustomerLevel {
    init(_ entry: Entry) {
        rank = entry.reading.customerLevels.count + 1
        key = entry.newKey(taken: &entry.reading.customerLevels)
        name = entry.name("name")
        paragraph = entry.paragraph()
    }
}

extension Edition.ServiceLevel {
    init(_ entry: Entry, taken: inout Set<ServiceLevelKey>) {
        key = entry.newKey(taken: &taken)
        name = entry.name("name")
        calendar = entry.optionalReference("calendar", among: entry.reading.calendars, or: .unknownCalendar)
        paragraph = entry.paragraph()
    }
}

extension Edition.Question {
    init(_ entry: Entry) {
        key = entry.newKey(taken: &entry.reading.questions)
        name = entry.name("name")
        types = entry.references("types", among: entry.reading.types, or: .unknownType)
        paragraph = entry.paragraph()
    }
}
