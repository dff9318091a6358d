import Scenes
import Testing
import Vocabulary

@Suite("The month · what is planned")
struct MonthPlanTests {
    static func plan(seed: UInt64 = 7, days: Int = 30, tickets: Int = 720, end: String = "2026-11-30 15:40") throws
        -> MonthPlan
    {
        let end = try Timetable.moment(end, after: Instant(milliseconds: 0))
        return try MonthPlan(.init(seed: seed, days: days, tickets: tickets, end: end))
    }

    /// Drawn once: most of the tests look at the same one.
    static let usual = Result { try plan() }

    @Test func `the same seed gives the same month, byte for byte, and another seed another one`() throws {
        let bytes = try Self.plan().bytes()
        #expect(try Self.plan().bytes() == bytes)
        #expect(try Self.plan(seed: 8).bytes() != bytes)
    }

    /// A kind of thing that a month has, and how many of it there are at least.
    static let kinds: [(name: String, least: Int, isIt: @Sendable (Arrival) -> Bool)] = [
        ("by phone", 100, { $0.channel == "phone" }), ("by the portal", 100, { $0.channel == "form" }),
        ("from a program", 8, { $0.channel == "api" }), ("at the counter", 3, { $0.channel == "in-person" }),
        ("from the field", 1, { $0.channel == "field" }), ("strangers", 20, { $0.isStranger }),
        ("consultations", 80, { $0.type == "consultation" }), ("faults", 120, { $0.type == "fault" }),
        ("complaints", 30, { $0.type == "complaint" }), ("suggestions", 10, { $0.type == "suggestion" }),
        ("services", 60, { $0.type == "service" }), ("others", 8, { $0.type == "other" }),
        ("solved on the spot", 25, { $0.fate.isOnTheSpot }), ("asked back", 100, { $0.fate.asks }),
        ("never answered", 10, { $0.fate.asks && $0.fate.answering == nil }),
        ("handed over", 60, { $0.fate.handOver != nil }), ("misassigned", 8, { $0.fate.misassigned != nil }),
        ("overridden", 15, { $0.fate.override != nil }), ("escalated by hand", 3, { $0.fate.escalation != nil }),
        ("worked around", 20, { $0.fate.workaround != nil }), ("promised in words", 40, { $0.fate.promise != nil }),
        ("a promise that is broken", 4, { $0.fate.promise != nil && !$0.fate.isPromiseKept }),
        ("extensions granted", 3, { $0.fate.extending?.isGranted == true }),
        ("extensions refused", 1, { $0.fate.extending?.isGranted == false }),
        ("pressed for", 60, { !$0.fate.urges.isEmpty }), ("confirmed", 100, { $0.fate.end == .confirmed }),
        ("noted as confirmed", 50, { $0.fate.end == .noted }), ("silent", 80, { $0.fate.end == .silent }),
        ("result refused", 20, { $0.fate.end == .refused }), ("opened again", 10, { $0.fate.end == .reopened }),
        ("one star", 8, { $0.fate.stars == 1 }), ("three stars", 15, { $0.fate.stars == 3 }),
        ("five stars", 80, { $0.fate.stars == 5 }),
        ("nobody answers the call", 80, { $0.fate.calls.first == "not-reached" }),
        ("traditional Chinese", 3, { $0.words.contains("請") || $0.words.contains("您好，公司") }),
        ("English", 3, { $0.words.contains(" the ") }),
        ("without any mark", 50, { !$0.words.contains { "，。！？,.!?".contains($0) } }),
        ("with an order's number", 30, { $0.words.contains("QY26") }),
    ]

    @Test(arguments: kinds.indices) func `there is every kind of request, way and end`(place: Int) throws {
        let kind = Self.kinds[place]
        let count = try Self.usual.get().arrivals.filter(kind.isIt).count
        #expect(count >= kind.least, "\(kind.name): \(count)")
    }

    @Test func `no sentence has a gap left open but that of a promised time`() throws {
        for arrival in try Self.usual.get().arrivals {
            let fate = arrival.fate
            let said = [arrival.words, arrival.demand, fate.greeting, fate.question, fate.answer, fate.solution]
            let more = [fate.again, fate.evidence, fate.endWords, fate.rating, fate.remedy, fate.workaround ?? ""]
            #expect(
                said.allSatisfy { !$0.contains("{") } && more.allSatisfy { !$0.contains("{") }, "\(arrival.request)")
            #expect(arrival.facts.values.allSatisfy { !$0.contains("{") }, "\(arrival.request)")
        }
    }

    @Test func `sixty things are asked, in twice as many wordings`() throws {
        let arrivals = try Self.plan(tickets: 20_000).arrivals
        #expect(Set(arrivals.map(\.request)).count >= 60)
        #expect(Set(arrivals.map(\.words)).count > 2000)
    }

    @Test func `Mondays are full, days off are quiet, and one day brings a wave`() throws {
        let days = try Self.usual.get().days
        let worked = days.dropLast().filter { $0.isWorked && !$0.isMakeUp && !$0.isWave }
        let off = days.filter { !$0.isWorked }
        #expect(worked.allSatisfy { (20...50).contains($0.arrivals) })
        #expect(off.allSatisfy { $0.arrivals < 12 })
        #expect(days.filter(\.isWave).count == 1)
        #expect((days.first(where: \.isWave)?.arrivals ?? 0) > 40)
        #expect(days.filter(\.isShortHanded).count == 1)
    }

    @Test func `a month without a make-up Saturday in the calendar works one`() throws {
        let makeUps = try Self.usual.get().days.filter(\.isMakeUp).map(\.day.description)
        #expect(makeUps == ["2026-11-21"])
        let autumn = try Self.plan(end: "2026-10-16 15:40").days
        #expect(autumn.filter(\.isMakeUp).map(\.day.description) == ["2026-10-10"])
        let holiday = autumn.first { $0.day.description == "2026-10-05" }
        #expect(holiday?.isWorked == false)
    }

    @Test(arguments: ["2026-11-30 15:40", "2026-11-29 22:10", "2026-11-30 03:00", "2026-11-30 00:20"])
    func `whenever it ends, requests of every state have just come in`(end: String) throws {
        let plan = try Self.plan(end: end)
        let stops = Set(plan.arrivals.compactMap(\.fate.stop))
        #expect(stops == Set(Fate.Stop.allCases))
        #expect(plan.days.last?.isWorked == true)
    }
}
