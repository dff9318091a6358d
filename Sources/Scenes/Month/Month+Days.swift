import Manual
import People
import Rulebook
import Storage
import Tickets
import Vocabulary

extension Month {
    /// What happens on each day whether anybody comes or not.
    func noteDays() {
        for day in plan.days where day.isWorked {
            let isOnDuty = calendar.center.periods(on: day.day) == [.wholeDay]
            agenda.note(.opening(day.day), at: calendar.instant(day.day, minute: isOnDuty ? 0 : 9 * 60))
            agenda.note(.closing(day.day), at: calendar.instant(day.day, minute: isOnDuty ? 1439 : 18 * 60 + 30))
            if day.day.ordinal % 2 == 0 {
                agenda.note(.receipts, at: calendar.working(20, after: calendar.start(of: day.day)))
            }
        }
        agenda.note(.rest, at: calendar.end - .minutes(3))
        let span = calendar.last.ordinal - calendar.first.ordinal
        func moment(_ percent: Int) -> Instant {
            calendar.working(45, after: calendar.start(of: calendar.first + span * percent / 100))
        }
        agenda.note(.edition, at: moment(40))
        agenda.note(.propose(2), at: moment(50))
        agenda.note(.decideProposal, at: moment(65))
        agenda.note(.propose(0), at: moment(80))
        agenda.note(.propose(1), at: moment(90))
        agenda.note(.draft, at: moment(92))
    }

    /// Everybody comes in, but for two who are ill on one day.
    func open(_ day: Day) async throws {
        let isShort = plan.days.first { $0.day == day }?.isShortHanded ?? false
        absent = isShort ? Set(staff.all.filter { ["agent4", "agent6"].contains($0.login) }.map(\.id)) : []
        try await present(as: .available, staff.all.filter { !absent.contains($0.id) })
    }

    /// What people do at the moment at which the month ends.
    func rest() async throws {
        for (login, presence) in [("agent4", Presence.break), ("agent5", .wrapUp), ("engineer2", .busy)] {
            guard calendar.center.isInService(at: scene.now) else { return }
            try await present(as: presence, staff.all.filter { $0.login == login })
        }
    }

    func present(as presence: Presence, _ people: [Person]) async throws {
        try await scene.write(as: .supervisor) { tx in
            for person in people {
                var person = try Person.lock(person.id, in: tx)
                try person.present(as: presence, in: tx)
            }
        }
    }

    /// Somebody calls and wants nothing.
    func note(_ nothing: MonthPlan.Nothing) async throws {
        guard let person = someone(in: "first-line"), let kind = Disposition.Kind(rawValue: nothing.kind) else {
            return
        }
        try await scene.write(as: scene.actor(person)) { _ = try Disposition.note(kind, through: "phone", in: $0) }
    }
}

extension Month {
    private var editor: Actor { get throws { try scene.actor(.supervisor) } }

    func publishEdition() async throws {
        let change = words.company.edition
        let holders = Set(staff.all.map(\.role))
        let review = (calendar.last + 180).description
        try await scene.write(as: editor) { tx in
            var draft = try Draft.begin(from: .edition(tx.currentEdition().number), in: tx)
            try draft.write(draft.text.replacing(change.from, with: change.to, maxReplacements: 1), in: tx)
            try draft.publish(
                Publication.Plan(summary: change.summary ?? "", reviewOn: review), holders: holders,
                zone: Timetable.zone, in: tx)
        }
    }

    /// Some read the manual today and say so.
    func giveReceipts() async throws {
        let readers = staff.all.filter { _ in dice.isLucky(35) }
        for person in readers {
            try await scene.write(as: scene.actor(person)) { try Receipt.give(for: $0.currentEdition().number, in: $0) }
        }
    }

    func propose(_ place: Int) async throws {
        let proposal = words.company.proposals[place]
        guard let person = staff.named(proposal.by) else { return }
        try await scene.write(as: scene.actor(person)) { tx in
            _ = try ChangeProposal.make(
                on: Paragraph(proposal.paragraph), of: tx.currentEdition().number, words: proposal.words, in: tx)
        }
    }

    func decideProposal() async throws {
        let answer = words.company.proposals.compactMap(\.answer).first ?? ""
        try await scene.write(as: editor) { tx in
            guard let open = try ChangeProposal.open(in: tx).first else { return }
            try ChangeProposal.decide(open.id, isTaken: true, answer: answer, in: tx)
        }
    }

    func beginDraft() async throws {
        let change = words.company.draft
        try await scene.write(as: editor) { tx in
            var draft = try Draft.begin(from: .edition(tx.currentEdition().number), in: tx)
            try draft.write(draft.text.replacing(change.from, with: change.to, maxReplacements: 1), in: tx)
        }
    }
}
