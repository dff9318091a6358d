import Manual
import Testing
import Vocabulary

@Suite("A21 · A calendar's next version")
struct CalendarChangeTests {
    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    @Test func `a day off, its own hours, and the week again`() throws {
        let day = try day("2026-11-24")
        let closed = center.keeping(day, as: .init(name: "a", periods: []))
        DueRow("2026-11-23 17:00", .hours(2), .serviceHours, "2026-11-25 10:30").check(closed, "Asia/Shanghai")
        let short = closed.keeping(day, as: .init(name: "b", periods: try #require([Period](written: "10:00-10:30"))))
        DueRow("2026-11-23 17:00", .hours(2), .serviceHours, "2026-11-25 10:00").check(short, "Asia/Shanghai")
        #expect(short.following(theWeekOn: day) == center)
    }

    @Test func `other hours of the week leave past make-up days as they were`() throws {
        let hours = try #require([Period](written: "08:00-12:00"))
        let changed = center.keeping(week: [.monday: hours, .tuesday: []], makeup: hours, from: try day("2026-06-01"))
        #expect(changed.week == [.monday: hours])
        #expect(changed.periods(on: try day("2026-10-10")) == hours)
        #expect(changed.periods(on: try day("2026-05-09")).map(\.description) == ["09:30-18:00"])
        #expect(changed.periods(on: try day("2026-10-01")).isEmpty)
        #expect(changed.makeup == hours)
    }

    @Test func `holidays are laid over days of one's own`() throws {
        let (own, new, work) = (try day("2027-03-01"), try day("2027-01-01"), try day("2027-01-03"))
        let kept = center.keeping(own, as: .init(name: "a", periods: []))
        let holidays = Holidays(source: "", years: [2027], off: [new: "元旦"], work: [work: "元旦"])
        let changed = kept.laying(holidays, makeup: kept.makeup)
        #expect(changed.exceptions[own]?.name == "a")
        #expect(changed.knows(2027) && changed.knows(2026))
        #expect(kept.changes(to: changed).map(\.day) == [new, work])
        #expect(kept.changes(to: changed).map { $0.after?.periods.count } == [0, 1])
        #expect(changed.changes(to: kept).map { $0.before?.name } == ["元旦", "元旦"])
    }

    @Test func `days that belong together stand together`() {
        let said = center.specialDays(in: 2026).map { "\($0.name) \($0.first) \($0.last) \($0.isOff)" }
        #expect(
            said.prefix(4) == [
                "元旦 2026-01-01 2026-01-03 true", "元旦 2026-01-04 2026-01-04 false", "春节 2026-02-14 2026-02-14 false",
                "春节 2026-02-15 2026-02-23 true",
            ])
        #expect(center.specialDays(in: 2030).isEmpty)
    }

    @Test(arguments: [
        ("", ""), ("09:30-18:00", "09:30-18:00"), ("13:30–18:00、09:30-12:00", "09:30-12:00 13:30-18:00"),
        (" 09:30-12:00 , 13:30-18:00 ", "09:30-12:00 13:30-18:00"), ("22:00-06:00", "22:00-06:00"),
    ])
    func `hours are read as people type them`(text: String, written: String) {
        #expect([Period](written: text)?.written == written)
    }

    @Test(arguments: ["9-5", "09:00-12:00 11:00-13:00", "09:00", "09:00-12:00 x"])
    func `hours that will not do are none`(text: String) { #expect([Period](written: text) == nil) }
}
