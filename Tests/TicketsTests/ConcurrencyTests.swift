import Clocks
import Foundation
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

/// Two verbs on one ticket at once, from two nodes: what comes out must be what one of the two orders gives.
@Suite("§3.1 · Any two verbs at once", .stage, .enabled(if: Backend.postgres.isAvailable))
struct ConcurrencyTests {
    @Test(arguments: Verb.allCases) func `end as if one had come first`(verb: Verb) async throws {
        let (scene, other) = try await Scene.mondayOnTwoNodes(at: "10:00")
        // The first ticket of a scene would have none to be linked to.
        _ = try await scene.ask(by: "别人")
        for second in Verb.allCases where second.rawValue >= verb.rawValue {
            for status in Set([verb.start, second.start]) {
                try await check(verb, second, from: status, scene, other)
            }
        }
        await other.close()
    }

    private func check(
        _ first: Verb, _ second: Verb, from status: Ticket.Status, _ scene: Scene, _ other: Store
    ) async throws {
        let number = try await prepared(status, [first, second], scene)
        let atOnce = try await outcome(of: first, and: second, on: number, scene, other)
        let inOrder = try await outcome(of: [first, second], on: prepared(status, [first, second], scene), scene)
        guard atOnce != inOrder else { return }
        let reversed = try await outcome(of: [second, first], on: prepared(status, [first, second], scene), scene)
        #expect(
            atOnce == reversed,
            "\(first) and \(second) from \(status): \(atOnce), neither \(inOrder) nor \(reversed)")
    }

    /// A ticket that suits one of the two, as far as it must be. Whether the manual wants its customer called never hangs
    /// on the lot: urgent ones are, and those that were rated well are not.
    private func prepared(_ status: Ticket.Status, _ verbs: [Verb], _ scene: Scene) async throws -> String {
        let isFiled = verbs.contains(.archive)
        let number = try await scene.ask(
            type: verbs.contains { $0.type == "complaint" } ? "complaint" : "fault", urgent: !isFiled)
        guard status == .resolved || status == .closed else {
            try await scene.bring(number, to: status)
            for verb in verbs where verb.isOnTheWay { try await scene.prepare(number, for: verb) }
            return number
        }
        try await scene.bring(number, to: .resolved)
        if !Set(verbs).isDisjoint(with: [.noteContact, .offerRemedy, .noteAnswer]) {
            try await scene.rate(number, 1)
        } else if isFiled {
            try await scene.rate(number, 5)
        }
        try await scene.bring(number, to: status)
        return number
    }

    /// One after the other.
    private func outcome(of verbs: [Verb], on number: String, _ scene: Scene) async throws -> Outcome {
        var answers: [Verb: Set<String>] = [:]
        for verb in verbs {
            let actor = try await scene.actor(for: verb, on: number)
            answers[verb, default: []].insert(
                await Outcome.answer(verb, on: number, as: actor, in: scene.store, with: nil))
        }
        return try await Outcome(answers, of: number, in: scene)
    }

    /// Both transactions are open before either looks at the ticket.
    private func outcome(
        of first: Verb, and second: Verb, on number: String, _ scene: Scene, _ other: Store
    ) async throws -> Outcome {
        let actors = (try await scene.actor(for: first, on: number), try await scene.actor(for: second, on: number))
        let meeting = Meeting(of: 2)
        async let here = Outcome.answer(first, on: number, as: actors.0, in: scene.store, with: meeting)
        async let there = Outcome.answer(second, on: number, as: actors.1, in: other, with: meeting)
        var answers: [Verb: Set<String>] = [first: [await here]]
        answers[second, default: []].insert(await there)
        return try await Outcome(answers, of: number, in: scene)
    }

    @Test func `the loops of two nodes and the people give each clock one verdict`() async throws {
        let (scene, other) = try await Scene.mondayOnTwoNodes(at: "10:00")
        var numbers: [String] = []
        for _ in 0..<30 {
            let number = try await scene.ask(type: "fault", urgent: true)
            try await scene.act(on: number, as: .agent) { try $0.take(in: $1) }
            numbers.append(number)
        }
        scene.standStill(for: .hours(25))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for store in [scene.store, other] {
                group.addTask {
                    for _ in 0..<5 {
                        _ = try await store.write(as: .center) { try ClockPass.fire(lastPass: nil, in: $0) }
                    }
                }
            }
            for number in numbers {
                group.addTask {
                    try await patiently {
                        try await scene.act(on: number, as: .agent) { try $0.resolve(with: "好了", in: $1) }
                    }
                }
            }
            try await group.waitForAll()
        }
        for number in numbers {
            let verdicts = try await scene.history(of: number).filter {
                ["clock.met", "clock.missed"].contains($0.name)
            }
            let clocks = try await scene.clocks(of: number).filter { $0.kind != .result }
            #expect(verdicts.count == clocks.count)
            #expect(clocks.allSatisfy { $0.verdict != nil })
            #expect(clocks.filter(\.isOpen).map(\.kind) == [.signOff], "the supervisor still owes a signature")
            #expect(clocks.filter { $0.verdict == .met }.map(\.kind) == [.pickUp])
        }
        await other.close()
    }

    @Test func `eight who take one ticket at once are eight owners one after the other`() async throws {
        let (scene, other) = try await Scene.mondayOnTwoNodes(at: "10:00")
        let number = try await scene.ask()
        let seen = try await scene.ticket(number).revision
        var agents: [Actor] = []
        for place in 0..<8 { agents.append(scene.actor(try await scene.hire("agent-\(place)", as: "agent"))) }
        let taken = await withTaskGroup(of: Bool.self) { group in
            for (place, agent) in agents.enumerated() {
                let store = place % 2 == 0 ? scene.store : other
                group.addTask {
                    do {
                        try await store.write(as: agent) { tx in
                            var ticket = try Ticket.lock(number, revision: seen, in: tx)
                            try ticket.take(in: tx)
                        }
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(taken == 1, "whoever saw the ticket untaken takes it, and nobody else does")
        let ticket = try await scene.ticket(number)
        #expect(ticket.takenBy == ticket.owner)
        #expect(ticket.revision == seen + 1)
        await other.close()
    }
}

/// What two verbs left behind, and what each was told.
private struct Outcome: Equatable {
    let answers: [Verb: Set<String>]
    let ticket: [String]
    let messages: [String]
    let clocks: [String]
    let events: [String]
    let approvals: [String]

    init(_ answers: [Verb: Set<String>], of number: String, in scene: Scene) async throws {
        self.answers = answers
        let ticket = try await scene.ticket(number)
        self.ticket = [
            "\(ticket.status)", "\(ticket.revision)", "\(ticket.type)", "\(ticket.level)", "\(ticket.team)",
            "\(ticket.takenBy ?? 0)", "\(ticket.owner ?? 0)", "\(ticket.unread)", ticket.solution ?? "-",
            "\(ticket.confirmation.map(\.rawValue) ?? "-")", "\(ticket.stars ?? 0)",
            "\(ticket.urges)", "\(ticket.handling.extensions)", ticket.handling.dispatching?.rawValue ?? "-",
            "\(ticket.handling.acceptedAt?.milliseconds ?? 0)", "\(ticket.handling.signedOffBy ?? 0)",
            "\(ticket.nextDue == Ticket.never ? -1 : ticket.nextDue.milliseconds)",
        ]
        messages = try await scene.messages(of: number).map { "\($0.kind) \($0.words)" }.sorted()
        clocks = try await scene.clocks(of: number).map { clock in
            "\(clock.kind) \(clock.state) \(clock.verdict?.rawValue ?? "-") \(clock.due.milliseconds) \(clock.consumed)"
        }
        events = try await scene.history(of: number).map(\.name).sorted()
        approvals = try await scene.approvals(of: number).map { "\($0.kind) \($0.verdict?.rawValue ?? "-")" }.sorted()
    }

    /// What the one who used a verb was told: done, or a refusal's sentence. Anything else is a fault.
    static func answer(
        _ verb: Verb, on number: String, as actor: Actor, in store: Store, with meeting: Meeting?
    ) async -> String {
        do {
            try await store.write(as: actor) { tx in
                meeting?.wait()
                var ticket = try Ticket.lock(number, in: tx)
                try verb.perform(on: &ticket, "\(verb)", in: tx)
            }
            return "done"
        } catch let refusal as Refusal where refusal.kind != .unavailable {
            return refusal.key
        } catch {
            return "fault: \(error)"
        }
    }
}

/// Where bodies on database threads wait for each other. Who comes again, because the database made them begin anew,
/// passes.
private final class Meeting: Sendable {
    private let expected: Int
    private let arrived = Shared(0)

    init(of expected: Int) { self.expected = expected }

    func wait() {
        arrived.change { $0 += 1 }
        let watch = Stopwatch()
        while arrived.value < expected && watch.elapsed < .seconds(1) { Thread.sleep(forTimeInterval: 0.0005) }
    }
}
