import Crypto
import Synchronization
import Testing
import Vocabulary

@testable import Web

@Suite("Guards · Form seal")
struct FormSealTests {
    @Test func `a token opens only its own session, and no token twice looks the same`() {
        let token = Site.seal.token(for: "s1")
        #expect(Site.seal.matches(token, session: "s1"))
        #expect(!Site.seal.matches(token, session: "s2"))
        #expect(Site.seal.token(for: "s1") != token)
        let other = FormSeal(key: SymmetricKey(data: [UInt8](repeating: 8, count: 32)))
        #expect(!other.matches(token, session: "s1"))
    }

    @Test func `a token with any letter changed is none`() {
        let token = Array(Site.seal.token(for: "s1"))
        for place in token.indices {
            var changed = token
            changed[place] = changed[place] == "A" ? "B" : "A"
            #expect(!Site.seal.matches(String(changed), session: "s1"))
        }
    }

    @Test(arguments: [
        "", "x", String(repeating: "A", count: 60), String(repeating: "应", count: 20),
        String(repeating: "A", count: 10_000),
    ])
    func `garbage is no token`(token: String) {
        #expect(!Site.seal.matches(token, session: "s1"))
    }
}

@Suite("Guards · Pace")
struct RateLimitTests {
    final class Hand: Sendable {
        let now = Mutex(Instant(seconds: 1000))
        var timepiece: Timepiece { Timepiece { self.now.withLock { $0 } } }
        func move(_ by: Duration) { now.withLock { $0 = $0 + by } }
    }

    let hand = Hand()
    let pace = Pace("ask", burst: 3, every: .seconds(10))

    @Test func `three at once, then one each ten seconds`() throws {
        let limit = RateLimit(clock: hand.timepiece)
        for _ in 0..<3 { try limit.take(pace, "a") }
        #expect(limit.wait(pace, "a") == .seconds(10))
        #expect(limit.wait(pace, "b") == nil)
        hand.move(.seconds(4))
        #expect(throws: Refusal(.tooMany, .tooMany, retryAfter: .seconds(6))) { try limit.take(pace, "a") }
        hand.move(.seconds(6))
        try limit.take(pace, "a")
        #expect(limit.wait(pace, "a") == .seconds(10))
        hand.move(.hours(1))
        for _ in 0..<3 { try limit.take(pace, "a") }
        #expect(limit.wait(pace, "a") != nil)
    }

    @Test func `a refused visit does not count`() throws {
        let limit = RateLimit(clock: hand.timepiece)
        for _ in 0..<3 { try limit.take(pace, "a") }
        for _ in 0..<50 { #expect(limit.wait(pace, "a") == .seconds(10)) }
    }

    @Test func `a clock that is set back locks nobody out`() throws {
        let limit = RateLimit(clock: hand.timepiece)
        for _ in 0..<3 { try limit.take(pace, "a") }
        hand.move(.hours(-5))
        #expect(limit.wait(pace, "a") == .seconds(10))
    }

    @Test func `different paces are counted apart`() throws {
        let limit = RateLimit(clock: hand.timepiece)
        for _ in 0..<3 { try limit.take(pace, "a") }
        try limit.take(Pace("sign-in", burst: 1, every: .seconds(1)), "a")
    }

    @Test func `a flood of keys does not grow the memory`() throws {
        let limit = RateLimit(capacity: 100, clock: hand.timepiece)
        for number in 0..<10_000 { try limit.take(pace, String(number)) }
        #expect(limit.count <= 100)
    }
}
