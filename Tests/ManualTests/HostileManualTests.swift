import Manual
import Presets
import Testing
import Vocabulary

@Suite("Security · A manual as input")
struct HostileManualTests {
    @Test func `a text that is not YAML says where`() {
        #expect(mistakes(in: "format: 1\nname: [a, b\nx: y").first?.hasPrefix("3:2: mistake.syntax") == true)
        #expect(mistakes(in: "format: 1\n\tname: x").first?.hasPrefix("2:1: mistake.syntax") == true)
        #expect(mistakes(in: "format: 1\n---\nformat: 1").first?.contains("mistake.syntax") == true)
        #expect(mistakes(in: "format: 1\nformat: 1") == ["1:1: mistake.repeated-key format"])
        #expect(mistakes(in: "a: \u{0}").first?.contains("mistake.syntax") == true)
    }

    @Test func `anchors and aliases are refused`() {
        let anchored = smallManual.replacing("name: { zh-Hans: 小", with: "name: &n { zh-Hans: 小")
        #expect(mistakes(in: anchored) == ["2:7: mistake.alias"])
        #expect(mistakes(in: "a: &x 1\nb: *x\nc: &y [*x]").map { $0.hasSuffix("mistake.alias") } == [true, true, true])
        #expect(mistakes(in: "<<: &x {a: 1}").first?.hasSuffix("mistake.alias") == true)
    }

    @Test func `aliases of aliases are refused before they are unfolded`() {
        let bomb =
            "a0: &a0 [x]\n"
            + (1...60).map { "a\($0): &a\($0) {? [*a\($0 - 1), *a\($0 - 1)] : x}" }.joined(separator: "\n")
        #expect(mistakes(in: bomb).count == 1)
        #expect(mistakes(in: bomb).first?.hasSuffix("mistake.alias") == true)
    }

    @Test func `stars in prose are no aliases`() {
        let stars = (0..<40).map { "**a\($0)** * b* 注*c x*y" }.joined(separator: " ")
        #expect(mistakes(in: smallManual.replacing("en: Text", with: "en: '\(stars)'")) == [])
    }

    @Test func `depth is bounded`() {
        let deep = "a: " + String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
        #expect(mistakes(in: deep) == ["1:15: mistake.too-deep 12"])
        #expect(mistakes(in: String(repeating: "[", count: 100_000)).first?.contains("mistake.syntax") == true)
        #expect(mistakes(in: String(repeating: "- ", count: 100_000)).first?.contains("mistake.syntax") == true)
    }

    @Test func `size is bounded`() {
        let long = smallManual + "\n#" + String(repeating: "x", count: 2_000_000)
        #expect(mistakes(in: long) == ["1:1: mistake.too-large 2000000"])
    }

    @Test func `keys that are no texts are mistakes`() {
        #expect(mistakes(in: smallManual + "\n? [a, b]\n: x") == ["54:3: mistake.not-a-text"])
    }

    @Test func `every kind of mistake has a key of its own`() {
        #expect(Set(Mistake.Kind.allCases.map(\.rawValue)).count == Mistake.Kind.allCases.count)
        #expect(Mistake.Kind.allCases.allSatisfy { $0.rawValue.hasPrefix("mistake.") })
    }
}
