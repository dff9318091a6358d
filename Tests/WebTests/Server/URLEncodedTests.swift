import Testing
import Vocabulary

@testable import Web

@Suite("Body · urlencoded")
struct URLEncodedTests {
    @Test(arguments: [
        ("", []), ("a=1", ["a=1"]), ("a=1&b=2", ["a=1", "b=2"]), ("a", ["a="]), ("a=", ["a="]), ("&&a=1&", ["a=1"]),
        ("a=b=c", ["a=b=c"]), ("words=%E5%BA%94+%E7%AD%94%0D%0A", ["words=应 答\r\n"]), ("a%20b=c", ["a b=c"]),
        ("a=1&a=2", ["a=1", "a=2"]),
    ])
    func `fields are read as browsers write them`(body: String, fields: [String]) throws {
        #expect(try URLEncoded.fields(Array(body.utf8)).map { "\($0.name)=\($0.value)" } == fields)
    }

    @Test(arguments: [
        ("a=%ff", "a", Saying.notText), ("a=%00", "a", .notText), ("words=%ED%A0%80", "words", .notText),
        ("=x", "", .badName), ("%00=x", "", .badName), ("%ff=x", "", .badName), ("a%0Ab=x", "", .badName),
        (String(repeating: "n", count: 101) + "=x", "", .badName),
        (String(repeating: "a=1&", count: 501), "", .tooManyEntries),
    ])
    func `what is no text is refused by its field's name`(body: String, field: String, saying: Saying) {
        let refusal = #expect(throws: Refusal.self) { try URLEncoded.fields(Array(body.utf8)) }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.flaws.map(\.field) == [field])
        #expect(refusal?.flaws.map(\.key) == [saying.rawValue])
    }

    @Test(arguments: ["a=%", "a=%2", "a=%zz", "%g1=a", "a=%%20"])
    func `a broken percent sign is malformed`(body: String) {
        let refusal = #expect(throws: Refusal.self) { try URLEncoded.fields(Array(body.utf8)) }
        #expect(refusal?.key == Saying.malformed.rawValue)
    }
}
