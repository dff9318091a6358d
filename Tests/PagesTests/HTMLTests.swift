import Testing

@testable import Pages

@Suite("HTML · text put into markup is escaped byte by byte")
struct HTMLTests {
    @Test(arguments: [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("\" onload=\"x", "&quot; onload=&quot;x"),
        ("' autofocus onfocus='x", "&#39; autofocus onfocus=&#39;x"),
        ("\"\u{301}", "&quot;\u{301}"),
        ("<\u{338}b>", "&lt;\u{338}b&gt;"),
        ("&amp;", "&amp;amp;"),
        ("a\u{0}b\u{8}\u{7F}c", "abc"),
        ("一行\n\t二行", "一行\n\t二行"),
        ("😀 张女士", "😀 张女士"),
        ("", ""),
    ])
    func `what stands in a gap cannot become markup`(given: String, expected: String) {
        let html: HTML = "<p title=\"\(given)\">\(given)</p>"
        #expect(html.text.unicodeScalars.elementsEqual("<p title=\"\(expected)\">\(expected)</p>".unicodeScalars))
    }

    @Test func `a byte is escaped wherever it stands in a text`() {
        let replacements: [Unicode.Scalar: String] = [
            "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;",
        ]
        let scalars = (UInt8.min...0x7F).map { Unicode.Scalar($0) } + ["é", "单", "😀"]
        var wrong: [String] = []
        for scalar in scalars {
            let isKept = scalar.value >= 0x20 && scalar.value != 0x7F || "\t\n\r".unicodeScalars.contains(scalar)
            let expected = replacements[scalar] ?? (isKept ? String(scalar) : "")
            for (before, behind) in (0..<18).flatMap({ before in [0, 3, 9].map { (before, $0) } }) {
                for filling in ["a", "0", " ", "~", "工"] {
                    let start = String(repeating: filling, count: before)
                    let end = String(repeating: filling, count: behind)
                    let html = HTML(escaping: start + String(scalar) + end).text
                    let isRight = html.unicodeScalars.elementsEqual((start + expected + end).unicodeScalars)
                    if !isRight { wrong.append("\(scalar.value) behind \(before), before \(behind) of \(filling)") }
                }
            }
        }
        #expect(wrong == [])
    }

    @Test func `markup put into markup stays as it is`() {
        let bold: HTML = "<b>\("1 < 2")</b>"
        #expect(("<p>\(bold)</p>" as HTML).text == "<p><b>1 &lt; 2</b></p>")
        #expect(("<p>\([bold, bold])</p>" as HTML).text == "<p><b>1 &lt; 2</b><b>1 &lt; 2</b></p>")
    }

    @Test func `items stand one after the other`() {
        let items = ["a", "<", "c"]
        let item: (String) -> HTML = { "<li>\($0)</li>" }
        #expect(
            ("<ol>\(each: items, item)</ol>" as HTML).text == "<ol><li>a</li><li>&lt;</li><li>c</li></ol>")
        #expect(("<ol>\(each: [], item)</ol>" as HTML).text == "<ol></ol>")
    }

    @Test func `nothing stands where there is no value`() {
        let none: HTML? = nil
        #expect(
            ("<p\(attribute: "title", nil)\(flag: "hidden", false)>\(none)\(when: false, "x")</p>" as HTML).text
                == "<p></p>")
    }

    @Test func `numbers are attributes too`() {
        let html: HTML = "<i\(attribute: "a", number: -7)\(attribute: "b", number: .max)\(attribute: "c", number: nil)>"
        #expect(html.text == "<i a=\"-7\" b=\"9223372036854775807\">")
    }

    @Test func `attributes are quoted and escaped`() {
        #expect(
            ("<a\(attribute: "href", "\"><x")\(flag: "hidden", true)>" as HTML).text
                == "<a href=\"&quot;&gt;&lt;x\" hidden>")
    }

    @Test(arguments: [
        (0, "0"), (7, "7"), (-120, "-120"), (Int.max, "9223372036854775807"), (Int.min, "-9223372036854775808"),
    ])
    func `numbers are written out`(number: Int, expected: String) {
        #expect(("\(number)" as HTML).text == expected)
    }

    @Test(arguments: [
        ("see https://a.example/b?c=1&d=2.", "see <a href=\"https://a.example/b?c=1&amp;d=2\""),
        ("(http://a.example)", "(<a href=\"http://a.example\""),
        ("打开 https://例子.中国", "打开 https://例子.中国"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("https://x\"onmouseover=", "<a href=\"https://x\""),
        ("https://", "https://"),
        ("<b>no</b>", "&lt;b&gt;no&lt;/b&gt;"),
    ])
    func `only web addresses become links in what people wrote`(given: String, start: String) {
        #expect(Prose(given).html.text.hasPrefix(start))
    }
}
