import Foundation
import Synchronization
import Testing
import Vocabulary

@testable import Web

@Suite("Live · Streams over the line", .timeLimit(.minutes(1)))
struct LiveStreamTests {
    static func routes(_ live: Live) -> (RouteBook) -> Void {
        { book in
            book.desk.live("live", of: live, allows: .readTickets)
            book.front.live("my/{number}/live", of: live) { exchange in
                guard exchange.cookie("link") != nil else { throw Refusal(.notFound, .notFound) }
                return .ticket(try exchange.number("number"))
            }
        }
    }

    static let agent = ["Cookie: session=agent", "Accept-Encoding: gzip"]

    static func watch(_ site: Site, _ headers: [String] = agent, reads: Bool = true) async throws -> Wire {
        let wire = try await site.wire(reads: reads)
        try await wire.send(Site.head("GET", "/live", headers))
        if reads { try await wire.until(text: ": welcome") }
        return wire
    }

    @Test func `a watcher hears within its scope and is forgotten when it leaves`() async throws {
        let live = LiveTests.hub()
        try await Site.open(Self.routes(live)) { site in
            let wire = try await Self.watch(site)
            let head = wire.text.lowercased()
            #expect(head.contains("content-type: text/event-stream"))
            #expect(head.contains("cache-control: no-store"))
            #expect(!head.contains("content-encoding"))
            #expect(live.count == 1)
            live.publish([LiveTests.signal(101)])
            try await wire.until(text: "id: 1.101")
            await wire.close()
            let isForgotten = await eventually { live.count == 0 }
            #expect(isForgotten)
        }
    }

    @Test func `whoever is not let in gets no stream`() async throws {
        let live = LiveTests.hub()
        try await Site.open(Self.routes(live)) { site in
            let (stranger, auditor, customer, head) = try await (
                site.ask("GET", "/live"), site.ask("GET", "/live", ["Cookie: session=auditor"]),
                site.ask("GET", "/my/7/live"), site.ask("HEAD", "/live", Self.agent)
            )
            #expect(stranger.status == 401)
            #expect(auditor.status == 403)
            #expect(customer.status == 404)
            #expect(head.status == 200)
            #expect(live.count == 0)
        }
    }

    @Test func `a lost connection goes on after its last event`() async throws {
        let live = LiveTests.hub()
        try await Site.open(Self.routes(live)) { site in
            live.publish([LiveTests.signal(101), LiveTests.signal(102)])
            let wire = try await Self.watch(site, Self.agent + ["Last-Event-ID: 1.101"])
            try await wire.until(text: "id: 1.102")
            #expect(!wire.text.contains("id: 1.101\n"))
            let old = try await Self.watch(site, Self.agent + ["Last-Event-ID: 1.7"])
            try await old.until(text: "event: reload")
        }
    }

    @Test func `stopping the server ends the streams`() async throws {
        let live = LiveTests.hub()
        try await Site.open(Self.routes(live)) { site in
            var wires: [Wire] = []
            for _ in 0..<20 { wires.append(try await Self.watch(site)) }
            #expect(live.count == 20)
            await site.stop()
            for wire in wires { try await wire.untilClosed() }
            #expect(live.count == 0)
            // Ended, not broken off: the last chunk is there.
            #expect(wires.allSatisfy { $0.text.hasSuffix("0\r\n\r\n") })
        }
    }

    @Test func `a watcher that does not read is dropped and its line is cut`() async throws {
        let live = Live(from: LiveCursor(epoch: 1, position: 0), buffer: 16)
        try await Site.open(Self.routes(live)) { site in
            _ = try await Self.watch(site, reads: false)
            let isWatching = await eventually { live.count == 1 }
            #expect(isWatching)
            let padding = String(repeating: "x", count: 100_000)
            var position: Int64 = 0
            let isDropped = await eventually {
                position += 1
                live.publish([
                    LiveSignal(LiveCursor(epoch: 1, position: position), kind: "ticket", subject: padding, revision: 1)
                    { _ in true }
                ])
                return live.count == 0
            }
            #expect(isDropped)
            #expect(live.dropped == 1)
        }
    }

    @Test func `a revoked session ends its stream`() async throws {
        let live = Live(from: LiveCursor(epoch: 1, position: 0), recheck: .milliseconds(20))
        let isWelcome = Mutex(true)
        try await Site.open(
            Self.routes(live), surroundings: { $0.isStillWelcome = { _ in isWelcome.withLock { $0 } } }
        ) { site in
            let wire = try await Self.watch(site)
            #expect(live.count == 1)
            isWelcome.withLock { $0 = false }
            try await wire.until(text: "0\r\n\r\n")
            #expect(live.count == 0)
        }
    }

    @Test func `a silent stream shows that it lives`() async throws {
        let live = Live(from: LiveCursor(epoch: 1, position: 0), beat: .milliseconds(20))
        try await Site.open(Self.routes(live)) { site in
            let wire = try await Self.watch(site)
            try await wire.until(text: ": beat\n\n")
        }
    }

    @Test func `the stream of a customer reaches only its ticket`() async throws {
        let live = LiveTests.hub()
        try await Site.open(Self.routes(live)) { site in
            let wire = try await site.wire()
            try await wire.send(Site.head("GET", "/my/7/live", ["Cookie: link=x"]))
            try await wire.until(text: ": welcome")
            live.publish([
                LiveSignal(LiveCursor(epoch: 1, position: 101), kind: "ticket", subject: "other", revision: 1) {
                    $0 == .ticket(8)
                },
                LiveSignal(LiveCursor(epoch: 1, position: 102), kind: "ticket", subject: "own", revision: 1) {
                    $0 == .ticket(7)
                },
            ])
            try await wire.until(text: "\"own\"")
            #expect(!wire.text.contains("\"other\""))
        }
    }
}
