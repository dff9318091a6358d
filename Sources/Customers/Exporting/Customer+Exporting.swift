import Storage
import Vocabulary

/// What a part holds about a customer, under a name of its own.
public typealias ExportHook = @Sendable (_ customer: Int64, Reading) throws -> Held.Entry?

extension Customer {
    /// Everything that is held about a person, for them to have: themselves with their contacts in clear, and what each
    /// part tells. That it was told is kept, each contact as revealed.
    public static func export(_ id: Int64, hooks: [ExportHook], keys: Keys, in tx: Transaction) throws -> Held {
        try tx.actor.mustKeepAll()
        let family = try lockFamily(of: id, in: tx)
        for customer in family { try customer.mustBeKnown() }

        let told = try family.map { customer in
            Held.record([try customer.told(keys: keys, in: tx)] + (try hooks.compactMap { try $0(customer.id, tx) }))
        }
        for customer in family {
            for contact in try Contact.all(of: customer.id, keys: keys, in: tx) {
                try contact.recordReveal(because: "export", in: tx)
            }
            try customer.record(.exported, in: tx)
        }
        return .record(Held.Entry("exportedAt", .moment(tx.now)), Held.Entry("person", .list(told)))
    }

    private func told(keys: Keys, in tx: Transaction) throws -> Held.Entry {
        let organisation = try organisation.flatMap { try Organisation.find($0, in: tx) }
        let contacts = try tx.rows("SELECT id FROM contact WHERE customer = \(id) ORDER BY id") { $0[0] as Int64 }
            .compactMap { try Contact.told($0, keys: keys, in: tx) }
        let reveals = try tx.rows(
            "SELECT at, actor, actor_number, reason FROM reveal WHERE customer = \(id) ORDER BY id"
        ) {
            Held.record(
                Held.Entry("at", .moment($0[0] as Instant)), Held.Entry("by", .text($0[1] as String)),
                Held.Entry("number", .number($0[2] as Int64?)), Held.Entry("reason", .text($0[3] as String?)))
        }
        let links = try tx.rows(
            "SELECT purpose, created_at, opened_at, expires_at, revoked_at FROM link WHERE customer = \(id) ORDER BY id"
        ) {
            Held.record(
                Held.Entry("purpose", .text($0[0] as String)), Held.Entry("made", .moment($0[1] as Instant)),
                Held.Entry("opened", .moment($0[2] as Instant?)), Held.Entry("expires", .moment($0[3] as Instant)),
                Held.Entry("revoked", .moment($0[4] as Instant?)))
        }
        let history = try tx.happenings(of: "customer", id).map {
            Held.record(Held.Entry("at", .moment($0.at)), Held.Entry("what", .text($0.name)))
        }
        return Held.Entry(
            named: "customer",
            .record(
                Held.Entry("number", .number(id)), Held.Entry("name", .text(name)),
                Held.Entry("honorific", .text(honorific as String?)), Held.Entry("language", .text(language.rawValue)),
                Held.Entry("organisation", .text(organisation?.name)), Held.Entry("level", .text(level?.text)),
                Held.Entry("levelUntil", .text(levelUntil?.description)),
                Held.Entry("since", .moment(createdAt)), Held.Entry("contacts", .list(contacts)),
                Held.Entry("agreements", .list(try Agreement.all(with: .customer(id), in: tx).map(\.told))),
                Held.Entry("contactsSeenBy", .list(reveals)), Held.Entry("links", .list(links)),
                Held.Entry("history", .list(history))))
    }
}

extension Agreement {
    fileprivate var told: Held {
        .record(
            Held.Entry("name", .text(terms.name)), Held.Entry("serviceLevel", .text(terms.serviceLevel.text)),
            Held.Entry("from", .text(terms.from.description)), Held.Entry("until", .text(terms.until?.description)))
    }
}

extension Contact {
    fileprivate static func told(_ id: Int64, keys: Keys, in tx: Transaction) throws -> Held? {
        guard let contact = try find(id, keys: keys, in: tx), let point = try open(id, keys: keys, in: tx) else {
            return nil
        }
        return .record(
            Held.Entry("kind", .text(contact.kind.rawValue)), Held.Entry("contact", .text(point.inClear)),
            Held.Entry("state", .text(contact.state.rawValue)), Held.Entry("proof", .text(contact.proof?.rawValue)),
            Held.Entry("caution", .text(contact.caution?.rawValue)), Held.Entry("since", .moment(contact.createdAt)),
            Held.Entry("verified", .moment(contact.verifiedAt)))
    }
}
