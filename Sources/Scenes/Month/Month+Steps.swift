import Clocks
import People
import Storage
import Tickets
import Vocabulary

extension Month {
    func perform(_ step: Agenda.Step, _ arrival: Arrival, _ place: Int) async throws {
        if step == .arrive { return try await arrive(arrival, place) }
        guard let course = courses[place] else { return }
        let matter = Matter(place: place, arrival: arrival, course: course)
        switch step {
        case .arrive: return
        case .assign: try await assign(matter)
        case .take: try await take(matter)
        case .complete: try await complete(matter)
        case .greet: try await greet(matter)
        case .answer: try await answer(matter)
        case .note: try await note(matter)
        case .override: try await override(matter)
        case .signOff: try await signOff(matter)
        case .misassign: try await misassign(matter)
        case .correct: try await correct(matter)
        case .handOver: try await handOver(matter)
        case .escalate: try await escalate(matter)
        case .workaround: try await workAround(matter)
        case .promise: try await promise(matter)
        case .keepPromise: try await keepPromise(matter)
        case .extend: try await extend(matter)
        case .decideExtension: try await decideExtension(matter)
        case .urge(let count): try await urge(matter, count)
        case .progress: try await progress(matter)
        case .resolve: try await resolve(matter)
        case .tell: try await tell(matter)
        case .end: try await end(matter)
        case .rate: try await rate(matter)
        case .look: try await look(matter)
        case .call(let count): try await call(matter, count)
        case .contact: try await contact(matter)
        case .remedy: try await remedy(matter)
        case .remedyAnswer: try await remedyAnswer(matter)
        case .archive: try await archive(matter)
        }
    }

    /// A ticket that somebody has something to do on.
    struct Matter: Sendable {
        let place: Int
        let arrival: Arrival
        let course: Course

        var fate: Fate { arrival.fate }
        var number: String { course.number }
        /// The customer, who came through the ticket's link.
        var customer: Actor { Actor(.customer(course.customer), permissions: [], scope: .ticket(course.id)) }
    }

    /// Notes what follows, so many minutes of service from now.
    func then(_ step: Agenda.Step, _ matter: Matter, working minutes: Int) {
        agenda.note(
            .ticket(matter.place, step), at: calendar.working(minutes, after: scene.now) + .seconds(dice.below(50)))
    }

    /// Notes what follows, so many minutes by the clock from now.
    func then(_ step: Agenda.Step, _ matter: Matter, minutes: Int) {
        agenda.note(.ticket(matter.place, step), at: scene.now + .minutes(minutes) + .seconds(dice.below(50)))
    }
}

extension Month {
    /// Somebody of a team who is there.
    func someone(in team: TeamKey, but except: Set<Int64> = []) -> Person? {
        dice.pick(staff.team(team).filter { !absent.contains($0.id) && !except.contains($0.id) })
    }

    /// Who works on a ticket now. Where that one is ill or nobody has it, the supervisor gives it to somebody.
    func hand(of matter: Matter) async throws -> Person? {
        let ticket = try await scene.ticket(matter.number)
        guard ticket.status != .archived else { return nil }
        if let owner = staff.with(ticket.owner), !absent.contains(owner.id) { return owner }
        guard ticket.status.isWork, let next = someone(in: ticket.team, but: Set([ticket.owner].compactMap(\.self)))
        else { return staff.with(ticket.owner) }
        let reason = ticket.owner == nil ? "" : words.lines("ill", in: "zh-Hans").first ?? ""
        try await scene.act(on: matter.number, as: .supervisor) {
            try $0.assign(to: .person(next.id), reason: reason, in: $1)
        }
        return next
    }

    /// What the one who works on a ticket does; nothing where nobody has it any more.
    func work<Value: Sendable>(
        on matter: Matter, _ verb: @escaping @Sendable (inout Ticket, Transaction) throws -> Value
    ) async throws {
        guard let person = try await hand(of: matter) else { return }
        _ = try await scene.act(on: matter.number, as: person, verb)
    }
}
