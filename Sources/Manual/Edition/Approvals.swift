import Vocabulary

/// What somebody has to agree to: a level, more time.
extension Edition {
    /// Which levels are signed off, and by whom (A9, D4).
    public struct SignOff: Hashable, Sendable {
        public let by: [RoleKey]
        /// Who decides when nobody of `by` did in time.
        public let deputies: [RoleKey]
        public let levels: Set<LevelKey>
        public let types: Set<TypeKey>
        /// Whether a level other than the proposed one is signed off.
        public let overrides: Bool
        /// Whether any lowering is signed off.
        public let lowering: Bool
        public let paragraph: Paragraph

        /// Whether every level is signed off, because no condition is given.
        public var isForAll: Bool { levels.isEmpty && types.isEmpty && !overrides && !lowering }
    }

    /// How more time can be had (D6).
    public struct Extending: Hashable, Sendable {
        public let by: [RoleKey]
        public let deputies: [RoleKey]
        /// How often a limit is extended at most by `by`.
        public let most: Int
        /// Who may grant one more after that; empty where nobody may.
        public let further: [RoleKey]
        /// The limits that are never extended.
        public let never: Set<ClockKind>
        /// How long before the end at the latest the asking comes, for limits of at least `longFrom`.
        public let ahead: Duration
        /// From which length on a limit counts as long. All limits in service days do.
        public let longFrom: Duration
        /// How much of a shorter limit may have been used when the asking comes, in percent.
        public let percent: Int
        public let paragraph: Paragraph

        /// Who decides about the next extension of a limit that was extended so often; empty where nobody may.
        public func deciders(after extensions: Int) -> [RoleKey] {
            extensions < most ? by : extensions == most ? further : []
        }
    }
}

extension Edition.SignOff {
    init(_ entry: Entry) {
        let reading = entry.reading
        by = entry.roles(entry.need("by"))
        deputies = entry.roles(entry.take("deputies"))
        levels = entry.references("levels", among: reading.levels, or: .unknownLevel)
        types = entry.references("types", among: reading.types, or: .unknownType)
        overrides = entry.flag("overrides")
        lowering = entry.flag("lowering")
        paragraph = entry.paragraph()
    }
}

extension Edition.Extending {
    init(_ entry: Entry) {
        by = entry.roles(entry.need("by"))
        deputies = entry.roles(entry.take("deputies"))
        most = entry.number("most", in: 1...99)
        further = entry.roles(entry.take("further"))
        never = entry.references("never", among: entry.reading.kinds, or: .unknownPromise)
        ahead = entry.duration("ahead")
        longFrom = entry.has("long") ? entry.duration("long") : .zero
        percent = entry.has("percent") ? entry.number("percent", in: 1...99) : 99
        paragraph = entry.paragraph()
    }
}
