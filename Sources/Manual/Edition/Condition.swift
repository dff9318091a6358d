import Vocabulary
import Yams

extension Edition {
    /// Which tickets a rule is for. Every list that is given must hold the ticket's own word; an empty one stands for any.
    public struct Condition: Hashable, Sendable {
        public let types: Set<TypeKey>
        public let subtypes: Set<SubtypeKey>
        public let business: Set<BusinessKey>
        public let levels: Set<LevelKey>
        public let channels: Set<ChannelKey>
        public let customerLevels: Set<CustomerLevelKey>

        /// Whether it lets every ticket through.
        public let isEmpty: Bool

        /// Whether this condition lets through whatever the other does.
        func covers(_ other: Condition) -> Bool {
            isEmpty
                || types.covers(other.types) && subtypes.covers(other.subtypes) && business.covers(other.business)
                    && levels.covers(other.levels) && channels.covers(other.channels)
                    && customerLevels.covers(other.customerLevels)
        }
    }
}

extension Edition.Condition {
    /// Whether the rule is for this ticket.
    public func holds(for ticket: Case) -> Bool {
        isEmpty
            || (levels.isEmpty || levels.contains(ticket.level))
                && holds(ticket.type, ticket.subtype, ticket.business, ticket.channel, ticket.customerLevel)
    }

    /// Whether the rule is for this request, which has no level yet.
    func holds(for intake: Intake) -> Bool {
        isEmpty || holds(intake.type, intake.subtype, intake.business, intake.channel, intake.customerLevel)
    }

    private func holds(
        _ type: TypeKey, _ subtype: SubtypeKey?, _ business: BusinessKey?, _ channel: ChannelKey,
        _ customerLevel: CustomerLevelKey?
    ) -> Bool {
        (types.isEmpty || types.contains(type)) && subtypes.allow(subtype) && self.business.allow(business)
            && (channels.isEmpty || channels.contains(channel)) && customerLevels.allow(customerLevel)
    }

    /// What the rule saw of a ticket for which it holds.
    func facts(of ticket: Case) -> [Fact] {
        let rest = facts(ticket.type, ticket.subtype, ticket.business, ticket.channel, ticket.customerLevel)
        return levels.isEmpty ? rest : rest + [.level(ticket.level)]
    }

    /// What the rule saw of a request for which it holds.
    func facts(of intake: Intake) -> [Fact] {
        facts(intake.type, intake.subtype, intake.business, intake.channel, intake.customerLevel)
    }

    private func facts(
        _ type: TypeKey, _ subtype: SubtypeKey?, _ business: BusinessKey?, _ channel: ChannelKey,
        _ customerLevel: CustomerLevelKey?
    ) -> [Fact] {
        guard !isEmpty else { return [] }
        var facts: [Fact] = []
        if !types.isEmpty { facts.append(.type(type)) }
        if !subtypes.isEmpty, let subtype { facts.append(.subtype(subtype, of: type)) }
        if !self.business.isEmpty, let business { facts.append(.business(business)) }
        if !channels.isEmpty { facts.append(.channel(channel)) }
        if !customerLevels.isEmpty, let customerLevel { facts.append(.customerLevel(customerLevel)) }
        return facts
    }
}

extension Edition.Condition {
    /// - Parameter hasLevels: false where `levels` is no condition, as in the rule that proposes the level.
    init(_ entry: Entry, hasLevels: Bool = true) {
        let reading = entry.reading
        types = entry.references("types", among: reading.types, or: .unknownType)
        subtypes = entry.references("subtypes", among: reading.subtypes(of: types), or: .unknownSubtype)
        business = entry.references("business", among: reading.business, or: .unknownBusiness)
        levels = hasLevels ? entry.references("levels", among: reading.levels, or: .unknownLevel) : []
        channels = entry.channels()
        customerLevels = entry.references("customer-levels", among: reading.customerLevels, or: .unknownCustomerLevel)
        isEmpty =
            types.isEmpty && subtypes.isEmpty && business.isEmpty && levels.isEmpty && channels.isEmpty
            && customerLevels.isEmpty
    }
}

extension Reading {
    /// The subtypes that a rule for these types can mean; for any type, all of them.
    fileprivate func subtypes(of types: Set<TypeKey>) -> Set<SubtypeKey> {
        let meant = types.isEmpty ? Array(subtypes.values) : types.compactMap { subtypes[$0] }
        return meant.reduce(into: []) { $0.formUnion($1) }
    }
}

extension Entry {
    /// The channels that `channels` and `live` leave; empty where neither is said.
    fileprivate func channels() -> Set<ChannelKey> {
        let named = references("channels", among: Set(reading.channels.keys), or: .unknownChannel)
        guard let isLive = optionalFlag("live") else { return named }
        let alike = Set(reading.channels.filter { $0.value == isLive }.keys)
        let left = named.isEmpty ? alike : named.intersection(alike)
        if left.isEmpty { report(.neverReached) }
        return left
    }
}

extension Set {
    /// Whether this condition lets through whatever the other does; an empty one lets everything through.
    fileprivate func covers(_ other: Set<Element>) -> Bool {
        isEmpty || (!other.isEmpty && isSuperset(of: other))
    }

    fileprivate func allow(_ element: Element?) -> Bool {
        isEmpty || element.map(contains) ?? false
    }
}
