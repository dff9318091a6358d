import Customers
import People
import Storage
import Tickets
import Vocabulary

extension Month {
    func arrive(_ arrival: Arrival, _ place: Int) async throws {
        let number = try await arrival.isRegistered ? register(arrival) : receive(arrival)
        guard let number else { return }
        let ticket = try await scene.ticket(number)
        courses[place] = Course(number: number, id: ticket.id, customer: ticket.customer)
        received += 1
        let fate = arrival.fate
        let matter = Matter(
            place: place, arrival: arrival, course: Course(number: number, id: ticket.id, customer: ticket.customer))
        for (count, urge) in fate.urges.enumerated() { then(.urge(count), matter, minutes: urge.minutes) }
        if fate.stop == .untouched || fate.stop == .forgotten { return }
        if ["critical", "urgent"].contains(ticket.level.text) || arrival.type == "complaint", fate.stop != .signing {
            then(.signOff, matter, working: fate.signing)
        }
        if ticket.status == .resolved || ticket.status == .closed {
            if fate.stars != nil { then(.rate, matter, minutes: 6 + fate.ending % 60) }
            then(.look, matter, minutes: ticket.status == .closed ? 9 : 72 * 60 + 10)
            return
        }
        if ticket.handling.dispatching == .supervisor { then(.assign, matter, working: 1) }
        if ticket.handling.acceptedAt != nil {
            try await begin(matter)
        } else {
            then(.take, matter, working: taking(fate, ticket.level))
        }
        if arrival.isRegistered, !arrival.factsLater.isEmpty {
            then(.complete, matter, working: fate.isProgressLate ? 50 : 12)
        }
    }

    /// Who has little time is quicker; on a short day everybody is slower.
    private func taking(_ fate: Fate, _ level: LevelKey) -> Int {
        if level == "critical" { return 3 }
        if isShort { return fate.taking * 3 }
        return level == "urgent" && fate.taking < 30 ? 2 + fate.taking % 7 : fate.taking
    }

    var isShort: Bool { !absent.isEmpty }

    /// Through the portal or from a program.
    private func receive(_ arrival: Arrival) async throws -> String? {
        let number = try await scene.numbers.next()
        let (keys, planned) = (scene.store.keys, plan.customers[arrival.customer])
        let intake = try intake(planned, isKnown: !arrival.isStranger)
        let actor = arrival.channel == "api" ? program : .visitor
        return try await scene.write(as: actor) { tx in
            let customer = try Customer.claim(intake, keys: keys, in: tx).customer
            let ticket = try Ticket.receive(arrival.request(of: customer.id), number: number, in: tx)
            _ = try Link.issue("follow", to: ticket.id, for: customer.id, keys: keys, in: tx)
            return ticket.number
        }
    }

    /// A call, a visit, a message: somebody writes it down.
    private func register(_ arrival: Arrival) async throws -> String? {
        guard let person = someone(in: arrival.channel == "field" ? "after-sales" : "first-line") else { return nil }
        let number = try await scene.numbers.next()
        let (keys, fate) = (scene.store.keys, arrival.fate)
        let intake = try intake(plan.customers[arrival.customer], isKnown: false)
        let known = arrival.isStranger ? nil : customers[arrival.customer]
        let isHandedOn = !fate.isOnTheSpot && ["fault", "complaint", "suggestion"].contains(arrival.type)
        let registration = Ticket.Registration(
            isHandedOn: isHandedOn, solution: fate.isOnTheSpot ? fate.solution : nil,
            confirmation: fate.isOnTheSpot ? fate.evidence : nil)
        return try await scene.write(as: scene.actor(person)) { tx in
            let customer = try known ?? Customer.claim(intake, keys: keys, in: tx).customer.id
            return try Ticket.register(arrival.request(of: customer), registration, number: number, in: tx).number
        }
    }

    private func intake(_ planned: PlannedCustomer, isKnown: Bool) throws -> Customer.Intake {
        Customer.Intake(
            name: planned.name, honorific: planned.honorific, language: Language(rawValue: planned.language) ?? .zhHans,
            contact: try ContactPoint(typed: planned.contact), proof: isKnown ? .link : nil)
    }
}

extension Arrival {
    fileprivate func request(of customer: Int64) -> Ticket.Request {
        var request = Ticket.Request(
            channel: ChannelKey(channel), customer: customer, writing: Ticket.Writing(words), demand: demand,
            type: TypeKey(type), urgent: isUrgent)
        request.subtype = subtype.map { SubtypeKey($0) }
        request.business = business.map { BusinessKey($0) }
        request.answers = Set(answers.map { QuestionKey($0) })
        request.facts = Self.keyed(facts)
        return request
    }

    static func keyed(_ facts: [String: String]) -> [FactKey: String] {
        Dictionary(uniqueKeysWithValues: facts.map { (FactKey($0.key), $0.value) })
    }
}
