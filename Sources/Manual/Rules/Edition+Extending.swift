import Vocabulary

/// What is known about a wish for more time.
public struct ExtensionFacts: Hashable, Sendable {
    public let kind: ClockKind
    public let limit: Duration
    public let time: TimeKind
    /// How much is left, counted as the limit is: service time for service hours, else time by the clock.
    public let remaining: Duration
    /// How often the limit was extended before.
    public let askedBefore: Int
    public let due: Instant
    public let newDue: Instant
    /// The end of the longest time that the promise may take; nil where the manual names none.
    public let latest: Instant?

    public init(
        kind: ClockKind, limit: Duration, time: TimeKind, remaining: Duration, askedBefore: Int, due: Instant,
        newDue: Instant, latest: Instant? = nil
    ) {
        self.kind = kind
        self.limit = limit
        self.time = time
        self.remaining = remaining
        self.askedBefore = askedBefore
        self.due = due
        self.newDue = newDue
        self.latest = latest
    }
}

/// Why a wish for more time cannot even be asked.
public enum ExtensionRefusal: Hashable, Sendable {
    /// The asking came so much too late.
    case tooLate(by: Duration)
    case tooMany
    /// This limit is never extended.
    case never
    /// The new time is no later than the old one.
    case notLater
    /// The new time lies beyond what the promise may take at most.
    case tooFar(Instant)
}

extension Edition {
    /// Why more time cannot be asked for; nil where it can, and where the manual sets no rule (D6).
    public func extensionRefusal(of wish: ExtensionFacts) -> ExtensionRefusal? {
        guard let extending else { return nil }
        if extending.never.contains(wish.kind) { return .never }
        if extending.deciders(after: wish.askedBefore).isEmpty { return .tooMany }
        let needed = extending.ahead(of: wish)
        if wish.remaining < needed { return .tooLate(by: needed - wish.remaining) }
        if wish.newDue <= wish.due { return .notLater }
        if let latest = wish.latest, wish.newDue > latest { return .tooFar(latest) }
        return nil
    }
}

extension Edition.Extending {
    /// How long before its end more time for a limit is asked for at the latest.
    func ahead(of wish: ExtensionFacts) -> Duration {
        if wish.time == .serviceDay || wish.limit >= longFrom { return ahead }
        return .milliseconds(wish.limit.milliseconds * Int64(100 - percent) / 100)
    }
}
