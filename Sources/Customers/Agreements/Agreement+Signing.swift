import Manual
import Storage
import Vocabulary

extension Agreement {
    /// Writes down what was agreed with somebody.
    public static func sign(_ terms: Terms, with party: Party, in tx: Transaction) throws -> Agreement {
        try tx.actor.must(.keepCustomers)
        let terms = try terms.checked
        let (organisation, customer) = try party.known(in: tx)
        let id = try tx.insert(
            """
            INSERT INTO agreement (organisation, customer, name, service_level, from_day, until_day, when_expired,
                created_at, revision)
            VALUES (\(organisation), \(customer), \(terms.name), \(terms.serviceLevel), \(terms.from.description),
                \(terms.until?.description), \(terms.whenExpired.rawValue), \(tx.now), 1)
            RETURNING id
            """)
        guard let agreement = try find(id, in: tx) else { throw StorageFault.noRow }
        try agreement.record(
            .signed(serviceLevel: terms.serviceLevel, from: terms.from, until: terms.until), in: tx)
        return agreement
    }

    /// Puts other terms in their place: a longer time, another level, an earlier end.
    public mutating func amend(_ terms: Terms, in tx: Transaction) throws {
        try tx.actor.must(.keepCustomers)
        let terms = try terms.checked
        guard terms != self.terms else { return }

        self.terms = terms
        revision += 1
        try tx.execute(
            """
            UPDATE agreement SET name = \(terms.name), service_level = \(terms.serviceLevel),
                from_day = \(terms.from.description), until_day = \(terms.until?.description),
                when_expired = \(terms.whenExpired.rawValue), revision = \(revision)
            WHERE id = \(id)
            """)
        try record(.amended(serviceLevel: terms.serviceLevel, from: terms.from, until: terms.until), in: tx)
    }

    private func record(_ event: AgreementEvent, in tx: Transaction) throws {
        try tx.record(event, of: "agreement", id)
    }
}

extension Agreement.Terms {
    /// The same with a tidy name; refuses what cannot be agreed.
    fileprivate var checked: Self {
        get throws {
            var terms = self
            terms.name = name.tidied
            let flaws = [
                terms.name.isName ? nil : Refusal.Flaw("name", "agreement.name"),
                until.map { $0 >= from } ?? true ? nil : Refusal.Flaw("until", "agreement.until"),
            ].compactMap(\.self)
            guard flaws.isEmpty else { throw Refusal.invalid(flaws) }
            return terms
        }
    }
}

extension Agreement.Party {
    /// The party's row, kept from being forgotten meanwhile.
    fileprivate func known(in tx: Transaction) throws -> (organisation: Int64?, customer: Int64?) {
        switch self {
        case .organisation(let id): return (try Organisation.lock(id, in: tx).id, nil)
        case .customer(let id):
            let customer = try Customer.lock(id, in: tx)
            try customer.mustBeKnown()
            return (nil, customer.id)
        }
    }
}

/// What happens to service agreements.
public enum AgreementEvent: Recordable, Hashable {
    case signed(serviceLevel: ServiceLevelKey, from: Day, until: Day?)
    case amended(serviceLevel: ServiceLevelKey, from: Day, until: Day?)

    public var name: String {
        switch self {
        case .signed: "agreement.signed"
        case .amended: "agreement.amended"
        }
    }
}
