import Foundation
import Scenes
import Testing
import Tickets
import Vocabulary

/// Words, when they are typed, and what they promise: nothing, a call or a word by a moment.
struct SpokenRow: Sendable, CustomTestStringConvertible {
    let words: String
    var at = "2026-03-09 10:00"
    var way: SpokenPromise.Way = .call
    var due: String?

    var testDescription: String { "\(words) (\(at))" }

    static let promises = [
        SpokenRow(words: "15:00 给您回电", due: "2026-03-09 15:00"),
        SpokenRow(words: "好的，我们今天下午3点给您回电话", due: "2026-03-09 15:00"),
        SpokenRow(words: "工程師會在明天上午十點半致電您，請保持電話暢通。", due: "2026-03-10 10:30"),
        SpokenRow(words: "已经转给同事。两小时内给您答复", way: .words, due: "2026-03-09 12:00"),
        SpokenRow(words: "请您放心，30分钟内跟您联系", way: .words, due: "2026-03-09 10:30"),
        SpokenRow(words: "半小时内回复您", way: .words, due: "2026-03-09 10:30"),
        SpokenRow(words: "三点给您打电话", due: "2026-03-09 15:00"),
        SpokenRow(words: "下周二下午四点一刻前告知您结果", way: .words, due: "2026-03-17 16:15"),
        SpokenRow(words: "周五 17:30 前给您消息", way: .words, due: "2026-03-13 17:30"),
        SpokenRow(words: "今晚八点前答复您", way: .words, due: "2026-03-09 20:00"),
        SpokenRow(words: "I'll call you back by 3 pm.", due: "2026-03-09 15:00"),
        SpokenRow(words: "We will get back to you within 2 hours.", way: .words, due: "2026-03-09 12:00"),
        SpokenRow(words: "We'll let you know tomorrow at 9:30 am", way: .words, due: "2026-03-10 09:30"),
        SpokenRow(words: "１５：００ 给您回电", due: "2026-03-09 15:00"),
    ]

    static let others = [
        SpokenRow(words: "您好，正在查看。"),
        SpokenRow(words: "请您在 15:00 前给我们回电"),
        SpokenRow(words: "刚才 9:40 给您打电话，没有接通"),
        SpokenRow(words: "服务时间为 09:30 至 18:00。有进展会联系您"),
        SpokenRow(words: "故障发生在 15:00"),
        SpokenRow(words: "Please call us at 15:00."),
        SpokenRow(words: "版本 2.15:00 已发布，给您回电", at: "2026-03-09 23:59"),
        SpokenRow(words: ""),
    ]
}

@Suite("C11 · What is promised in words")
struct SpokenPromiseTests {
    private static let zone = TimeZone(identifier: Timetable.zoneName) ?? .gmt

    @Test(arguments: SpokenRow.promises) func `a promise names its moment`(row: SpokenRow) throws {
        let spoken = try #require(try read(row))
        #expect(spoken.way == row.way)
        #expect(Timetable.shown(spoken.due) == row.due)
    }

    @Test(arguments: SpokenRow.others) func `other words promise nothing`(row: SpokenRow) throws {
        #expect(try read(row) == nil)
    }

    private func read(_ row: SpokenRow) throws -> SpokenPromise? {
        let now = try Timetable.moment(row.at, after: Instant(milliseconds: 0))
        return SpokenPromise(in: row.words, said: now, zone: Self.zone)
    }
}
