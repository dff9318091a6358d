/// A text as a square of dark and light, for the camera of a phone (ISO/IEC 18004: byte mode, correction level M).
public struct QRCode: Sendable {
    /// How many modules a side has.
    public let size: Int
    private var dark: [Bool]
    /// Where the pattern belongs to the code itself and not to what it says.
    private var isFixed: [Bool]

    /// nil for a text of more than 666 bytes.
    public init?(_ text: String) {
        guard let version = QRCapacity.smallest(for: text.utf8.count) else { return nil }
        let plain = QRCode(version, QRBlocks.woven(text, version))
        // Of the eight masks the one that leaves the fewest even patches; every one can be read.
        self = (0..<8).map(plain.masked).min { $0.evenPatches < $1.evenPatches } ?? plain
    }

    /// With one mask, whatever it looks like.
    init?(_ text: String, mask: Int) {
        guard let version = QRCapacity.smallest(for: text.utf8.count) else { return nil }
        self = QRCode(version, QRBlocks.woven(text, version)).masked(mask)
    }

    public subscript(x: Int, y: Int) -> Bool { dark[y * size + x] }

    /// The picture, on white paper with the margin that cameras need, in every light.
    public func svg(_ label: String) -> HTML {
        let side = size + 8
        let runs = (0..<size).flatMap { y -> [HTML] in
            row(y).map { "M\($0.lowerBound + 4) \(y + 4)h\($0.count)v1h-\($0.count)z" as HTML }
        }
        return """
            <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(label)" shape-rendering="crispEdges">\
            <rect width="\(side)" height="\(side)" fill="#fff"/><path fill="#000" d="\(runs)"/></svg>
            """
    }

    /// The dark stretches of a row.
    private func row(_ y: Int) -> [Range<Int>] {
        var (runs, x) = ([Range<Int>](), 0)
        while x < size {
            let start = x
            while x < size, self[x, y] { x += 1 }
            if x > start { runs.append(start..<x) }
            x += 1
        }
        return runs
    }
}

// MARK: - Drawing

extension QRCode {
    private init(_ version: Int, _ words: [UInt8]) {
        size = version * 4 + 17
        dark = Array(repeating: false, count: size * size)
        isFixed = dark
        drawTiming()
        for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] { drawRings(x, y, radius: 4) { $0 != 2 && $0 != 4 } }
        let places = alignmentPlaces(version)
        for x in places {
            // Three corners have the large rings already.
            for y in places where ![[6, 6], [6, size - 7], [size - 7, 6]].contains([x, y]) {
                drawRings(x, y, radius: 2) { $0 != 1 }
            }
        }
        drawFormat(mask: 0)
        if version >= 7 { drawVersion(version) }
        drawWords(words)
    }

    private mutating func fix(_ x: Int, _ y: Int, _ isDark: Bool) {
        dark[y * size + x] = isDark
        isFixed[y * size + x] = true
    }

    private mutating func drawTiming() {
        for place in 0..<size {
            fix(6, place, place % 2 == 0)
            fix(place, 6, place % 2 == 0)
        }
    }

    private mutating func drawRings(_ x: Int, _ y: Int, radius: Int, _ isDark: (Int) -> Bool) {
        for down in -radius...radius {
            for across in -radius...radius where (0..<size).contains(x + across) && (0..<size).contains(y + down) {
                fix(x + across, y + down, isDark(max(abs(across), abs(down))))
            }
        }
    }

    private func alignmentPlaces(_ version: Int) -> [Int] {
        guard version > 1 else { return [] }
        let count = version / 7 + 2
        let step = (version * 8 + count * 3 + 5) / (count * 4 - 4) * 2
        return [6] + (0..<count - 1).reversed().map { size - 7 - $0 * step }
    }

    /// Level and mask with their own correction (BCH), twice.
    private mutating func drawFormat(mask: Int) {
        // Level M is 0, so that the mask is all of it.
        let rest = (0..<10).reduce(mask) { rest, _ in rest << 1 ^ (rest >> 9) * 0x537 }
        let bits = (mask << 10 | rest) ^ 0x5412
        let isSet = { (place: Int) in bits >> place & 1 == 1 }
        for place in 0...5 { fix(8, place, isSet(place)) }
        fix(8, 7, isSet(6))
        fix(8, 8, isSet(7))
        fix(7, 8, isSet(8))
        for place in 9..<15 { fix(14 - place, 8, isSet(place)) }
        for place in 0..<8 { fix(size - 1 - place, 8, isSet(place)) }
        for place in 8..<15 { fix(8, size - 15 + place, isSet(place)) }
        fix(8, size - 8, true)
    }

    private mutating func drawVersion(_ version: Int) {
        let rest = (0..<12).reduce(version) { rest, _ in rest << 1 ^ (rest >> 11) * 0x1F25 }
        let bits = version << 12 | rest
        for place in 0..<18 {
            let (far, near) = (size - 11 + place % 3, place / 3)
            fix(far, near, bits >> place & 1 == 1)
            fix(near, far, bits >> place & 1 == 1)
        }
    }

    /// Upwards and downwards in pairs of columns, from the right.
    private mutating func drawWords(_ words: [UInt8]) {
        var bit = 0
        // The sixth column is the timing's.
        let columns = Array(stride(from: size - 1, through: 8, by: -2)) + [5, 3, 1]
        for (turn, right) in columns.enumerated() {
            for step in 0..<size {
                let y = turn % 2 == 0 ? size - 1 - step : step
                for x in [right, right - 1] where !isFixed[y * size + x] && bit < words.count * 8 {
                    dark[y * size + x] = words[bit / 8] >> (7 - bit % 8) & 1 == 1
                    bit += 1
                }
            }
        }
    }

    private func masked(_ mask: Int) -> QRCode {
        var code = self
        for y in 0..<size {
            for x in 0..<size where !isFixed[y * size + x] && QRCode.turns(mask, x, y) {
                code.dark[y * size + x].toggle()
            }
        }
        code.drawFormat(mask: mask)
        return code
    }

    private static func turns(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
        switch mask {
        case 0: (x + y) % 2 == 0
        case 1: y % 2 == 0
        case 2: x % 3 == 0
        case 3: (x + y) % 3 == 0
        case 4: (x / 3 + y / 2) % 2 == 0
        case 5: x * y % 2 + x * y % 3 == 0
        case 6: (x * y % 2 + x * y % 3) % 2 == 0
        default: ((x + y) % 2 + x * y % 3) % 2 == 0
        }
    }

    /// How often a module looks like its neighbours to the right, below and across.
    private var evenPatches: Int {
        (0..<size - 1).reduce(0) { sum, y in
            sum
                + (0..<size - 1).count { x in
                    self[x, y] == self[x + 1, y] && self[x, y] == self[x, y + 1] && self[x, y] == self[x + 1, y + 1]
                }
        }
    }
}
