import Clocks
import People
import Storage
import Tickets
import Vocabulary

extension Month {
    func resolve(_ matter: Matter) async throws {
        let ticket = try await scene.ticket(matter.number)
        guard ticket.status.isWork else { return }
        let fate = matter.fate
        // Who waits for an answer does not solve; where none comes, they write what can be written.
        var words = matter.course.rounds == 0 ? fate.solution : fate.again
        if ticket.status == .waiting {
            if let answers = matter.course.answers, answers > scene.now {
                agenda.note(.ticket(matter.place, .resolve), at: calendar.working(fate.work / 2, after: answers))
                return
            }
            guard scene.now - ticket.createdAt > .hours(26) else { return then(.resolve, matter, working: 600) }
            words = self.words.lines("no-answer", in: "zh-Hans").first ?? words
        }
        let solution = words
        let isTold = fate.telling == 0 && fate.stop != .untold
        try await work(on: matter) { ticket, tx in
            if ticket.handling.acceptedAt == nil { try ticket.take(in: tx) }
            if isTold {
                try ticket.resolveAndTell(solution, in: tx)
            } else {
                try ticket.resolve(with: solution, in: tx)
            }
        }
        courses[matter.place]?.rounds += 1
        if isTold {
            await afterTelling(matter)
        } else if fate.stop != .untold {
            then(.tell, matter, working: fate.telling)
        }
    }

    func tell(_ matter: Matter) async throws {
        guard try await scene.ticket(matter.number).status == .resolved else { return }
        let evidence = matter.fate.evidence
        try await work(on: matter) { try $0.tell(.init(through: $0.channel, evidence: evidence), in: $1) }
        await afterTelling(matter)
    }

    private func afterTelling(_ matter: Matter) async {
        switch matter.fate.stop {
        case .unconfirmed: return
        case .owed, .calling: then(.end, matter, minutes: 4)
        default:
            guard matter.fate.end != .silent else {
                if matter.fate.stars != nil { then(.rate, matter, minutes: matter.fate.ending) }
                return then(.look, matter, minutes: 72 * 60 + 10)
            }
            if matter.fate.end == .noted { return then(.end, matter, working: min(matter.fate.ending, 300)) }
            then(.end, matter, minutes: matter.fate.ending)
        }
    }

    /// What the customer says to the result.
    func end(_ matter: Matter) async throws {
        guard try await scene.ticket(matter.number).status == .resolved else { return then(.look, matter, minutes: 30) }
        let (fate, isFirst) = (matter.fate, matter.course.rounds == 1)
        let words = fate.endWords
        switch fate.end {
        case .refused where isFirst:
            try await scene.act(on: matter.number, as: matter.customer) { try $0.refuseResult(.init(words), in: $1) }
            return try await again(matter)
        case .noted where fate.stop == nil:
            try await work(on: matter) { try $0.noteConfirmation(evidence: words, in: $1) }
        default: try await scene.act(on: matter.number, as: matter.customer) { try $0.confirm(in: $1) }
        }
        if fate.end == .reopened, isFirst {
            return then(.look, matter, minutes: 1500 + fate.ending)
        }
        if fate.stars != nil { then(.rate, matter, minutes: 1 + fate.ending % 50) }
        if fate.stop != .calling { then(.look, matter, minutes: 60) }
    }

    private func again(_ matter: Matter) async throws {
        courses[matter.place]?.isWatched = false
        then(.greet, matter, working: dice.within(3...14))
        then(.resolve, matter, working: dice.within(50...260))
        try await watchProgress(matter)
    }

    func rate(_ matter: Matter) async throws {
        guard let stars = matter.fate.stars else { return }
        let words = matter.fate.rating
        try await scene.act(on: matter.number, as: matter.customer) { try $0.rate(stars, words: words, in: $1) }
        guard stars <= 2, matter.fate.stop == nil else { return }
        let isLate = matter.fate.isRemedyLate
        then(.contact, matter, working: isLate ? 44 : dice.within(6...25))
        then(.remedy, matter, working: isLate ? 170 : dice.within(40...105))
    }

    /// Whoever keeps the archive looks what a ticket still lacks.
    func look(_ matter: Matter) async throws {
        let ticket = try await scene.ticket(matter.number)
        if ticket.status == .closed, matter.fate.end == .reopened, matter.course.rounds == 1, !ticket.ending.isOnTheSpot
        {
            let words = matter.fate.endWords
            try await scene.act(on: matter.number, as: matter.customer) { try $0.reopen(.init(words), in: $1) }
            return try await again(matter)
        }
        guard ticket.status == .closed else { return }
        let followUp = try await scene.read { try $0.followUps(of: ticket).last { $0.endedAt == nil } }
        if let followUp {
            let from = max(followUp.nextAt, scene.now)
            let at = calendar.calling.due(from: from, limit: .minutes(matter.fate.calling), kind: .serviceHours).at
            agenda.note(.ticket(matter.place, .call(0)), at: at)
        } else {
            then(.archive, matter, working: matter.fate.archiving)
        }
    }

    func archive(_ matter: Matter) async throws {
        let ticket = try await scene.ticket(matter.number)
        let owes = try await scene.read { try $0.remedies(of: ticket).contains { $0.answeredAt == nil } }
        guard ticket.status == .closed else { return }
        if owes { return then(.archive, matter, working: 300) }
        try await scene.act(on: matter.number, as: .clerk) { try $0.archive(in: $1) }
    }
}
