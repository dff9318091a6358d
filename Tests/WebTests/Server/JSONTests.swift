import Testing
import Vocabulary

@testable import Web

@Suite("Body · JSON")
struct JSONTests {
    static func read(_ text: String) throws -> JSONValue { try JSONReading.value(Array(text.utf8)) }

    @Test(arguments: [
        ("{}", JSONValue.object([])), (" [ ] ", .list([])), ("null", .null),
        ("[true,false]", .list([.flag(true), .flag(false)])),
        ("\"应\\u5e94\\n\\ud83d\\ude00\"", .text("应应\n😀")), ("-0.5e+10", .number("-0.5e+10")),
        ("9007199254740993", .number("9007199254740993")),
        ("{\"a\":{\"b\":[1]}}", .object([.init("a", .object([.init("b", .list([.number("1")]))]))])),
    ])
    func `a value is read`(text: String, value: JSONValue) throws {
        #expect(try Self.read(text) == value)
    }

    @Test(arguments: [
        "", " ", "{", "}", "[", "[1,]", "{\"a\":1,}", "{a:1}", "{'a':1}", "01", "1.", ".5", "+1", "1e", "nul", "tru",
        "NaN",
        "\"", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"a\nb\"", "1 2", "{} x",
        "[1 2]",
        "{\"a\" 1}", "\u{FEFF}{}", "/**/1", String(repeating: "9", count: 41),
    ])
    func `what is no JSON is malformed`(text: String) {
        let refusal = #expect(throws: Refusal.self) { try Self.read(text) }
        #expect(refusal?.key == Saying.malformed.rawValue)
    }

    @Test func `bytes that are no UTF-8 are malformed`() {
        #expect(throws: Refusal(.invalid, .malformed)) { try JSONReading.value([0x22, 0xFF, 0x22]) }
    }

    @Test func `every doubled name and every NUL is told by its field`() {
        let refusal = #expect(throws: Refusal.self) {
            try Self.read("{\"a\":1,\"a\":2,\"b\":{\"c\":\"x\\u0000\",\"c\":null},\"d\":[{\"e\":0,\"e\":0}]}")
        }
        #expect(refusal?.flaws.map(\.field) == ["a", "b.c", "b.c", "d.0.e"])
    }

    @Test func `thirty-two levels are read and more are refused`() throws {
        let deep = { (levels: Int) in String(repeating: "[", count: levels) + String(repeating: "]", count: levels) }
        _ = try Self.read(deep(33))
        let refusal = #expect(throws: Refusal.self) { try Self.read(deep(34)) }
        #expect(refusal?.flaws.map(\.key) == [Saying.tooDeep.rawValue])
        #expect(throws: Refusal.self) { try Self.read(String(repeating: "[", count: 1_000_000)) }
    }

    @Test func `twenty thousand values are the most`() {
        #expect(throws: Refusal.self) { try Self.read("[" + String(repeating: "0,", count: 20_000) + "0]") }
    }

    @Test func `what is written is read again, and harmless in a page`() throws {
        let value: JSONValue = [
            "a": .text("</script>\u{2028}\"\\\u{1}应😀"), "b": .list([.null, .flag(true), .number(-3)]), "gone": nil,
        ]
        let text = String(decoding: value.bytes, as: UTF8.self)
        #expect(try Self.read(text) == value)
        #expect(!text.contains("<") && !text.contains("\u{2028}"))
    }
}
