/// Where the boxes of a tree stand and how they are joined: leaves one below the other, each parent in their middle.
struct TreeDrawing: Equatable {
    struct Box: Equatable {
        let depth: Int
        let x: Int
        let y: Int
        let width: Int
        let height: Int
        let name: String
        let note: String
        let isVacant: Bool
    }

    struct Line: Equatable {
        let x: Int
        let y: Int
        let middle: Int
        let toX: Int
        let toY: Int
    }

    private static let height = 44
    private static let gap = 10
    private static let reach = 36

    private(set) var boxes: [Box] = []
    private(set) var lines: [Line] = []
    private(set) var width = 0
    private(set) var height = 0

    private var columns: [Int] = []
    private var next = 1

    init(_ root: OrganisationChart.Node) {
        measure(root, depth: 0)
        _ = place(root, depth: 0)
        width = columns.reduce(1) { $0 + $1 } + (columns.count - 1) * Self.reach + 1
        height = next - Self.gap + 1
    }

    /// A column is as wide as its widest box.
    private mutating func measure(_ node: OrganisationChart.Node, depth: Int) {
        if columns.count == depth { columns.append(0) }
        let text = max(Self.width(of: node.name, size: 14), Self.width(of: node.note, size: 12))
        columns[depth] = max(columns[depth], text + 24)
        for child in node.below { measure(child, depth: depth + 1) }
    }

    /// Sets the node and what is below it, and tells the middle of its box.
    private mutating func place(_ node: OrganisationChart.Node, depth: Int) -> Int {
        let x = 1 + columns[..<depth].reduce(0, +) + depth * Self.reach
        let middles = node.below.map { place($0, depth: depth + 1) }
        let middle: Int
        if let first = middles.first, let last = middles.last {
            middle = (first + last) / 2
        } else {
            middle = next + Self.height / 2
            next += Self.height + Self.gap
        }
        boxes.append(
            Box(
                depth: depth, x: x, y: middle - Self.height / 2, width: columns[depth], height: Self.height,
                name: node.name, note: node.note, isVacant: node.isVacant))
        let end = x + columns[depth]
        lines += middles.map {
            Line(x: end, y: middle, middle: end + Self.reach / 2, toX: end + Self.reach, toY: $0)
        }
        return middle
    }

    /// About how wide a text is: a letter of an alphabet takes little more than half of what a Chinese one takes.
    private static func width(of text: String, size: Int) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? size * 58 : size * 101) } / 100
    }
}
