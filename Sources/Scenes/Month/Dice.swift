/// Seeded dice: the same seed throws the same numbers on every machine, for ever.
struct Dice: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// 0 up to, but without, `count`.
    mutating func below(_ count: Int) -> Int { count < 2 ? 0 : Int(next() % UInt64(count)) }

    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    mutating func isLucky(_ percent: Int) -> Bool { below(100) < percent }

    mutating func pick<Thing>(_ things: [Thing]) -> Thing? { things.isEmpty ? nil : things[below(things.count)] }

    /// One of some things, each as often as its weight says; nil where nothing weighs anything.
    mutating func pick<Thing>(_ things: [Thing], weighing weight: (Thing) -> Int) -> Thing? {
        let total = things.reduce(0) { $0 + weight($1) }
        guard total > 0 else { return nil }
        var left = below(total)
        for thing in things {
            left -= weight(thing)
            if left < 0 { return thing }
        }
        return nil
    }

    /// SplitMix64 (Steele, Lea and Flood 2014).
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
