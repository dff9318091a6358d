import Vocabulary

/// A level that was set, beside the one that the manual proposed and the one that stood before.
public struct LevelChange: Hashable, Sendable {
    public let type: TypeKey
    public let proposed: LevelKey
    public let level: LevelKey
    /// nil where the ticket is new.
    public let previous: LevelKey?
    /// Whether a person chose otherwise than the manual.
    public let isOverride: Bool

    public init(type: TypeKey, proposed: LevelKey, level: LevelKey, previous: LevelKey? = nil, isOverride: Bool) {
        self.type = type
        self.proposed = proposed
        self.level = level
        self.previous = previous
        self.isOverride = isOverride
    }
}

extension Edition {
    /// The paragraph by which a level is to be signed off; nil where it stands by itself.
    public func signOff(for change: LevelChange) -> Paragraph? {
        guard let signOff else { return nil }
        let isNeeded =
            signOff.isForAll || signOff.levels.contains(change.level) || signOff.types.contains(change.type)
            || signOff.overrides && change.isOverride || signOff.lowering && isLowering(change)
        return isNeeded ? signOff.paragraph : nil
    }

    /// Whether a level lies below the one before, or for a new ticket below the proposed one.
    private func isLowering(_ change: LevelChange) -> Bool {
        guard let before = level(change.previous ?? change.proposed), let now = level(change.level) else {
            return false
        }
        return now.rank > before.rank
    }
}
