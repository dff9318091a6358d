/// What turns one text into another, line by line, in the fewest steps (Myers 1986, "An O(ND) Difference Algorithm").
public struct TextComparison: Hashable, Sendable {
    /// Lines that lie together: the same in both texts, or those that one has in place of the other's.
    public struct Stretch: Hashable, Sendable {
        public let isKept: Bool
        public let old: Range<Int>
        public let new: Range<Int>
    }

    public let old: [String]
    public let new: [String]
    /// From the first line to the last; kept and changed take turns.
    public let stretches: [Stretch]

    /// - Parameter most: beyond so many steps the texts have so little in common that the rest counts as one change;
    ///   memory grows with its square, time with it and the lines.
    public init(_ old: String, _ new: String, most: Int = 2000) {
        self.old = old.lines
        self.new = new.lines
        stretches = Self.stretches(self.old, self.new, most)
    }

    public var isSame: Bool { stretches.allSatisfy(\.isKept) }
    public var removed: Int { stretches.reduce(0) { $0 + ($1.isKept ? 0 : $1.old.count) } }
    public var added: Int { stretches.reduce(0) { $0 + ($1.isKept ? 0 : $1.new.count) } }

    private static func stretches(_ old: [String], _ new: [String], _ most: Int) -> [Stretch] {
        var numbers: [String: Int32] = [:]
        let a = old.map { number(of: $0, &numbers) }
        let b = new.map { number(of: $0, &numbers) }
        var head = 0
        while head < min(a.count, b.count), a[head] == b[head] { head += 1 }
        var tail = 0
        while tail < min(a.count, b.count) - head, a[a.count - 1 - tail] == b[b.count - 1 - tail] { tail += 1 }
        let middle = EditPath(Array(a[head..<(a.count - tail)]), Array(b[head..<(b.count - tail)]), most: most)

        var builder = Builder()
        for place in 0..<head { builder.keep(place, place) }
        for (x, y) in middle.kept { builder.keep(head + x, head + y) }
        for place in 0..<tail { builder.keep(a.count - tail + place, b.count - tail + place) }
        return builder.finish(a.count, b.count)
    }

    /// Equal lines have equal numbers, which are quicker to compare.
    private static func number(of line: String, _ numbers: inout [String: Int32]) -> Int32 {
        if let known = numbers[line] { return known }
        let fresh = Int32(numbers.count)
        numbers[line] = fresh
        return fresh
    }
}

/// Joins kept lines to stretches, and puts what lies between them into stretches of its own.
private struct Builder {
    private var done: [TextComparison.Stretch] = []
    private var run: (old: Range<Int>, new: Range<Int>) = (0..<0, 0..<0)

    mutating func keep(_ old: Int, _ new: Int) {
        if old == run.old.upperBound, new == run.new.upperBound {
            run = (run.old.lowerBound..<old + 1, run.new.lowerBound..<new + 1)
        } else {
            change(upTo: old, new)
            run = (old..<old + 1, new..<new + 1)
        }
    }

    mutating func finish(_ old: Int, _ new: Int) -> [TextComparison.Stretch] {
        change(upTo: old, new)
        return done
    }

    private mutating func change(upTo old: Int, _ new: Int) {
        if !run.old.isEmpty { done.append(.init(isKept: true, old: run.old, new: run.new)) }
        let gap = (run.old.upperBound..<old, run.new.upperBound..<new)
        if !gap.0.isEmpty || !gap.1.isEmpty { done.append(.init(isKept: false, old: gap.0, new: gap.1)) }
        run = (old..<old, new..<new)
    }
}

extension String {
    /// The lines without their ends; a line end at the end of the text begins no further line.
    fileprivate var lines: [String] {
        guard !isEmpty else { return [] }
        var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}
