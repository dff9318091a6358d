/// What the index knows a text by: a 64-bit number for a word, for a Chinese character, or for two that stand together.
/// The number depends on nothing but the folded characters, so it is the same in every run and on every machine.
public struct Token: Hashable, Sendable, Comparable {
    let number: Int64

    init(number: Int64) { self.number = number }

    /// A mark that a part puts on its documents and searches by, such as `team/3`; no word of a text can equal it.
    public init(label: String) {
        var hash = Hash(seed: 3)
        for byte in label.utf8 { hash.mix(UInt32(byte)) }
        number = hash.value
    }

    init(word scalars: some Sequence<UInt32>) {
        var hash = Hash(seed: 1)
        for scalar in scalars { hash.mix(scalar) }
        number = hash.value
    }

    init(ideograph scalar: UInt32) {
        var hash = Hash(seed: 2)
        hash.mix(scalar)
        number = hash.value
    }

    init(pair first: UInt32, _ second: UInt32) {
        var hash = Hash(seed: 2)
        hash.mix(first)
        hash.mix(second)
        number = hash.value
    }

    public static func < (left: Token, right: Token) -> Bool { left.number < right.number }

    /// FNV-1a over scalars, with the finish of SplitMix64 so that near words lie far apart.
    private struct Hash {
        private var state: UInt64

        init(seed: UInt64) { state = 0xcbf2_9ce4_8422_2325 ^ seed }

        mutating func mix(_ scalar: UInt32) {
            state = (state ^ UInt64(scalar)) &* 0x0000_0100_0000_01b3
        }

        var value: Int64 {
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
            return Int64(bitPattern: mixed ^ (mixed >> 31))
        }
    }
}
