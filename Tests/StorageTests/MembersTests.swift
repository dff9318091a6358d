import Testing

@testable import Storage

@Suite("The members of a bucket: a list or a bitmap, one set")
struct MembersTests {
    static let sizes = [0, 1, 50, 3127, 3128, 3129, 20_000, 50_000]

    private func places(_ count: Int, _ seed: UInt64) -> Set<UInt16> {
        var dice = Dice(seed: seed)
        return Set((0..<50_000).shuffled(using: &dice).prefix(count).map { UInt16($0) })
    }

    @Test(arguments: zip(sizes + sizes, sizes.reversed() + sizes.dropFirst() + [7]))
    func `they behave like sets of numbers`(left: Int, right: Int) {
        let (one, two) = (places(left, 1), places(right, 2))
        let (first, second) = (Members(sorted: one.sorted()), Members(sorted: two.sorted()))
        for (made, model) in [
            (first, one), (first.intersection(second), one.intersection(two)), (first.union(second), one.union(two)),
            (first.subtracting(second), one.subtracting(two)),
        ] {
            #expect(made == Members(sorted: model.sorted()))
            #expect(made.descending() == model.sorted(by: >))
            #expect(made.descending(below: 777) == model.filter { $0 < 777 }.sorted(by: >))
            #expect(made.count == model.count && made.isEmpty == model.isEmpty)
            #expect(Members(made.bytes) == made)
            #expect(made.bytes.count <= 6257)
            #expect(
                stride(from: 0, to: 50_000, by: 7).allSatisfy {
                    made.contains(UInt16($0)) == model.contains(UInt16($0))
                })
        }
    }

    @Test(arguments: [[], [0], [1, 2], [2, 0, 0], [9]] as [[UInt8]])
    func `bytes that were not written here are not read`(bytes: [UInt8]) { #expect(Members(bytes) == nil) }
}
