import Customers
import Manual
import Pages
import People
import Rulebook
import Storage
import Tickets
import Vocabulary

extension CustomerPage {
    /// What the page shows once: a revealed contact, a refused form.
    struct Occasion: Sendable {
        var revealed: (contact: Int64, text: String)?
        var filled = Filled.blank
        var refused: Part?
    }

    /// - Throws: 404 where there is no such customer, or none within this person's reach.
    init(
        _ id: Int64, before place: Int64, for onlooker: Onlooker, _ occasion: Occasion, keys: Keys, in db: Reading
    ) throws {
        let (actor, texts) = (onlooker.actor, onlooker.texts)
        let family = try Customer.family(of: id, in: db)
        guard let customer = try Customer.find(id, in: db), try db.reaches(family, within: actor.scope) else {
            throw Refusal(.notFound, "customer.unknown")
        }
        let desk = try Desk(for: onlooker, in: db)
        let organisation = try customer.organisation.flatMap { try Organisation.find($0, in: db) }
        self.init(
            frame: try onlooker.frame(in: db), id: id, revision: Int(customer.revision), key: FormKey.fresh(),
            name: customer.addressed, forgotten: customer.forgottenAt)
        filled = occasion.filled
        refused = occasion.refused
        allows = Self.allowed(customer, actor)
        level = desk.level(of: customer, organisation)
        self.organisation = organisation.map { Choice(String($0.id), $0.name) }
        agent = try customer.namedAgent.flatMap { try Person.find($0, in: db)?.name }
        standing = desk.line(try Customer.standing(of: id, at: desk.today, in: db))
        agreements = try Agreement.all(with: .customer(id), in: db).map { desk.line($0) }
        points = try Contact.all(of: id, keys: keys, in: db).map { contact in
            Point(
                id: contact.id, masked: texts.text(contact.masked.key, contact.masked.about),
                isVerified: contact.state == .verified, caution: contact.caution,
                revealed: occasion.revealed?.contact == contact.id ? occasion.revealed?.text : nil)
        }
        let past = try db.listed(ofCustomers: family, before: place, within: actor.scope)
        history = try TicketRow.rows(past.tickets, for: onlooker, in: db)
        next = past.next.map { String($0) }
        try tellKin(of: customer, for: onlooker, keys: keys, in: db)
        if allows.contains(.keep) { choices = try CustomerForms(customer, desk, onlooker, in: db) }
    }

    /// Who is the same person, and who may be.
    private mutating func tellKin(of customer: Customer, for onlooker: Onlooker, keys: Keys, in db: Reading) throws {
        let scope = onlooker.actor.scope
        let others = try customer.others(
            reachable: { try db.reaches(Customer.family(of: $0, in: db), within: scope) }, keys: keys, in: db)
        alike = try CustomerRow.rows(others.map { ($0.customer, $0.contact) }, for: onlooker, in: db)
        merged = try CustomerRow.rows(customer.merged(in: db).map { ($0, nil) }, for: onlooker, in: db)
        if customer.mergedInto != nil, let other = try Customer.present(customer.id, in: db) {
            present = try CustomerRow.rows([(other, nil)], for: onlooker, in: db).first
        }
    }

    private static func allowed(_ customer: Customer, _ actor: Actor) -> Set<Allowance> {
        guard customer.forgottenAt == nil else { return [] }
        var allowed: Set<Allowance> = []
        let mayKeep = actor.permissions.contains(.keepCustomers)
        if mayKeep { allowed.insert(.keep) }
        if mayKeep, actor.scope == .all { allowed.insert(.whole) }
        if actor.permissions.contains(.handleTickets) { allowed.insert(.mark) }
        if actor.permissions.contains(.revealContacts) { allowed.insert(.reveal) }
        return allowed
    }
}

/// The manual's words and the day, for pages about customers.
struct Desk {
    let manual: Edition
    let today: Day
    let language: Language

    init(for onlooker: Onlooker, in db: Reading) throws {
        manual = try db.currentEdition().edition
        today = try db.today()
        language = onlooker.language
    }

    var levels: [Choice] { manual.customerLevels.map { Choice($0.key.text, $0.name[language]) } }
    var serviceLevels: [Choice] { manual.serviceLevels.map { Choice($0.key.text, $0.name[language]) } }

    func name(_ level: CustomerLevelKey) -> String { manual.customerLevel(level)?.name[language] ?? level.text }

    func level(of customer: Customer, _ organisation: Organisation?) -> CustomerPage.Level? {
        if let own = customer.level(with: nil, at: today) {
            return CustomerPage.Level(name: name(own), until: customer.levelUntil?.description)
        }
        return customer.level(with: organisation, at: today).map {
            CustomerPage.Level(name: name($0), until: organisation?.levelUntil?.description, isOrganisations: true)
        }
    }

    func line(_ agreement: Agreement, party: Choice? = nil) -> AgreementLine {
        let terms = agreement.terms
        let isOver = terms.until.map { $0 < today } ?? false
        return AgreementLine(
            id: agreement.id, name: terms.name,
            serviceLevel: manual.serviceLevel(terms.serviceLevel)?.name[language] ?? terms.serviceLevel.text,
            from: terms.from.description, until: terms.until?.description,
            standing: isOver ? .expired : terms.from <= today ? .valid : .upcoming,
            continues: terms.whenExpired == .continues, party: party)
    }

    func line(_ standing: AgreementStanding) -> AgreementLine? { standing.agreement.map { line($0) } }
}

extension CustomerForms {
    fileprivate init(_ customer: Customer, _ desk: Desk, _ onlooker: Onlooker, in db: Reading) throws {
        self.init(
            name: customer.name, honorific: customer.honorific, language: customer.language.rawValue,
            level: customer.level?.text ?? "", levelUntil: customer.levelUntil?.description ?? "",
            agent: customer.namedAgent.map { String($0) } ?? "", levels: desk.levels,
            languages: Language.allCases.map { Choice($0.rawValue, $0.ownName) },
            agents: try Person.all(in: db).filter(\.isActive).map { Choice(String($0.id), $0.name) },
            serviceLevels: desk.serviceLevels)
    }
}
