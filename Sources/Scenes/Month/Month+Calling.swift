import People
import Storage
import Tickets
import Vocabulary

extension Month {
    /// Somebody calls the customer after the end; nobody calls about their own complaint.
    func call(_ matter: Matter, _ count: Int) async throws {
        let ticket = try await scene.ticket(matter.number)
        guard let caller = dice.pick(callers(but: ticket)), count < matter.fate.calls.count,
            let outcome = FollowUp.Attempt.Outcome(rawValue: matter.fate.calls[count])
        else { return }
        let open = try await scene.read { try $0.followUps(of: ticket).last { $0.endedAt == nil } }
        guard let open else { return then(.look, matter, minutes: 5) }
        let asks = outcome == .reached && open.asksRating && ticket.stars == nil
        let stars = asks ? matter.fate.stars.map { max($0, 3) } ?? dice.within(3...5) : nil
        let words = matter.fate.callWords[count]
        try await scene.act(on: matter.number, as: caller) {
            try $0.followUp(.init(outcome, words: words, stars: stars), in: $1)
        }
        let next = try await scene.read { try $0.followUps(of: ticket).last { $0.endedAt == nil }?.nextAt }
        guard let next else { return then(.look, matter, minutes: 8) }
        let at = calendar.calling.due(from: next, limit: .minutes(dice.within(3...60)), kind: .serviceHours).at
        agenda.note(.ticket(matter.place, .call(count + 1)), at: at)
    }

    /// Another senior than the one who handled it speaks to a customer who rated badly.
    func contact(_ matter: Matter) async throws {
        let words = matter.fate.contact
        try await makeGood(matter) { try $0.noteContact(words, in: $1) }
    }

    func remedy(_ matter: Matter) async throws {
        let (words, cause) = (matter.fate.remedy, matter.fate.cause)
        try await makeGood(matter) { try $0.offerRemedy(words, cause: cause, in: $1) }
        then(.remedyAnswer, matter, working: dice.within(30...300))
    }

    func remedyAnswer(_ matter: Matter) async throws {
        let answer: Remedy.Answer = matter.fate.isRemedyAccepted ? .accepted : .declined
        try await makeGood(matter) { try $0.noteAnswer(toRemedy: answer, in: $1) }
        then(.look, matter, minutes: 20)
    }

    private func makeGood(
        _ matter: Matter, _ verb: @escaping @Sendable (inout Ticket, Transaction) throws -> Void
    ) async throws {
        let ticket = try await scene.ticket(matter.number)
        let seniors = staff.having("senior-agent") + staff.having("supervisor")
        guard let senior = seniors.first(where: { !Self.handlers(of: ticket).contains($0.id) }) else { return }
        try await scene.act(on: matter.number, as: senior, verb)
    }

    private func callers(but ticket: Ticket) -> [Person] {
        let roles: Set<RoleKey> = ["senior-agent", "success-manager", "agent"]
        return staff.all.filter { person in
            roles.contains(person.role) && !absent.contains(person.id) && !Self.handlers(of: ticket).contains(person.id)
        }
    }

    private static func handlers(of ticket: Ticket) -> Set<Int64> {
        Set([ticket.takenBy, ticket.owner, ticket.ending.signedBy].compactMap(\.self))
    }
}
