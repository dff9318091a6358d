import Foundation
import Testing

@testable import Pages

@Suite("HTML · a page is written once, and what is written stays")
struct ArenaTests {
    @Test func `what is made for its place is not moved there`() {
        var inner = HTML.empty
        func made() -> HTML {
            inner = "<b>\("bold")</b>"
            return inner
        }
        let outer: HTML = "<p>\("before ")\(made())\(each: ["a", "b"], { "<i>\($0)</i>" })</p>"
        #expect(outer.text == "<p>before <b>bold</b><i>a</i><i>b</i></p>")
        #expect(address(of: inner) == address(of: outer) + "<p>before ".utf8.count)
    }

    @Test func `what was made elsewhere is copied, wherever and however often it is put`() {
        let first: HTML = "<b>\("1")</b>"
        let second: HTML = "<b>\("2")</b>"
        let whole: HTML = "<p>\(second)\(first)\(second)\(HTML(escaping: "<"))\(first)</p>"
        #expect(whole.text == "<p><b>2</b><b>1</b><b>2</b>&lt;<b>1</b></p>")
        #expect([first, second].map(\.text) == ["<b>1</b>", "<b>2</b>"])
    }

    @Test func `copies of one beginning go on by themselves`() {
        var one = HTML.StringInterpolation(literalCapacity: 0, interpolationCount: 0)
        one.appendInterpolation("beginning ")
        var other = one
        one.appendInterpolation("of one")
        other.appendInterpolation("of another")
        one.appendInterpolation(" thing")
        #expect(HTML(stringInterpolation: one).text == "beginning of one thing")
        #expect(HTML(stringInterpolation: other).text == "beginning of another")
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `any order of making and putting gives the same text`(seed: UInt64) {
        var dice = Dice(state: seed)
        var pieces: [(html: HTML, text: String)] = [("", "")]
        for number in 0..<400 {
            var html = HTML.StringInterpolation(literalCapacity: 0, interpolationCount: 0)
            var text = ""
            for _ in 0..<dice.roll(6) {
                switch dice.roll(5) {
                case 0:
                    html.appendInterpolation(number)
                    text += "\(number)"
                case 1:
                    let words = String(repeating: "字a", count: dice.roll(1000))
                    html.appendInterpolation(words)
                    text += words
                case 2:
                    html.appendLiteral("<hr>")
                    text += "<hr>"
                case 3:
                    let old = pieces[dice.roll(pieces.count)]
                    guard text.utf8.count + old.text.utf8.count < 100_000 else { continue }
                    html.appendInterpolation(old.html)
                    text += old.text
                default:
                    html.appendInterpolation("<i>\(number)</i>" as HTML)
                    text += "<i>\(number)</i>"
                }
            }
            pieces.append((HTML(stringInterpolation: html), text))
            if dice.roll(4) == 0 { pieces.remove(at: dice.roll(pieces.count - 1) + 1) }
        }
        #expect(pieces.allSatisfy { $0.html.text == $0.text })
    }

    @Test func `pieces may be made, put and kept on any thread`() async {
        let wrong = await withTaskGroup(of: Int.self) { group in
            for task in 0..<16 {
                group.addTask {
                    var wrong = 0
                    for round in 0..<200 {
                        let html: HTML = "<p>\(await Self.made(task))\("-")\(await Self.made(round))</p>"
                        if html.text != "<p><b>\(task)</b>-<b>\(round)</b></p>" { wrong += 1 }
                    }
                    return wrong
                }
            }
            return await group.reduce(0, +)
        }
        #expect(wrong == 0)
    }

    private static func made(_ number: Int) async -> HTML {
        await Task.yield()
        return "<b>\(number)</b>"
    }

    @Test func `a page larger than an arena is whole`() {
        let line = String(repeating: "x", count: 1000)
        let page: HTML = "<main>\(each: Array(0..<2000), { "<p>\($0) \(line)</p>" })</main>"
        #expect(page.text == "<main>" + (0..<2000).map { "<p>\($0) \(line)</p>" }.joined() + "</main>")
    }

    @Test func `a page begins where the last one did, and a large one gives its memory back`() async {
        // On a thread of its own, whose arena nobody else writes on.
        let (places, capacities) = await withCheckedContinuation { told in
            Thread.detachNewThread {
                func page(of size: Int) -> HTML { "<p>\(String(repeating: "x", count: size))</p>" }
                func capacity() -> Int { Arena.mine(with: 0).capacity }
                let places = [10, 100_000, 10].map { address(of: page(of: $0)) }
                let usual = capacity()
                let grown = withExtendedLifetime(page(of: 3_000_000)) { capacity() }
                told.resume(returning: (places, [usual, grown, capacity()]))
            }
        }
        #expect(Set(places).count == 1)
        #expect(capacities[1] > 3_000_000)
        #expect(capacities[2] == capacities[0])
    }

    @Test func `what lasts lies by itself`() {
        let page: HTML = "<p>\("a page of which a part lasts")</p>"
        let lasting = page.lasting
        #expect(lasting == page)
        #expect(address(of: lasting) != address(of: page))
        let next: HTML = "<b>\(lasting)</b>\(lasting)"
        #expect(next.text == "<b>\(page.text)</b>\(page.text)")
    }

}

private func address(of html: HTML) -> Int { html.withBytes { Int(bitPattern: $0.baseAddress) } }

/// Numbers that come again with their seed: the linear congruential generator of Knuth's MMIX.
private struct Dice {
    var state: UInt64

    /// From 0 up to but not including the limit.
    mutating func roll(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}
