/// Which of a bucket's 50,000 documents have a token: sorted numbers while they are few, a bitmap when they are many.
struct Members: Equatable, Sendable {
    /// Documents per bucket; a place in it fits 16 bits.
    static let span = 50_000
    private static let words = (span + 63) / 64
    /// Above this many, a bitmap is smaller.
    private static let few = words * 4

    private enum Form: Equatable {
        case list([UInt16])
        case bits([UInt64])
    }
    private var form: Form

    init() { form = .list([]) }

    /// - Parameter places: sorted, each once.
    init(sorted places: [UInt16]) {
        form = .list(places)
        settle()
    }

    var isEmpty: Bool { if case .list(let list) = form { list.isEmpty } else { false } }

    var count: Int {
        switch form {
        case .list(let list): list.count
        case .bits(let words): words.reduce(0) { $0 + $1.nonzeroBitCount }
        }
    }

    func contains(_ place: UInt16) -> Bool {
        switch form {
        case .list(let list): list.binaryContains(place)
        case .bits(let words): words[Int(place >> 6)] >> UInt64(place & 63) & 1 == 1
        }
    }

    /// All places, highest first, below `limit`.
    func descending(below limit: Int = span) -> [UInt16] {
        switch form {
        case .list(let list): return list.reversed().filter { Int($0) < limit }
        case .bits(let words):
            var places: [UInt16] = []
            for index in stride(from: min(Self.words, (limit + 63) / 64) - 1, through: 0, by: -1) {
                var word = words[index]
                while word != 0 {
                    let bit = 63 - word.leadingZeroBitCount
                    let place = index * 64 + bit
                    if place < limit { places.append(UInt16(place)) }
                    word &= ~(1 << UInt64(bit))
                }
            }
            return places
        }
    }

    func intersection(_ other: Members) -> Members {
        switch (form, other.form) {
        case (.bits(let left), .bits(let right)):
            var both = Members()
            both.form = .bits(zip(left, right).map { $0 & $1 })
            both.settle()
            return both
        case (.list(let list), _): return Members(sorted: list.filter(other.contains))
        case (.bits, .list(let list)): return Members(sorted: list.filter(contains))
        }
    }

    func union(_ other: Members) -> Members {
        switch (form, other.form) {
        case (.list(let left), .list(let right)): return Members(sorted: left.merged(with: right))
        case (.bits(let words), .list(let list)), (.list(let list), .bits(let words)):
            return Members(bits: words.setting(list))
        case (.bits(let left), .bits(let right)): return Members(bits: zip(left, right).map { $0 | $1 })
        }
    }

    func subtracting(_ other: Members) -> Members {
        switch form {
        case .list(let list): return Members(sorted: list.filter { !other.contains($0) })
        case .bits(var words):
            for place in other.descending() { words[Int(place >> 6)] &= ~(1 << UInt64(place & 63)) }
            var rest = Members()
            rest.form = .bits(words)
            rest.settle()
            return rest
        }
    }

    private init(bits words: [UInt64]) { form = .bits(words) }

    /// Takes the smaller form; there is just one for each set.
    private mutating func settle() {
        switch form {
        case .list(let list):
            if list.count > Self.few { form = .bits([UInt64](repeating: 0, count: Self.words).setting(list)) }
        case .bits(let words):
            if words.reduce(0, { $0 + $1.nonzeroBitCount }) <= Self.few { form = .list(descending().reversed()) }
        }
    }
}

extension Members {
    private enum Mark { static let list: UInt8 = 1, bits: UInt8 = 2 }

    /// One byte for the form, then its numbers, the low byte first.
    var bytes: [UInt8] {
        switch form {
        case .list(let list): [Mark.list] + list.littleEndianBytes
        case .bits(let words): [Mark.bits] + words.littleEndianBytes
        }
    }

    /// nil for bytes that this program did not write.
    init?(_ bytes: [UInt8]) {
        switch bytes.first {
        case Mark.list where bytes.count % 2 == 1: form = .list([UInt16](littleEndian: bytes, from: 1))
        case Mark.bits where bytes.count == 1 + Self.words * 8: form = .bits([UInt64](littleEndian: bytes, from: 1))
        default: return nil
        }
    }
}

extension [UInt16] {
    fileprivate func binaryContains(_ place: UInt16) -> Bool {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == place
    }

    fileprivate func merged(with other: [UInt16]) -> [UInt16] {
        var merged: [UInt16] = []
        merged.reserveCapacity(count + other.count)
        var (left, right) = (self[...], other[...])
        while let first = left.first, let second = right.first {
            merged.append(Swift.min(first, second))
            if first <= second { left.removeFirst() }
            if second <= first { right.removeFirst() }
        }
        return merged + left + right
    }
}

extension [UInt64] {
    fileprivate func setting(_ places: [UInt16]) -> [UInt64] {
        var words = self
        for place in places { words[Int(place >> 6)] |= 1 << UInt64(place & 63) }
        return words
    }
}
