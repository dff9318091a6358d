import Foundation
import Storage
import Vocabulary

extension Customer {
    /// Corrects what a customer is called.
    public mutating func rename(to name: String, in tx: Transaction) throws {
        try describe(name: name, honorific: honorific, language: language, in: tx)
    }

    /// Corrects what a customer is called, how they are addressed, and what they speak.
    public mutating func describe(name: String, honorific: String, language: Language, in tx: Transaction) throws {
        try tx.actor.mustDescribe()
        try mustBeKnown()
        let (name, honorific) = (name.tidied, honorific.tidied)
        let flaws = [
            name.isName ? nil : Refusal.Flaw("name", "customer.name"),
            honorific.isHonorific ? nil : Refusal.Flaw("honorific", "customer.honorific"),
        ].compactMap(\.self)
        guard flaws.isEmpty else { throw Refusal.invalid(flaws) }
        let (isRenamed, isDescribed) = (name != self.name, (honorific, language) != (self.honorific, self.language))
        guard isRenamed || isDescribed else { return }

        self.name = name
        self.honorific = honorific
        self.language = language
        try save(in: tx)
        if isRenamed { try record(.renamed, in: tx) }
        if isDescribed { try record(.described, in: tx) }
    }

    /// Says for which organisation a customer asks, or that it is for none.
    public mutating func place(in organisation: Int64?, in tx: Transaction) throws {
        try tx.actor.mustKeepAll()
        try mustBeKnown()
        guard organisation != self.organisation else { return }
        if let organisation, try Organisation.find(organisation, in: tx) == nil {
            throw Refusal.invalid([Refusal.Flaw("organisation", "organisation.unknown")])
        }

        self.organisation = organisation
        try save(in: tx)
        try record(.placed(organisation: organisation), in: tx)
    }

    /// Gives a customer a person of the center, who is asked first (R10). That there is such a person the caller knows.
    public mutating func name(agent: Int64?, in tx: Transaction) throws {
        try tx.actor.must(.keepCustomers)
        try mustBeKnown()
        guard agent != namedAgent else { return }

        namedAgent = agent
        try save(in: tx)
        try record(.agentNamed(agent: agent), in: tx)
    }
}

extension Actor {
    /// Whoever works with customers may correct what they are called.
    func mustDescribe() throws {
        guard !permissions.isDisjoint(with: [.handleTickets, .keepCustomers]) else { return try must(.keepCustomers) }
    }
}

extension String {
    /// Whether it can stand as an honorific: up to 20 characters on one line.
    var isHonorific: Bool {
        count <= 20 && utf8.count <= 160 && !unicodeScalars.contains(where: CharacterSet.controlCharacters.contains)
    }
}
