import Vocabulary

/// By when something is due, asked by somebody who may not know everything about the ticket.
public struct DueQuestion: Hashable, Sendable {
    public let clock: ClockKind
    public let level: LevelKey
    /// Nil for whatever type it may be; the same for the channel.
    public let type: TypeKey?
    public let channel: ChannelKey?
    /// Nil for a customer without a level.
    public let customer: CustomerLevelKey?

    public init(
        clock: ClockKind, level: LevelKey, type: TypeKey? = nil, channel: ChannelKey? = nil,
        customer: CustomerLevelKey? = nil
    ) {
        self.clock = clock
        self.level = level
        self.type = type
        self.channel = channel
        self.customer = customer
    }
}

/// One of the promises that the manual makes, and for whom.
public struct DueAnswer: Hashable, Sendable {
    /// Tickets that are promised the same.
    public struct Circle: Hashable, Sendable {
        /// In the manual's order; empty where every type that was asked for is meant. The same for the channels.
        public let types: [TypeKey]
        public let channels: [ChannelKey]
    }

    public let promise: Promise
    public let circles: [Circle]
}

/// A word that the manual does not know.
public struct UnknownWord: Error, Hashable, Sendable {
    /// What it was meant for: `clock`, `level`, `type`, `channel`, `customer`.
    public let meaning: String
    public let word: String
    public let known: [String]
}

extension Edition {
    /// What is promised: one answer where what was left open does not matter, else one for each promise that can hold.
    public func promises(asked question: DueQuestion) throws(UnknownWord) -> [DueAnswer] {
        var kinds: Set<ClockKind> = []
        let clocks = promises.map(\.promise.kind).filter { kinds.insert($0).inserted }
        _ = try choice("clock", question.clock, among: clocks)
        _ = try choice("level", question.level, among: self.levels.map(\.key))
        let types = try choice("type", question.type, among: self.types.map(\.key))
        let channels = try choice("channel", question.channel, among: self.channels.map(\.key))
        _ = try choice("customer", question.customer, among: customerLevels.map(\.key))

        var order: [Promise] = []
        var holds: [Promise: [TypeKey: [ChannelKey]]] = [:]
        for type in types {
            for channel in channels {
                let ticket = Case(
                    type: type, level: question.level, channel: channel, customerLevel: question.customer)
                guard let promise = promises(for: ticket).first(where: { $0.kind == question.clock }) else { continue }
                if holds[promise] == nil { order.append(promise) }
                holds[promise, default: [:]][type, default: []].append(channel)
            }
        }
        return order.map { promise in
            DueAnswer(promise: promise, circles: circles(holds[promise] ?? [:], of: types, channels))
        }
    }

    /// Types with the same channels stand together; what is complete is left out.
    private func circles(_ holds: [TypeKey: [ChannelKey]], of types: [TypeKey], _ channels: [ChannelKey])
        -> [DueAnswer.Circle]
    {
        var circles: [(types: [TypeKey], channels: [ChannelKey])] = []
        for type in types {
            guard let own = holds[type] else { continue }
            if let place = circles.firstIndex(where: { $0.channels == own }) {
                circles[place].types.append(type)
            } else {
                circles.append(([type], own))
            }
        }
        return circles.map { circle in
            DueAnswer.Circle(
                types: circle.types.count == types.count ? [] : circle.types,
                channels: circle.channels.count == channels.count ? [] : circle.channels)
        }
    }

    /// The one that was named, or all of them.
    private func choice<Thing>(_ meaning: String, _ word: Key<Thing>?, among known: [Key<Thing>]) throws(UnknownWord)
        -> [Key<Thing>]
    {
        guard let word else { return known }
        guard known.contains(word) else {
            throw UnknownWord(meaning: meaning, word: word.text, known: known.map(\.text))
        }
        return [word]
    }
}
