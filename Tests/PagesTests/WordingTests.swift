import Foundation
import Testing
import Vocabulary

@testable import Pages

@Suite("Wording · times, spans and numbers as people say them")
struct WordingTests {
    /// Monday 2026-11-23, 14:42:10 in Shanghai.
    static let now = Instant(seconds: 1_795_416_130)

    func wording(_ language: Language, zone: String = "Asia/Shanghai") throws -> Wording {
        Wording(try Catalogs.bundled()[language], zone: try #require(TimeZone(identifier: zone)), now: Self.now)
    }

    @Test(arguments: [
        (0, "刚刚", "剛剛", "just now"), (59, "刚刚", "剛剛", "just now"), (60, "1 分钟前", "1 分鐘前", "1 min ago"),
        (3599, "59 分钟前", "59 分鐘前", "59 min ago"), (3600, "今天 13:42", "今天 13:42", "today 13:42"),
        (86400, "昨天 14:42", "昨天 14:42", "yesterday 14:42"), (-86400, "明天 14:42", "明天 14:42", "tomorrow 14:42"),
        (-600, "今天 14:52", "今天 14:52", "today 14:52"),
        (86400 * 20, "11 月 3 日 14:42", "11 月 3 日 14:42", "3 Nov, 14:42"),
        (86400 * 385, "2025 年 11 月 3 日 14:42", "2025 年 11 月 3 日 14:42", "3 Nov 2025, 14:42"),
    ])
    func `a moment is told from where we stand`(age: Int, hans: String, hant: String, en: String) throws {
        let moment = Self.now - .seconds(age)
        #expect(try wording(.zhHans).moment(moment) == hans)
        #expect(try wording(.zhHant).moment(moment) == hant)
        #expect(try wording(.en).moment(moment) == en)
    }

    @Test func `midnight is that of the zone, summer time included`() throws {
        let moment = Self.now - .hours(8)
        #expect(try wording(.zhHans).moment(moment) == "今天 06:42")
        #expect(try wording(.zhHans, zone: "Europe/Berlin").moment(moment) == "昨天 23:42")
        let july = Instant(seconds: 1_783_000_000)
        #expect(try wording(.en, zone: "Europe/Berlin").exact(july) == "2026-07-02 15:46:40 Europe/Berlin")
    }

    @Test(arguments: [
        (0, "不到 1 分钟"), (59, "不到 1 分钟"), (60, "1 分钟"), (3540, "59 分钟"), (3600, "1 小时"), (11_100, "3 小时 5 分钟"),
        (86400, "1 天"), (187_200, "2 天 4 小时"), (-5, "不到 1 分钟"),
    ])
    func `a span is told in its two largest parts`(seconds: Int, expected: String) throws {
        #expect(try wording(.zhHans).span(.seconds(seconds)) == expected)
    }

    @Test func `time left and time over`() throws {
        #expect(try left(.zhHans, Self.now + .minutes(12)) == "还剩 12 分钟")
        #expect(try left(.zhHans, Self.now - .minutes(5)) == "已超时 5 分钟")
        #expect(try left(.zhHant, Self.now - .minutes(5)) == "已逾時 5 分鐘")
        #expect(try left(.en, Self.now - .minutes(5)) == "5 min overdue")
    }

    private func left(_ language: Language, _ due: Instant) throws -> String {
        let words = try wording(language).left(until: due)
        let markup = ("\(words)" as HTML).text
        #expect(words.text == markup, "as a text it says the same")
        return markup
    }

    @Test(arguments: [
        (1_795_416_130_000, "2026-11-23T06:42:10Z"), (-1, "1969-12-31T23:59:59Z"),
        (-62_135_596_800_000, "1-01-01T00:00:00Z"),
    ])
    func `a moment is written for machines, in a text and in markup`(milliseconds: Int64, written: String) {
        let instant = Instant(milliseconds: milliseconds)
        #expect(instant.iso == written)
        #expect(("\(iso: instant)" as HTML).text == written)
    }

    @Test(arguments: [
        (1_795_416_130_000, "2026-11-23T06:42:10.000Z"), (1_795_416_130_007, "2026-11-23T06:42:10.007Z"),
        (1_795_416_130_070, "2026-11-23T06:42:10.070Z"), (1_795_416_130_700, "2026-11-23T06:42:10.700Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
    ])
    func `a moment is written for programs to the millisecond`(milliseconds: Int64, written: String) {
        #expect(Instant(milliseconds: milliseconds).isoWithMilliseconds == written)
    }

    @Test func `a time element is exact for machines and on hover`() throws {
        let html = try wording(.zhHans).time(Self.now - .days(1)).text
        #expect(
            html
                == "<time datetime=\"2026-11-22T06:42:10Z\" title=\"2026-11-22 14:42:10 Asia/Shanghai\">昨天 14:42</time>"
        )
    }

    @Test(arguments: [
        (0, "1970-01-01 00:00:00"), (951_782_400, "2000-02-29 00:00:00"), (4_107_542_399, "2100-02-28 23:59:59"),
        (-1, "1969-12-31 23:59:59"), (1_709_251_199, "2024-02-29 23:59:59"),
    ])
    func `the calendar knows its leap days`(seconds: Int64, expected: String) {
        #expect(LocalTime(universal: Instant(seconds: seconds)).exact == expected)
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")])
    func `numbers are grouped`(number: Int, expected: String) throws {
        #expect(try wording(.en).number(number) == expected)
        #expect(try wording(.en).count(1000) == "999+")
    }

    @Test(arguments: [
        (0, "0 B"), (999, "999 B"), (1000, "1 kB"), (1260, "1.3 kB"), (482_113, "482 kB"), (999_600, "1 MB"),
        (3_400_000, "3.4 MB"),
    ])
    func `sizes are short`(bytes: Int, expected: String) throws {
        #expect(try wording(.en).size(bytes) == expected)
    }

    @Test(arguments: [
        ("138 0013 8000", "尾号 8000"), ("+86-13800138000", "尾号 8000"), ("zhang.san@example.com", "…@example.com"),
        ("12345", "联系方式已隐藏"), ("wx_zhang", "联系方式已隐藏"), ("@example.com", "联系方式已隐藏"), ("", "联系方式已隐藏"),
    ])
    func `a contact shows its ending and no more`(contact: String, expected: String) throws {
        #expect(try wording(.zhHans).masked(contact) == expected)
    }
}
