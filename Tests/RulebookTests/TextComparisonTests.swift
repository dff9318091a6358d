import Rulebook
import Testing

@Suite("C9 · Two editions compared line by line")
struct TextComparisonTests {
    static let table: [(old: String, new: String, steps: String)] = [
        ("", "", ""),
        ("a\nb\n", "a\nb", "=a =b"),
        ("", "a", "+a"),
        ("a", "", "-a"),
        ("a\nb\nc", "a\nx\nc", "=a -b +x =c"),
        ("a\nb\nc", "b\nc\nd", "-a =b =c +d"),
        ("a\nb\nc\na\nb\nb\na", "c\nb\na\nb\na\nc", "-a -b =c +b =a =b -b =a +c"),
        ("a\n\nb", "a\nb", "=a - =b"),
    ]

    @Test(arguments: table) func `it keeps what both have, in the fewest steps`(
        row: (old: String, new: String, steps: String)
    ) {
        #expect(steps(TextComparison(row.old, row.new)).count == row.steps.split(separator: " ").count)
        #expect(played(TextComparison(row.old, row.new)) == TextComparison(row.new, row.new).new)
    }

    @Test(arguments: [UInt64](1...60)) func `whatever the texts, the way leads from one to the other`(seed: UInt64) {
        var dice = Dice(state: seed)
        let words = ["a", "b", "c", "d", ""]
        let old = (0..<dice.roll(40)).map { _ in words[dice.roll(words.count)] }
        let new = (0..<dice.roll(40)).map { _ in words[dice.roll(words.count)] }
        let comparison = TextComparison(old.joined(separator: "\n"), new.joined(separator: "\n"))

        #expect(played(comparison) == comparison.new)
        #expect(comparison.removed + comparison.added == distance(comparison.old, comparison.new))
        for (left, right) in zip(comparison.stretches, comparison.stretches.dropFirst()) {
            #expect(left.isKept != right.isKept)
            #expect(left.old.upperBound == right.old.lowerBound && left.new.upperBound == right.new.lowerBound)
        }
    }

    @Test func `texts with too little in common are one change, and soon`() {
        let old = (0..<3000).map { "old \($0)" }.joined(separator: "\n")
        let new = (0..<3000).map { "new \($0)" }.joined(separator: "\n")
        let comparison = TextComparison("head\n" + old + "\ntail", "head\n" + new + "\ntail", most: 500)
        #expect(comparison.stretches.map(\.isKept) == [true, false, true])
        #expect(comparison.removed == 3000 && comparison.added == 3000)
    }

    private func steps(_ comparison: TextComparison) -> [String] {
        comparison.stretches.flatMap { stretch in
            stretch.isKept
                ? stretch.old.map { "=" + comparison.old[$0] }
                : stretch.old.map { "-" + comparison.old[$0] } + stretch.new.map { "+" + comparison.new[$0] }
        }
    }

    /// What comes out when the steps are taken.
    private func played(_ comparison: TextComparison) -> [String] {
        steps(comparison).compactMap { $0.first == "-" ? nil : String($0.dropFirst()) }
    }

    /// The fewest steps there are, by the textbook's table.
    private func distance(_ old: [String], _ new: [String]) -> Int {
        var row = Array(0...new.count)
        for (i, line) in old.enumerated() {
            var next = [i + 1]
            for (j, other) in new.enumerated() {
                next.append(line == other ? row[j] : min(row[j + 1], next[j]) + 1)
            }
            row = next
        }
        return row[new.count]
    }

    /// Random numbers that are the same each time (xorshift).
    private struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(sides))
        }
    }
}
