import Clocks
import Customers
import People
import Scenes
import Storage
import Tickets
import Vocabulary

extension Scene {
    func actor(for verb: Verb, on number: String) async throws -> Actor {
        switch verb.who {
        case .staff(let who): try actor(who)
        case .customer: try await customer(of: number)
        case .center: .center
        }
    }

    func perform(_ verb: Verb, on number: String, words: String = "一句话") async throws {
        try await act(on: number, as: actor(for: verb, on: number)) { try verb.perform(on: &$0, words, in: $1) }
    }

    func rate(_ number: String, _ stars: Int, words: String = "没有解决") async throws {
        try await act(on: number, as: customer(of: number)) { try $0.rate(stars, words: words, in: $1) }
    }

    /// Does what must have happened on a ticket before a verb makes sense, as far as it is not refused.
    func prepare(_ number: String, for verb: Verb, words: String = "一句话") async throws {
        do {
            switch verb {
            case .dispatch:
                try await makeRoom()
            case .accept, .start:
                let technician = id(of: .technician) ?? 0
                try await act(on: number, as: .supervisor) { try $0.assign(to: .person(technician), in: $1) }
            case .correct, .refuseCorrection: try await perform(.reportAssignment, on: number, words: words)
            case .signOff:
                try await act(on: number, as: .agent) {
                    try $0.classify(type: $0.type, level: "urgent", reason: words, in: $1)
                }
            case .decideExtension: try await perform(.askExtension, on: number, words: words)
            case .keepPromise, .withdrawPromise: try await perform(.promise, on: number, words: words)
            default: try await prepareEnd(number, for: verb)
            }
        } catch let refusal as Refusal where refusal.kind != .invalid {
            return  // another verb's preparation came first
        }
    }

    /// What must have happened beside a status before a verb of the end does something.
    private func prepareEnd(_ number: String, for verb: Verb) async throws {
        switch verb {
        case .confirmBySilence:
            try await tell(number)
            standStill(for: .hours(72))
        case .sign:
            // Somebody else has recorded the solution, so the owner's signature is still missing.
            try await perform(.noteRefusal, on: number)
            try await act(on: number, as: .secondAgent) { try $0.resolve(with: "好了", in: $1) }
        case .link: try await ask(by: "别人")
        case .archive: try await callIfDue(number)
        case .endFollowUpWindow: standStill(for: .hours(72))
        case .archiveUnconfirmed: standStill(for: .days(7))
        case .noteContact, .offerRemedy: try await rate(number, 1)
        case .noteAnswer:
            try await rate(number, 1)
            try await perform(.offerRemedy, on: number)
        default: break
        }
    }

    /// Somebody whom the manual can give as many tickets as a test asks for.
    private func makeRoom() async throws {
        guard try await read({ try Person.find(login: "everybody", in: $0) }) == nil else { return }
        _ = try await colleague("everybody", team: "first-line", capacity: 500)
        _ = try await colleague("everybody-else", as: "technical-support", team: "technical-support", capacity: 500)
    }

    /// A ticket on which a verb does something when it is used now.
    func askedFor(_ verb: Verb) async throws -> String {
        let number = try await verb == .waiveCompletion ? register(type: verb.type) : ask(type: verb.type)
        try await bring(number, to: verb.start)
        try await prepare(number, for: verb)
        return number
    }
}

extension Ticket {
    /// Links to the oldest other ticket, which each use makes anew if there is none.
    func linkToFirst(in tx: Transaction) throws {
        let other: String? = try tx.value("SELECT number FROM ticket WHERE id <> \(id) ORDER BY id LIMIT 1")
        try Ticket.link(number, to: other ?? number, as: .related, in: tx)
    }
}
