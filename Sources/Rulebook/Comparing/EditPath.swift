/// The shortest way from one row of numbers to another by taking out and putting in.
struct EditPath {
    /// What both have, as pairs of places, ascending in both.
    private(set) var kept: [(Int, Int)] = []

    private let a: [Int32]
    private let b: [Int32]

    /// - Parameter most: where more steps would be needed, nothing counts as kept.
    init(_ a: [Int32], _ b: [Int32], most: Int) {
        self.a = a
        self.b = b
        if let trace = trace(most: min(most, a.count + b.count)) { kept = walk(back: trace) }
    }

    /// For each number of steps, how far along each diagonal the steps before it reached. A diagonal is the place in
    /// `a` less the place in `b`; round `d` looks at those from -d-1 to d+1, stored from 0.
    private func trace(most: Int) -> [[Int32]]? {
        let middle = most + 1
        var reach = [Int32](repeating: 0, count: 2 * most + 3)
        var trace: [[Int32]] = []
        for steps in 0...most {
            trace.append(Array(reach[(middle - steps - 1)...(middle + steps + 1)]))
            for diagonal in stride(from: -steps, through: steps, by: 2) {
                let here = middle + diagonal
                let isDown = Self.comesFromAbove(diagonal, steps, reach[here - 1], reach[here + 1])
                var x = Int(isDown ? reach[here + 1] : reach[here - 1] + 1)
                var y = x - diagonal
                while x < a.count, y >= 0, y < b.count, a[x] == b[y] { (x, y) = (x + 1, y + 1) }
                reach[here] = Int32(x)
                if x >= a.count, y >= b.count { return trace }
            }
        }
        return nil
    }

    private func walk(back trace: [[Int32]]) -> [(Int, Int)] {
        var kept: [(Int, Int)] = []
        var (x, y) = (a.count, b.count)
        for steps in stride(from: trace.count - 1, through: 0, by: -1) {
            let (reach, middle) = (trace[steps], steps + 1)
            let here = middle + x - y
            let isDown = Self.comesFromAbove(x - y, steps, reach[here - 1], reach[here + 1])
            let before = here + (isDown ? 1 : -1)
            let start = steps == 0 ? (0, 0) : (Int(reach[before]), Int(reach[before]) - (before - middle))
            while x > start.0, y > start.1 {
                (x, y) = (x - 1, y - 1)
                kept.append((x, y))
            }
            (x, y) = start
        }
        return kept.reversed()
    }

    /// Whether the best way onto a diagonal puts a line in, rather than takes one out.
    private static func comesFromAbove(_ diagonal: Int, _ steps: Int, _ left: Int32, _ right: Int32) -> Bool {
        diagonal == -steps || (diagonal != steps && left < right)
    }
}
