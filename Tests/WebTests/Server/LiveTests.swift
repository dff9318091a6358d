import NIOCore
import Synchronization
import Testing
import Vocabulary

@testable import Web

@Suite("Live · Hub")
struct LiveTests {
    static func signal(_ position: Int64, epoch: Int64 = 1, for team: TeamKey? = nil) -> LiveSignal {
        LiveSignal(
            LiveCursor(epoch: epoch, position: position), kind: "ticket", subject: "CST-\(position)", revision: position
        ) { scope in
            switch scope {
            case .all: true
            case .teams(let teams): team.map(teams.contains) ?? false
            case .own, .ticket, .nothing: false
            }
        }
    }

    static func hub(memory: Int = 4096, buffer: Int = 256) -> Live {
        Live(from: LiveCursor(epoch: 1, position: 100), memory: memory, buffer: buffer)
    }

    /// The ids of everything the subscription holds, once it is left.
    static func ids(_ live: Live, _ subscription: LiveSubscription) async -> [String] {
        live.leave(subscription)
        return await subscription.events.reduce(into: []) { ids, event in
            let lines = String(buffer: event).split(separator: "\n")
            let name = lines.first { $0.hasPrefix("event: reload") } != nil ? "reload " : ""
            ids += lines.filter { $0.hasPrefix("id: ") }.map { name + $0.dropFirst(4) }
        }
    }

    @Test func `a signal tells what changed and nothing of it`() {
        #expect(
            String(buffer: Self.signal(101).event)
                == "event: ticket\nid: 1.101\ndata: {\"kind\":\"ticket\",\"number\":\"CST-101\",\"revision\":101}\n\n")
    }

    @Test func `everybody hears what lies in their scope`() async throws {
        let live = Self.hub()
        let all = try live.subscribe(.all, holder: "s1")
        let team = try live.subscribe(.teams(["first"]), holder: "s1")
        let nobody = try live.subscribe(.nothing, holder: "s1")
        live.publish([Self.signal(101), Self.signal(102, for: "first"), Self.signal(103, for: "second")])
        #expect(await Self.ids(live, all) == ["1.101", "1.102", "1.103"])
        #expect(await Self.ids(live, team) == ["1.102"])
        #expect(await Self.ids(live, nobody) == [])
        #expect(live.count == 0)
    }

    @Test func `what was told already is passed over`() async throws {
        let live = Self.hub()
        let all = try live.subscribe(.all, holder: "s1")
        live.publish([Self.signal(101), Self.signal(101), Self.signal(90)])
        live.publish([Self.signal(101), Self.signal(102), Self.signal(7, epoch: 2)])
        #expect(await Self.ids(live, all) == ["1.101", "1.102"])
    }

    @Test(arguments: [
        (nil, ["1.104"]), ("1.103", ["1.104"]), ("1.101", ["1.102", "1.103", "1.104"]),
        ("1.100", ["1.101", "1.102", "1.103", "1.104"]),
        ("1.99", ["reload 1.103", "1.104"]), ("2.101", ["reload 1.103", "1.104"]), ("1.500", ["1.104"]),
    ])
    func `who comes back goes on where they were, or reloads`(after: String?, ids: [String]) async throws {
        let live = Self.hub()
        live.publish([Self.signal(101), Self.signal(102), Self.signal(103)])
        let back = try live.subscribe(.all, holder: "s1", after: after.flatMap { LiveCursor($0) })
        live.publish([Self.signal(104)])
        #expect(await Self.ids(live, back) == ids)
    }

    @Test func `only the last signals are held`() async throws {
        let live = Self.hub(memory: 10)
        for position in 101...1000 { live.publish([Self.signal(Int64(position))]) }
        let old = try live.subscribe(.all, holder: "s1", after: LiveCursor("1.900"))
        let young = try live.subscribe(.all, holder: "s1", after: LiveCursor("1.995"))
        #expect(await Self.ids(live, old) == ["reload 1.1000"])
        #expect(await Self.ids(live, young) == ["1.996", "1.997", "1.998", "1.999", "1.1000"])
        #expect(live.state.withLock { $0.recent.count } <= 20)
    }

    @Test func `a slow reader is dropped, told, and comes back by its cursor`() async throws {
        let live = Self.hub(buffer: 8)
        let isTold = Mutex(false)
        let slow = try live.subscribe(.all, holder: "s1", onSlow: { isTold.withLock { $0 = true } })
        for position in 101...109 { live.publish([Self.signal(Int64(position))]) }
        #expect(live.count == 0 && live.dropped == 1)
        #expect(isTold.withLock { $0 })
        let got = await Self.ids(live, slow)
        #expect(got == (101...108).map { "1.\($0)" })
        let back = try live.subscribe(.all, holder: "s1", after: LiveCursor(got[7]))
        #expect(await Self.ids(live, back) == ["1.109"])
    }

    @Test func `a restored database makes everybody reload`() async throws {
        let live = Self.hub()
        let all = try live.subscribe(.all, holder: "s1")
        live.restart(at: LiveCursor(epoch: 2, position: 5))
        live.publish([Self.signal(101), Self.signal(6, epoch: 2)])
        #expect(await Self.ids(live, all) == ["reload 2.5", "2.6"])
    }

    @Test func `whose session ended hears no more`() async throws {
        let live = Self.hub()
        let isWelcome = Mutex(true)
        let visitor = try live.subscribe(.all, holder: "s1", isStillWelcome: { isWelcome.withLock { $0 } })
        let other = try live.subscribe(.all, holder: "s1")
        await live.askAgain()
        #expect(live.count == 2)
        isWelcome.withLock { $0 = false }
        await live.askAgain()
        #expect(live.count == 1)
        live.publish([Self.signal(101)])
        #expect(await Self.ids(live, visitor) == [])
        #expect(await Self.ids(live, other) == ["1.101"])
    }

    @Test func `who opens too many streams loses the oldest, and when all places are taken nobody comes in`()
        async throws
    {
        let live = Live(from: LiveCursor(epoch: 1, position: 100), most: 4, mostEach: 2)
        let first = try live.subscribe(.all, holder: "s1")
        let second = try live.subscribe(.all, holder: "s1")
        _ = try live.subscribe(.all, holder: "s2")
        let third = try live.subscribe(.all, holder: "s1")
        #expect(live.count == 3)
        live.publish([Self.signal(101)])
        #expect(await Self.ids(live, first) == [])
        #expect(await Self.ids(live, second) == ["1.101"])
        #expect(await Self.ids(live, third) == ["1.101"])
        for holder in ["s3", "s4", "s5"] { _ = try live.subscribe(.all, holder: holder) }
        #expect(throws: Refusal.self) { try live.subscribe(.all, holder: "s6") }
    }

    @Test func `a closing hub lets nobody in`() {
        let live = Self.hub()
        live.close()
        #expect(throws: Refusal(.unavailable, .draining, retryAfter: .seconds(3))) {
            try live.subscribe(.all, holder: "s1")
        }
    }

    @Test(arguments: [
        "", ".", "1", "1.", ".1", "1.2.3", "-1.2", "a.b", "1.99999999999999999999", "１.2", " 1.2", "+1.2",
    ])
    func `a cursor that is none is none`(text: String) {
        #expect(LiveCursor(text) == nil)
    }
}
