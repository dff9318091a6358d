import Customers
import Foundation
import Manual
import Pages
import People
import Rulebook
import Storage
import Tickets
import Vocabulary

/// What somebody writes down for a customer, read and checked.
struct RegistrationRequest: Sendable {
    /// What happens with it: it is the writer's, it is solved already, or it is for whom the manual finds.
    enum Act: String { case register, solve, handOn = "hand-on" }

    /// Whose it is: somebody in the record, or somebody new.
    enum Asker: Sendable {
        case known(Int64)
        case new(Customer.Intake)
    }

    /// The fields that a refused form shows again; the facts stand beside them.
    static let fields = [
        "name", "honorific", "contact", "channel", "words", "demand", "urgency", "type", "subtype", "business",
        "occurred", "wished", "solution", "evidence",
    ]

    let once: OnceKey
    let asker: Asker
    let ticket: Ticket.Request
    let registration: Ticket.Registration
    private let digest: [UInt8]

    init(_ form: inout Form, _ exchange: Exchange, _ house: House) async throws {
        let (manual, center, now) = try await house.store.read { db in
            (try db.currentEdition().edition, try Center.find(in: db), db.now)
        }
        let zone = TimeZone(identifier: center?.zone ?? "UTC") ?? .gmt
        let key = form.onceKey(exchange)
        let act = form.choice("act", of: Act.self) ?? .register
        let asker = form.asker(in: center?.language ?? exchange.language)
        let channel = form.choice("channel", from: manual.channels.map(\.key), required: true) ?? ""
        let words = form.text("words", max: Message.longest, required: true)
        let demand = form.text("demand", max: 500)
        let urgent = form.flag("urgency")
        let type = form.choice("type", from: manual.types.map(\.key), required: true) ?? ""
        // A subtype of another type was left standing when the type changed: it says nothing any more.
        let subtype = manual.type(type)?.subtype(SubtypeKey(form.line("subtype")))?.key
        let business = form.choice("business", from: manual.businessTypes.map(\.key))
        let answers = Set(form.texts("answer", most: 50).map { QuestionKey($0) })
        let occurred = form.instant("occurred", in: zone)
        let wished = form.instant("wished", in: zone)
        if let occurred, occurred > now + .minutes(5) { form.note("occurred", "flaw.in-the-future") }
        if let wished, wished < now - .minutes(5) { form.note("wished", "flaw.in-the-past") }
        let facts = form.facts(manual.facts(for: type, subtype), of: manual)
        let solution = form.text("solution", max: Message.longest)
        let evidence = form.text("evidence", max: 500)
        if act == .solve, solution.isEmpty { form.note("solution", .required) }
        try form.check()
        guard let key, let asker else { throw Refusal.invalid([.init("contact", .required)]) }

        once = key
        self.asker = asker
        var ticket = Ticket.Request(
            channel: channel, customer: 0, writing: Ticket.Writing(words), demand: demand, type: type, urgent: urgent,
            occurredAt: occurred, wishedAt: wished)
        ticket.subtype = subtype
        ticket.business = business
        ticket.answers = answers.filter { manual.question($0) != nil }
        ticket.facts = facts
        self.ticket = ticket
        registration = Ticket.Registration(
            isHandedOn: act == .handOn, solution: act == .solve ? solution : nil,
            confirmation: act == .solve && !evidence.isEmpty ? evidence : nil)
        digest = Array(
            [act.rawValue, words, demand, type.text, channel.text, solution].joined(separator: "\u{1F}").utf8)
    }

    /// Writes it down, once; gives the ticket's number.
    func carryOut(as actor: Actor, _ house: House) async throws -> String {
        try house.disk.mustHaveRoom()
        let number = try await house.numbers.next()
        let keys = house.store.keys
        return try await house.store.write(as: actor) { tx in
            try tx.once(once, request: digest) {
                let ticket = try Ticket.register(
                    self.ticket.of(customer(keys, in: tx)), registration, number: number, in: tx)
                return OnceAnswer(status: 303, text: ticket.number)
            }.text
        }
    }

    private func customer(_ keys: Keys, in tx: Transaction) throws -> Int64 {
        switch asker {
        case .known(let id):
            guard let customer = try Customer.present(id, in: tx), customer.forgottenAt == nil,
                try tx.reaches(Customer.family(of: customer.id, in: tx), within: tx.actor.scope)
            else { throw Refusal(.notFound, "customer.unknown") }
            return customer.id
        case .new(let intake): return try Customer.claim(intake, keys: keys, in: tx).customer.id
        }
    }
}

extension Ticket.Request {
    /// The same, asked by a certain customer.
    fileprivate func of(_ customer: Int64) -> Ticket.Request {
        var request = Ticket.Request(
            channel: channel, customer: customer, writing: writing, demand: demand, type: type, urgent: urgent,
            occurredAt: occurredAt, wishedAt: wishedAt)
        (request.subtype, request.business, request.answers, request.facts) = (subtype, business, answers, facts)
        return request
    }
}

extension Form {
    /// Who asks; nil, with flaws noted, where nothing says it.
    fileprivate mutating func asker(in language: Language) -> RegistrationRequest.Asker? {
        let known = whole("customer", in: 1...Int64.max)
        let name = line("name", max: 100, required: known == nil)
        let honorific = line("honorific", max: 20)
        let typed = line("contact", max: 200, required: known == nil)
        if let known { return .known(known) }
        guard !name.isEmpty, let point = contact("contact", typed) else { return nil }
        return .new(Customer.Intake(name: name, honorific: honorific, language: language, contact: point))
    }

    /// What was said about the facts of the type; what was asked for another type is read and left.
    fileprivate mutating func facts(_ demands: [Edition.FactDemand], of manual: Edition) -> [FactKey: String] {
        var facts: [FactKey: String] = [:]
        for key in manual.factKeys {
            let value = line("fact-\(key.text)", max: FactValue.longest)
            guard !value.isEmpty, let demand = demands.first(where: { $0.key == key }) else { continue }
            if demand.choices.isEmpty || demand.choices.contains(where: { $0.key == value }) { facts[key] = value }
        }
        return facts
    }
}

extension Edition {
    /// Every fact that any type asks for.
    var factKeys: [FactKey] {
        let all = types.flatMap { type in type.facts + type.subtypes.flatMap(\.facts) }.map(\.key)
        return Set(all).sorted { $0.text < $1.text }
    }
}
