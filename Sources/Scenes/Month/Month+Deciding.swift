import Clocks
import People
import Storage
import Tickets
import Vocabulary

extension Month {
    /// The supervisor signs the level off; where that takes too long, a deputy does.
    func signOff(_ matter: Matter) async throws {
        let isOpen = try await scene.approvals(of: matter.number).contains {
            $0.kind == .signOff && $0.decidedAt == nil
        }
        guard isOpen else { return }
        let deputy = matter.fate.signing > 30 ? staff.having("senior-agent").first : nil
        let signer = deputy ?? staff.named("supervisor")
        guard let signer else { return }
        try await scene.act(on: matter.number, as: signer) { try $0.signOff(in: $1) }
    }

    func override(_ matter: Matter) async throws {
        guard let other = matter.fate.override else { return }
        let ticket = try await scene.ticket(matter.number)
        guard ticket.status.isWork, ticket.level.text != other.level else { return }
        try await work(on: matter) {
            try $0.classify(type: $0.type, level: LevelKey(other.level), reason: other.reason, in: $1)
        }
        then(.signOff, matter, working: matter.fate.signing)
        try await watchProgress(matter)
    }

    func misassign(_ matter: Matter) async throws {
        guard let passing = matter.fate.misassigned else { return }
        let ticket = try await scene.ticket(matter.number)
        guard ticket.status.isWork, ticket.team.text != passing.team else { return }
        try await work(on: matter) {
            _ = try $0.reportAssignment(reason: passing.words, rather: TeamKey(passing.team), in: $1)
        }
        if passing.isAgreed != nil { then(.correct, matter, working: dice.isLucky(85) ? dice.within(2...9) : 16) }
    }

    func correct(_ matter: Matter) async throws {
        guard let passing = matter.fate.misassigned, try await scene.ticket(matter.number).status.isWork else { return }
        guard passing.isAgreed == true else {
            let reason = dice.pick(words.lines("correction-refused", in: "zh-Hans")) ?? ""
            return try await scene.act(on: matter.number, as: .supervisor) {
                try $0.refuseCorrection(reason: reason, in: $1)
            }
        }
        try await scene.act(on: matter.number, as: .supervisor) {
            try $0.correct(to: .team(TeamKey(passing.team)), in: $1)
        }
        then(.take, matter, working: dice.within(2...15))
    }

    func handOver(_ matter: Matter) async throws {
        guard let passing = matter.fate.handOver else { return }
        let ticket = try await scene.ticket(matter.number)
        guard ticket.status.isWork, ticket.team.text != passing.team else { return }
        try await work(on: matter) {
            _ = try $0.handOver(to: .team(TeamKey(passing.team)), .init(passing.words), in: $1)
        }
        then(.take, matter, working: dice.isLucky(90) ? dice.within(2...9) : dice.within(35...90))
    }

    func escalate(_ matter: Matter) async throws {
        guard let reason = matter.fate.escalation, try await scene.ticket(matter.number).status.isWork else { return }
        try await work(on: matter) { _ = try $0.escalate(to: "third", reason: reason, in: $1) }
        then(.take, matter, working: dice.within(3...15))
    }

    func extend(_ matter: Matter) async throws {
        guard let wish = matter.fate.extending else { return }
        let clocks = try await scene.clocks(of: matter.number)
        guard let clock = clocks.last(where: { $0.kind == .solution && $0.isRunning && $0.verdict == nil }) else {
            return
        }
        let until = calendar.working(510, after: clock.due)
        try await work(on: matter) { _ = try $0.askExtension(of: .solution, until: until, reason: wish.reason, in: $1) }
        if matter.fate.stop != .extending { then(.decideExtension, matter, working: dice.within(6...50)) }
    }

    func decideExtension(_ matter: Matter) async throws {
        guard let wish = matter.fate.extending else { return }
        let open = try await scene.approvals(of: matter.number).contains {
            $0.kind == .extending && $0.decidedAt == nil
        }
        guard open else { return }
        try await scene.act(on: matter.number, as: .supervisor) {
            try $0.decideExtension(isGranted: wish.isGranted, answer: wish.answer, in: $1)
        }
    }
}
