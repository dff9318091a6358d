import Foundation
import Pages
import Testing
import Vocabulary

@testable import Web

@Suite("Clocks · what a promise looks like")
struct ClockFaceTests {
    let story = Story(language: .zhHans)

    @Test(arguments: [
        (0, ClockFace.Tone.calm, 100), (50, .calm, 50), (74, .calm, 26), (75, .soon, 25), (99, .soon, 1),
        (100, .soon, 0),
        (101, .late, 0), (300, .late, 0),
    ])
    func `a running clock is calm, then soon in the last quarter, then late`(
        minute: Int, tone: ClockFace.Tone, left: Int
    ) {
        let face = ClockFace(kind: "response", state: .running, start: story.now, due: story.ahead(100))
        #expect(face.tone(at: story.ahead(minute)) == tone)
        #expect(face.percentLeft(at: story.ahead(minute)) == left)
    }

    @Test(arguments: [
        (ClockFace.State.met, "已按时完成"), (.paused, "已暂停，还有 30 分钟"), (.missed, "已超时 20 分钟"),
    ])
    func `a clock that ended says how, and no longer ticks`(state: ClockFace.State, words: String) {
        let end = state == .missed ? story.ago(10) : story.ago(60)
        let face = ClockFace(kind: "solution", state: state, start: story.ago(120), due: story.ago(30), end: end)
        #expect(("\(face.words(story.frame("/").wording(story.texts)))" as HTML).text == words)
        #expect(!face.html(story.frame("/").wording(story.texts)).text.contains("data-due"))
    }

    @Test func `a missed clock that still runs counts up from its limit`() {
        let face = ClockFace(kind: "response", state: .missed, start: story.ago(30), due: story.ago(7))
        let html = face.html(story.frame("/").wording(story.texts)).text
        #expect(html.contains("已超时 7 分钟"))
        #expect(html.contains("data-tone=\"late\""))
        #expect(html.contains("data-due=\"\(story.ago(7).milliseconds)\""))
    }

    @Test func `a limit without the year's calendar is shown as provisional`() {
        var face = ClockFace(kind: "solution", state: .running, start: story.now, due: story.ahead(60))
        let wording = story.frame("/").wording(story.texts)
        #expect(!face.html(wording).text.contains("暂定"))
        face.isProvisional = true
        #expect(face.html(wording).text.contains("暂定"))
    }

    @Test func `a clock whose limit is its start does not divide by nothing`() {
        let face = ClockFace(kind: "response", state: .running, start: story.now, due: story.now)
        #expect(face.percentLeft(at: story.now) == 0)
    }

    @Test func `a limit that only a manual knows is called as the manual calls it`() {
        var face = ClockFace(kind: "loaner", state: .running, start: story.now, due: story.ahead(100))
        face.name = "Loan device"
        let html = face.html(story.frame("/").wording(story.texts)).text
        #expect(html.contains("<span class=\"kind\">Loan device</span>"))
        #expect(!html.contains("clock.kind"))
    }
}
