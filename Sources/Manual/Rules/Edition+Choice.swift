import Vocabulary

/// A person who could get a ticket.
public struct Candidate: Hashable, Sendable {
    public let person: Int64
    public let team: TeamKey?
    public let skills: Set<SkillKey>
    /// Whether the person has passed the practical test, or a supervisor answers for them (A16).
    public let isQualified: Bool
    public let isAvailable: Bool
    /// How many open tickets the person has.
    public let load: Int
    public let capacity: Int
    /// Whether the customer is this person's own (R10).
    public let isNamed: Bool
    /// When the person last got a ticket; nil where never.
    public let lastGivenAt: Instant?

    public init(
        person: Int64, team: TeamKey?, skills: Set<SkillKey>, isQualified: Bool, isAvailable: Bool, load: Int,
        capacity: Int, isNamed: Bool = false, lastGivenAt: Instant? = nil
    ) {
        self.person = person
        self.team = team
        self.skills = skills
        self.isQualified = isQualified
        self.isAvailable = isAvailable
        self.load = load
        self.capacity = capacity
        self.isNamed = isNamed
        self.lastGivenAt = lastGivenAt
    }
}

extension Edition {
    /// Who gets a ticket: among the qualified people of the team who are there, know the trade and have room, the
    /// customer's own agent, else whoever has the least to do, then whoever waited longest, then the lowest number.
    /// nil where nobody can, and where a supervisor decides.
    public func choice(among candidates: [Candidate], for verdict: DispatchVerdict) -> Candidate? {
        guard !verdict.isManual else { return nil }
        return candidates.lazy.filter { $0.canTake(verdict) }.min { $0.goesBefore($1) }
    }
}

extension Candidate {
    fileprivate func canTake(_ verdict: DispatchVerdict) -> Bool {
        isQualified && isAvailable && load < capacity && team == verdict.team
            && (verdict.skill.map(skills.contains) ?? true)
    }

    fileprivate func goesBefore(_ other: Candidate) -> Bool {
        if isNamed != other.isNamed { return isNamed }
        if load != other.load { return load < other.load }
        let never = Int64.min
        let (given, otherGiven) = (lastGivenAt?.milliseconds ?? never, other.lastGivenAt?.milliseconds ?? never)
        return (given, person) < (otherGiven, other.person)
    }
}
