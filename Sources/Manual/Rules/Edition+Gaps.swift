import Vocabulary

/// What is known about a ticket that is to be filed away.
public struct ArchiveFacts: Hashable, Sendable {
    public var hasNumber: Bool
    /// Whether the request, its type, channel and time, and what was done about it are all recorded.
    public var isRecordWhole: Bool
    public var hasOwner: Bool
    public var isResultTold: Bool
    public var hasRating: Bool
    /// Whether the customer confirmed, or their silence counted as that.
    public var isConfirmed: Bool
    /// Whether no call after the end is still to be made.
    public var isFollowedUp: Bool
    /// Whether no remedy is still owed.
    public var isMadeGood: Bool
    /// Whether everything is known that the type of ticket needs.
    public var hasFacts: Bool

    public init(
        hasNumber: Bool, isRecordWhole: Bool, hasOwner: Bool, isResultTold: Bool, hasRating: Bool, isConfirmed: Bool,
        isFollowedUp: Bool = true, isMadeGood: Bool = true, hasFacts: Bool = true
    ) {
        self.hasNumber = hasNumber
        self.isRecordWhole = isRecordWhole
        self.hasOwner = hasOwner
        self.isResultTold = isResultTold
        self.hasRating = hasRating
        self.isConfirmed = isConfirmed
        self.isFollowedUp = isFollowedUp
        self.isMadeGood = isMadeGood
        self.hasFacts = hasFacts
    }
}

/// Something that a ticket lacks: a sentence's key in the text catalogs, and the paragraph that asks for it.
public struct Gap: Hashable, Sendable {
    public let thing: Edition.ArchiveDemand.Thing
    public let paragraph: Paragraph

    /// Such as `gap.owner`.
    public var key: String { "gap." + thing.rawValue }
}

extension Edition {
    /// What still stands between a ticket and the archive, in the manual's order; nothing where it is complete.
    public func gaps(in facts: ArchiveFacts) -> [Gap] {
        archive.filter { !facts.has($0.thing) }.map { Gap(thing: $0.thing, paragraph: $0.paragraph) }
    }
}

extension ArchiveFacts {
    fileprivate func has(_ thing: Edition.ArchiveDemand.Thing) -> Bool {
        switch thing {
        case .number: hasNumber
        case .record: isRecordWhole
        case .owner: hasOwner
        case .result: isResultTold
        case .rating: hasRating || isConfirmed
        case .followUp: isFollowedUp
        case .remedy: isMadeGood
        case .facts: hasFacts
        }
    }
}
