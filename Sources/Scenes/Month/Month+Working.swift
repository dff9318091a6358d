import Clocks
import Manual
import People
import Storage
import Tickets
import Vocabulary

extension Month {
    /// The manual leaves the most serious ones to the supervisor.
    func assign(_ matter: Matter) async throws {
        let ticket = try await scene.ticket(matter.number)
        guard ticket.handling.dispatching == .supervisor, let person = someone(in: ticket.team) else { return }
        let reason = dice.pick(words.lines("assign", in: "zh-Hans")) ?? ""
        try await scene.act(on: matter.number, as: .supervisor) {
            try $0.assign(to: .person(person.id), reason: reason, in: $1)
        }
    }

    func take(_ matter: Matter) async throws {
        guard try await scene.ticket(matter.number).status.isWork else { return }
        try await work(on: matter) { ticket, tx in
            if ticket.handling.acceptedAt == nil { try ticket.take(in: tx) }
        }
        if matter.course.isPlanned { try await watchProgress(matter) } else { try await begin(matter) }
    }

    /// What somebody who has taken a ticket is going to do.
    func begin(_ matter: Matter) async throws {
        courses[matter.place]?.isPlanned = true
        let fate = matter.fate
        let pace = isShort ? 2 : 1
        if !(matter.arrival.isLive && matter.arrival.isRegistered && fate.handOver == nil) {
            then(.greet, matter, working: dice.within(1...4) * pace)
        }
        if fate.note != nil { then(.note, matter, working: 5) }
        if fate.override != nil { then(.override, matter, working: 3) }
        if fate.misassigned != nil { then(.misassign, matter, working: 4) }
        if fate.handOver != nil { then(.handOver, matter, working: dice.within(8...22)) }
        if fate.escalation != nil { then(.escalate, matter, working: dice.within(25...50)) }
        if fate.workaround != nil { then(.workaround, matter, working: dice.within(15...70) * pace) }
        if fate.promise != nil { then(.promise, matter, working: dice.within(9...25)) }
        if fate.extending != nil { then(.extend, matter, working: dice.within(50...110)) }
        try await watchProgress(matter)
        switch fate.stop {
        case .working, .waiting, .signing, .extending, .misassigned, .promised: return
        default: then(.resolve, matter, working: fate.work * pace)
        }
    }

    func complete(_ matter: Matter) async throws {
        let facts = Arrival.keyed(matter.arrival.factsLater)
        guard !facts.isEmpty, try await scene.ticket(matter.number).status != .archived else { return }
        try await work(on: matter) { try $0.note(facts: facts, in: $1) }
    }

    /// The first word to the customer; often a question.
    func greet(_ matter: Matter) async throws {
        let (fate, isFirst) = (matter.fate, matter.course.rounds == 0)
        try await work(on: matter) { ticket, tx in
            guard ticket.status.isWork else { return }
            if !isFirst {
                try ticket.reply(.init(fate.greetingAgain), in: tx)
            } else if fate.asks, ticket.status != .waiting {
                try ticket.ask(.init(fate.question), in: tx)
            } else {
                try ticket.reply(.init(fate.greeting), in: tx)
            }
        }
        guard fate.asks, isFirst, let minutes = fate.answering else { return }
        courses[matter.place]?.answers = scene.now + .minutes(minutes)
        then(.answer, matter, minutes: minutes)
    }

    func answer(_ matter: Matter) async throws {
        let words = matter.fate.answer
        try await scene.act(on: matter.number, as: matter.customer) { try $0.answer(.init(words), in: $1) }
        if !matter.arrival.factsLater.isEmpty { then(.complete, matter, working: 6) }
    }

    func note(_ matter: Matter) async throws {
        let words = matter.fate.note ?? ""
        try await work(on: matter) { _ = try $0.note(.init(words), in: $1) }
    }

    func workAround(_ matter: Matter) async throws {
        let words = matter.fate.workaround ?? ""
        try await work(on: matter) { ticket, tx in
            if ticket.status.isWork { try ticket.workAround(.init(words), in: tx) }
        }
    }

    /// The next word is due when the manual says so; most give it in time.
    func watchProgress(_ matter: Matter) async throws {
        guard courses[matter.place]?.isWatched == false else { return }
        let clocks = try await scene.clocks(of: matter.number)
        guard let clock = clocks.last(where: { $0.kind == .progress && $0.isOpen && $0.verdict == nil }) else { return }
        courses[matter.place]?.isWatched = true
        let isLate = matter.fate.isProgressLate && matter.course.progresses == 0
        let left = max(1, (clock.due - scene.now).milliseconds / 60_000)
        let ahead = isLate ? -Int(12 + left / 4) : Int(left) * dice.within(10...35) / 100
        agenda.note(.ticket(matter.place, .progress), at: calendar.working(0, after: clock.due - .minutes(ahead)))
    }

    func progress(_ matter: Matter) async throws {
        courses[matter.place]?.isWatched = false
        guard try await scene.ticket(matter.number).status.isWork else { return }
        let lines = matter.fate.progress
        let words = lines[matter.course.progresses % max(lines.count, 1)]
        courses[matter.place]?.progresses += 1
        try await work(on: matter) { _ = try $0.progress(.init(words), in: $1) }
        try await watchProgress(matter)
    }

    /// A promise in words, for a time that the calendar is in service.
    func promise(_ matter: Matter) async throws {
        guard let line = matter.fate.promise, try await scene.ticket(matter.number).status.isWork else { return }
        let isLast = matter.fate.stop == .promised
        let today = Day(scene.now, in: Timetable.zone)
        let moments = [isLast ? 150 : dice.within(50...130), 40].map { calendar.working($0, after: scene.now) }
        guard let due = moments.first(where: { Day($0, in: Timetable.zone) == today }) else { return }
        let time = Timetable.shown(due).dropFirst(11).prefix(5)
        let words = line.replacing("{promise}", with: time)
        try await work(on: matter) { _ = try $0.reply(.init(words), in: $1) }
        guard !isLast else { return }
        let kept =
            matter.fate.isPromiseKept ? due - .minutes(dice.within(4...15)) : due + .minutes(dice.within(15...60))
        agenda.note(.ticket(matter.place, .keepPromise), at: kept)
    }

    func keepPromise(_ matter: Matter) async throws {
        let open = try await scene.clocks(of: matter.number).filter { $0.kind == .promise && $0.isOpen }
        let words = dice.pick(self.words.lines("promise-kept", in: "zh-Hans")) ?? ""
        for clock in open { try await work(on: matter) { try $0.keep(promise: clock.id, .init(words), in: $1) } }
    }

    func urge(_ matter: Matter, _ count: Int) async throws {
        guard try await scene.ticket(matter.number).status.isWork else { return }
        let said = matter.fate.urges[count].words
        guard matter.arrival.channel != "phone" || !calendar.center.isInService(at: scene.now) else {
            guard let agent = someone(in: "first-line") else { return }
            let words = dice.pick(words.lines("staff-urge", in: "zh-Hans")) ?? ""
            return try await scene.act(on: matter.number, as: agent) { try $0.urge(.init(words), in: $1) }
        }
        try await scene.act(on: matter.number, as: matter.customer) { try $0.urge(.init(said), in: $1) }
    }
}
