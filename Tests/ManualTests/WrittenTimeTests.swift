import Foundation
import Manual
import Testing
import Vocabulary

@Suite("A21 · Times as people type them")
struct WrittenTimeTests {
    @Test(arguments: [
        ("2026-10-01 09:30", "Asia/Shanghai", "2026-10-01 09:30:00"),
        ("2026-10-01T09:30", "Asia/Shanghai", "2026-10-01 09:30:00"),
        ("2026-10-01 09:30:15", "Asia/Shanghai", "2026-10-01 09:30:15"),
        ("2026-10-01T09:30:15.250", "Asia/Shanghai", "2026-10-01 09:30:15"),
        ("2026-10-01T01:30Z", "Asia/Shanghai", "2026-10-01 09:30:00"),
        ("2026-10-01T09:30+08:00", "Asia/Shanghai", "2026-10-01 09:30:00"),
        ("2026-10-01T09:30+0800", "Europe/London", "2026-10-01 02:30:00"),
        ("2026-09-30T21:30:00-04:00", "Asia/Shanghai", "2026-10-01 09:30:00"),
        // The hour that spring leaves out is the moment of the change; the one that autumn repeats is its first showing.
        ("2026-03-29 01:30", "Europe/London", "2026-03-29 02:00:00"),
        ("2026-10-25 01:30", "Europe/London", "2026-10-25 01:30:00"),
    ])
    func `a time is read`(text: String, zoneName: String, expected: String) throws {
        let moment = try #require(Instant(written: text, in: zone(zoneName)))
        #expect(shown(moment, zoneName) == expected)
    }

    @Test func `an hour shown twice is meant the first time`() throws {
        let moment = try #require(Instant(written: "2026-10-25 01:30", in: zone("Europe/London")))
        #expect(moment == Instant(written: "2026-10-25T00:30Z", in: .gmt))
    }

    @Test(arguments: [
        "", "2026-10-01", "09:30", "2026-10-01 9:30", "2026-02-30 09:30", "2026-10-01 24:00", "2026-10-01 09:60",
        "2026-10-01 09:30 ", "2026-10-01 09:30+08", "2026-10-01T09:30+25:00", "１０２６-10-01 09:30", "tomorrow",
    ])
    func `what is no time is none`(text: String) { #expect(Instant(written: text, in: zone("Asia/Shanghai")) == nil) }

    @Test(arguments: [("30 min", 1800), ("4 h", 14400), ("1 day", 86400), ("2 days", 172_800), ("15 s", 15)])
    func `a length of time is read`(text: String, seconds: Int) {
        #expect(Duration(written: text) == .seconds(seconds))
    }

    @Test(arguments: ["", "4", "4h", "h", "-4 h", "4 weeks", "401 days"])
    func `what is no length of time is none`(text: String) { #expect(Duration(written: text) == nil) }
}
