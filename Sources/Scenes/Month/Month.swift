import Clockwork
import Manual
import People
import Presets
import Storage
import Tickets
import Vocabulary

/// Plays a plan in a scene: what comes from outside comes when the plan says so, and the people of the company do their
/// work by the verbs that the rooms use, while the manual runs the center.
public actor Month {
    let plan: MonthPlan
    let scene: Scene
    let words: MonthWords
    let calendar: MonthCalendar
    let staff: Staff
    let customers: [Int64]
    /// The property systems' token.
    let program: Actor
    var strangers: [Int: Int64] = [:]
    var agenda = Agenda()
    var courses: [Int: Course] = [:]
    var absent: Set<Int64> = []
    var dice: Dice
    /// What was refused, by its key: people try what the manual does not let them do, now and then.
    public internal(set) var refused: [String: Int] = [:]
    /// How many requests have come in.
    public internal(set) var received = 0

    /// A ticket as those who work on it remember it.
    struct Course {
        let number: String
        let id: Int64
        let customer: Int64
        /// Its work has been planned.
        var isPlanned = false
        /// How often it was solved before.
        var rounds = 0
        var progresses = 0
        var answers: Instant?
        var isWatched = false
    }

    init(
        _ plan: MonthPlan, in scene: Scene, _ words: MonthWords, _ calendar: MonthCalendar, staff: Staff,
        customers: [Int64], program: Actor, seed: UInt64
    ) {
        self.plan = plan
        self.scene = scene
        self.words = words
        self.calendar = calendar
        self.staff = staff
        self.customers = customers
        self.program = program
        dice = Dice(seed: ~seed)
    }

    /// Plays to the end.
    /// - Parameter told: is told of each day that is over, and how many requests had come by then.
    public func play(_ told: @Sendable (Day, Int) -> Void = { _, _ in }) async throws {
        noteDays()
        for (place, arrival) in plan.arrivals.enumerated() { agenda.note(.ticket(place, .arrive), at: arrival.at) }
        for (place, nothing) in plan.nothings.enumerated() { agenda.note(.nothing(place), at: nothing.at) }
        var day = calendar.first
        while let (at, turn) = agenda.next(upTo: calendar.end) {
            let today = Day(at, in: Timetable.zone)
            if today != day {
                try await scene.tidy()
                told(day, received)
                day = today
            }
            try await scene.run(to: at)
            do { try await perform(turn) } catch let refusal as Refusal where refusal.kind != .unavailable {
                refused[refusal.key, default: 0] += 1
            }
        }
        try await scene.run(to: calendar.end)
        // Presence lasts as long as somebody is signed in, and the supervisor has been since the center was set up.
        _ = try await scene.door.attempt(login: "supervisor", password: Cast.password, address: "127.0.0.1")
        try await scene.tidy()
        told(day, received)
    }

    private func perform(_ turn: Agenda.Turn) async throws {
        switch turn {
        case .ticket(let place, let step): try await perform(step, plan.arrivals[place], place)
        case .opening(let day): try await open(day)
        case .closing: try await present(as: .off, staff.all)
        case .rest: try await rest()
        case .nothing(let place): try await note(plan.nothings[place])
        case .edition: try await publishEdition()
        case .receipts: try await giveReceipts()
        case .propose(let place): try await propose(place)
        case .decideProposal: try await decideProposal()
        case .draft: try await beginDraft()
        }
    }
}

extension Scene {
    /// Lets time pass as `advance` does; the index and the chain are left for `tidy`.
    func run(to moment: Instant) async throws {
        while let next = try await nextTurn(), next < moment {
            clock.advance(to: next)
            try await clockwork.keepUp()
        }
        clock.advance(to: moment)
        try await clockwork.keepUp()
    }

    func tidy() async throws { try await clockwork.catchUp() }
}
