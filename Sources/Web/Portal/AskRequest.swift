import Clocks
import Customers
import Foundation
import Manual
import People
import Rulebook
import Storage
import Tickets
import Vocabulary

/// What a customer asks through a form or a program, read and checked.
struct AskRequest: Sendable {
    /// What came of it: the label and the secret of the follow link.
    struct Asked: Sendable {
        let number: String
        let secret: Secret
        let isRepeated: Bool
    }

    static let followLink = "follow"

    let actor: Actor
    let channel: ChannelKey
    let once: OnceKey
    let digest: [UInt8]
    let name: String
    let language: Language
    let contact: ContactPoint
    let words: String
    let demand: String
    let type: TypeKey
    let urgent: Bool
    let occurred: Instant?
    let wished: Instant?

    /// What a customer typed into the portal's form.
    init(_ form: inout Form, _ exchange: Exchange, _ house: House) async throws {
        try await self.init(
            &form, as: .visitor, by: "form", once: form.onceKey(exchange), language: exchange.language, house)
    }

    /// What a program sends; its key stands in the header `Idempotency-Key`.
    init(program form: inout Form, _ exchange: Exchange, _ house: House) async throws {
        guard let key = exchange.idempotencyKey else { throw Refusal(.preconditionRequired, "refusal.key-needed") }
        let once = OnceKey(caller: exchange.visit.session, route: "POST /api/v1/tickets", key: key)
        let language = form.choice("language", of: Language.self) ?? exchange.language
        try await self.init(&form, as: exchange.visit.actor, by: "api", once: once, language: language, house)
    }

    private init(
        _ form: inout Form, as actor: Actor, by channel: ChannelKey, once: OnceKey?, language: Language, _ house: House
    ) async throws {
        let (types, zone, now) = try await house.store.read { db in
            (try db.currentEdition().edition.types.map(\.key), try Center.find(in: db)?.zone ?? "UTC", db.now)
        }
        let timeZone = TimeZone(identifier: zone) ?? .gmt
        name = form.line("name", max: 100, required: true)
        let typed = form.line("contact", max: 200, required: true)
        words = form.text("words", max: Message.longest, required: true)
        demand = form.text("demand", max: 2000)
        // Who cannot say which type it is leaves it open; the manual's last type takes what fits nowhere.
        type = form.choice("type", from: types, required: channel == "api") ?? types.last ?? ""
        urgent = form.flag("urgency")
        occurred = form.instant("occurred", in: timeZone)
        wished = form.instant("wished", in: timeZone)
        if let occurred, occurred > now + .minutes(5) { form.note("occurred", "flaw.in-the-future") }
        if let wished, wished < now - .minutes(5) { form.note("wished", "flaw.in-the-past") }
        let point = form.contact("contact", typed)
        _ = form.files("file", most: 5)
        try form.check()
        guard let once, let point else { throw Refusal.invalid([.init("contact", .required)]) }
        self.actor = actor
        self.channel = channel
        self.once = once
        self.language = language
        contact = point
        digest = Self.digest([name, typed, words, demand, type.text, "\(urgent)"] + form.uploads.map(\.digest))
    }

    /// Accepts the request: customer, ticket, clocks, follow link and key, in one transaction.
    func carryOut(_ files: [Ticket.Writing.File], _ house: House) async throws -> Asked {
        try house.disk.mustHaveRoom()
        let number = try await house.numbers.next()
        let keys = house.store.keys
        let writing = Ticket.Writing(words, files: files)
        // Whatever needs nothing from the database is made before the writer is asked, for there is one.
        let who = try Customer.Introduction(
            Customer.Intake(name: name, language: language, contact: contact), keys: keys)
        let fresh = Link.Fresh(keys: keys)
        return try await house.store.write(as: actor) { tx in
            var received: Ticket?
            let answer = try tx.once(once, request: digest) {
                let (customer, _) = try Customer.claim(who, keys: keys, in: tx)
                let ticket = try Ticket.receive(request(customer, writing), number: number, in: tx)
                received = ticket
                return OnceAnswer(status: 201, text: ticket.number)
            }
            let ticket = try received ?? Ticket.find(answer.text, within: .all, in: tx)
            // Whoever has the key sent the form: on a repeated sending they get a link anew, for the first may be lost.
            let (_, secret) = try Link.issue(Self.followLink, to: ticket.id, for: ticket.customer, with: fresh, in: tx)
            return Asked(number: ticket.number, secret: secret, isRepeated: answer.isRepeated)
        }
    }

    private func request(_ customer: Customer, _ writing: Ticket.Writing) -> Ticket.Request {
        Ticket.Request(
            channel: channel, customer: customer.id, writing: writing, demand: demand, type: type, urgent: urgent,
            occurredAt: occurred, wishedAt: wished)
    }

    private static func digest(_ parts: [String]) -> [UInt8] { Array(parts.joined(separator: "\u{1F}").utf8) }
}

extension Form {
    /// A typed way to be reached, checked here so that its mistake stands beside the others.
    mutating func contact(_ name: String, _ typed: String) -> ContactPoint? {
        guard !typed.isEmpty else { return nil }
        do {
            let point = try ContactPoint(typed: typed, field: name)
            guard point.kind != .other else {
                note(name, "flaw.contact")
                return nil
            }
            return point
        } catch let refusal as Refusal {
            for flaw in refusal.flaws { note(name, flaw.key, flaw.about) }
        } catch {
            note(name, "flaw.contact")
        }
        return nil
    }
}
