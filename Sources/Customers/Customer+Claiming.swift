import Foundation
import Storage
import Vocabulary

extension Customer {
    /// What somebody says of themselves when they ask.
    public struct Intake: Sendable {
        public var name: String
        /// How they wish to be addressed, where the name does not say so.
        public var honorific: String
        public var language: Language
        /// The organisation for which they ask, where it is one that is known.
        public var organisation: Int64?
        public var contact: ContactPoint
        /// What shows that the contact is theirs; nil when it was only typed.
        public var proof: Contact.Proof?

        public init(
            name: String, honorific: String = "", language: Language, organisation: Int64? = nil,
            contact: ContactPoint, proof: Contact.Proof? = nil
        ) {
            self.name = name
            self.honorific = honorific
            self.language = language
            self.organisation = organisation
            self.contact = contact
            self.proof = proof
        }
    }

    /// The same as it is written: spelled in the ways in which it is looked for, and sealed. Both take a while, so it
    /// is made before the writer is asked.
    public struct Introduction: Sendable {
        let intake: Intake
        let name: String
        let honorific: String
        let spelling: Spelling
        let contact: SealedContact

        public init(_ intake: Intake, keys: Keys) throws {
            self.intake = intake
            name = intake.name.tidied
            honorific = intake.honorific.tidied
            spelling = Spelling(person: name)
            contact = try SealedContact(intake.contact, with: keys)
        }
    }

    /// Writes down who asks, and how to reach them.
    ///
    /// A contact that was only typed joins nobody's history: it always makes a new customer, and staff see that others
    /// have the same. A proven one finds the customer who has proven it before.
    public static func claim(_ intake: Intake, keys: Keys, in tx: Transaction) throws -> (
        customer: Customer, contact: Contact
    ) {
        try claim(Introduction(intake, keys: keys), keys: keys, in: tx)
    }

    public static func claim(_ who: Introduction, keys: Keys, in tx: Transaction) throws -> (
        customer: Customer, contact: Contact
    ) {
        try tx.actor.mustTakeIn()
        let (intake, name, honorific, spelling) = (who.intake, who.name, who.honorific, who.spelling)
        let flaws = try [
            name.isName ? nil : Refusal.Flaw("name", "customer.name"),
            honorific.isHonorific ? nil : Refusal.Flaw("honorific", "customer.honorific"),
            intake.organisation.flatMap {
                try Organisation.find($0, in: tx) == nil
                    ? Refusal.Flaw("organisation", "organisation.unknown") : nil
            },
        ].compactMap(\.self)
        guard flaws.isEmpty else { throw Refusal.invalid(flaws) }

        if intake.proof != nil, let known = try recognise(intake.contact, keys: keys, in: tx) { return known }
        let made = try tx.first(
            """
            INSERT INTO customer (name, honorific, language, organisation, folded, pinyin, initials, created_at, revision)
            VALUES (\(name), \(honorific), \(intake.language), \(intake.organisation), \(spelling.folded),
                \(spelling.pinyin), \(spelling.initials), \(tx.now), 1)
            RETURNING \(sql: columns)
            """
        ) { Customer($0) }
        guard let customer = made else { throw StorageFault.noRow }
        guard
            let contact = try Contact.insert(who.contact, of: customer.id, proof: intake.proof, in: tx)
        else {
            // Somebody with the same proof was faster: they are the customer.
            try tx.execute("DELETE FROM customer WHERE id = \(customer.id)")
            guard let known = try recognise(intake.contact, keys: keys, in: tx) else { throw StorageFault.noRow }
            return known
        }
        try customer.record(.created, in: tx)
        try contact.recordArrival(in: tx)
        return (customer, contact)
    }

    /// Adds another way to reach a customer, claimed until it is proven.
    public func add(_ point: ContactPoint, keys: Keys, in tx: Transaction) throws -> Contact {
        try tx.actor.mustTakeIn()
        try mustBeKnown()
        let same = try tx.first(
            """
            SELECT \(sql: Contact.columns) FROM contact WHERE customer = \(id) AND mark IN \(list: point.marks(keys))
            """
        ) { try Contact($0, keys) }
        if let same { return same }
        let sealed = try SealedContact(point, with: keys)
        guard let contact = try Contact.insert(sealed, of: id, proof: nil, in: tx) else { throw StorageFault.noRow }
        try contact.recordArrival(in: tx)
        return contact
    }

    /// The customer who proved this contact first.
    private static func recognise(
        _ point: ContactPoint, keys: Keys, in tx: Transaction
    ) throws -> (customer: Customer, contact: Contact)? {
        let contact = try tx.first(
            """
            SELECT \(sql: Contact.columns) FROM contact WHERE mark IN \(list: point.marks(keys)) AND leads = 1
            ORDER BY id LIMIT 1
            """
        ) { try Contact($0, keys) }
        guard let contact, let customer = try present(contact.customer, in: tx) else { return nil }
        try customer.record(.recognised(contact: contact.id), in: tx)
        return (customer, contact)
    }
}

extension Contact {
    /// nil, with nothing written, when it is proven and another row already leads.
    fileprivate static func insert(
        _ contact: SealedContact, of customer: Int64, proof: Proof?, in tx: Transaction
    ) throws -> Contact? {
        let state: State = proof == nil ? .claimed : .verified
        let verifiedAt = proof == nil ? nil : tx.now
        let id: Int64? = try tx.value(
            """
            INSERT INTO contact (customer, kind, sealed, mark, tail_mark, key_number, state, proof, leads, created_at,
                verified_at)
            VALUES (\(customer), \(contact.point.kind.rawValue), \(contact.bytes), \(contact.mark), \(contact.tailMark),
                \(contact.keyNumber), \(state.rawValue), \(proof?.rawValue), \(proof != nil), \(tx.now), \(verifiedAt))
            ON CONFLICT (mark) WHERE leads = 1 DO NOTHING RETURNING id
            """)
        return id.map {
            Contact(
                id: $0, customer: customer, kind: contact.point.kind, masked: contact.point.masked, state: state,
                proof: proof, createdAt: tx.now, verifiedAt: verifiedAt, caution: nil)
        }
    }

    fileprivate func recordArrival(in tx: Transaction) throws {
        try tx.record(CustomerEvent.claimed(contact: id, kind: kind), of: "customer", customer)
        if let proof { try tx.record(CustomerEvent.verified(contact: id, by: proof), of: "customer", customer) }
    }
}

extension Actor {
    /// Customers and visitors speak for themselves, the center for its channels; staff and programs need the right.
    func mustTakeIn() throws {
        switch identity {
        case .customer, .visitor, .center: break
        case .staff, .token:
            let either: Set<Permission> = [.createTickets, .handleTickets, .keepCustomers]
            if permissions.isDisjoint(with: either) { try must(.createTickets) }
        }
    }
}

extension String {
    /// Without spaces around it and with its accents composed.
    var tidied: String { precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines) }

    /// Whether it can stand as a name: 1 to 100 characters on one line.
    var isName: Bool {
        (1...100).contains(count) && utf8.count <= 800
            && !unicodeScalars.contains(where: CharacterSet.controlCharacters.contains)
    }
}
