import Storage
import Vocabulary

extension Person {
    /// The most open tickets that anybody can be said to carry at once.
    public static let mostCapacity = 500

    /// Notes what somebody knows their way around in and how much they carry; nil follows the manual.
    public mutating func equip(skills: Set<SkillKey>, capacity: Int?, in tx: Transaction) throws {
        try tx.actor.must(.supervise)
        guard isActive else { throw Refusal(.conflict, "person.inactive") }
        guard skills.allSatisfy(\.canBeKept), skills.count <= 100 else {
            throw Refusal.invalid([Refusal.Flaw("skills", "person.skills")])
        }
        guard capacity.map((0...Self.mostCapacity).contains) ?? true else {
            throw Refusal.invalid([Refusal.Flaw("capacity", "person.capacity", ["\(Self.mostCapacity)"])])
        }
        guard skills != self.skills || capacity != self.capacity else { return }

        self.skills = skills
        self.capacity = capacity
        try save(in: tx)
        try record(.skilled(skills: skills.sorted { $0.text < $1.text }, capacity: capacity), in: tx)
    }

    /// Names who decides and answers while somebody is away: one's own, or anybody's for a supervisor; nil for nobody.
    public mutating func name(deputy: Int64?, in tx: Transaction) throws {
        try tx.actor.must(tx.actor.staff == id ? .handleTickets : .supervise)
        guard isActive else { throw Refusal(.conflict, "person.inactive") }
        guard deputy != id else { throw Refusal.invalid([Refusal.Flaw("deputy", "person.own-deputy")]) }
        if let deputy {
            guard let person = try Person.find(deputy, in: tx), person.isActive else {
                throw Refusal.invalid([Refusal.Flaw("deputy", "person.unknown")])
            }
        }
        guard deputy != self.deputy else { return }

        self.deputy = deputy
        try save(in: tx)
        try record(.deputyNamed(deputy: deputy), in: tx)
    }
}

extension SkillKey {
    /// Whether a table can keep it: one line, as manuals write keys.
    fileprivate var canBeKept: Bool { (1...100).contains(text.count) && !text.contains(where: \.isNewline) }
}
