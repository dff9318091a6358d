import Testing

@testable import Pages

/// What another encoder makes of the same texts under the same masks.
@Suite("QR codes · drawn as the standard says")
struct QRCodeTests {
    @Test func `a short address, module by module`() throws {
        let code = try #require(QRCode("otpauth://totp/a?secret=MZXW6YTBOI", mask: 3))
        #expect(drawn(code) == Self.address)
    }

    /// FNV-1a over the drawn rows: sizes with one and several blocks, with and without a version of their own.
    @Test(
        arguments: [
            (1, 0, 0xa1db_7529_1d1f_a1c9),
            (14, 1, 0x05f8_432a_575d_31c7),
            (15, 2, 0x3bbc_b877_e3b4_c8f1),
            (60, 4, 0x0f9c_d1b1_31ca_2d95),
            (110, 5, 0x38d4_20d5_49cc_685d),
            (213, 6, 0x1d62_6a19_d1a8_bb39),
            (214, 7, 0x8b81_3bae_59cf_b2c9),
            (330, 3, 0xf2d8_7f11_db2c_d477),
            (666, 5, 0x5e3d_f604_3c6c_9062),
        ] as [(Int, Int, UInt64)])
    func `every size`(bytes: Int, mask: Int, digest: UInt64) throws {
        let code = try #require(QRCode(String(repeating: "a", count: bytes), mask: mask))
        let found = drawn(code).joined(separator: "\n").utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        #expect(found == digest)
    }

    @Test func `a text that is too long has none`() {
        #expect(QRCode(String(repeating: "a", count: 666)) != nil)
        #expect(QRCode(String(repeating: "a", count: 667)) == nil)
    }

    @Test func `the picture has a white margin of four modules and a name`() throws {
        let svg = try #require(QRCode("x")).svg("A \"picture\"").text
        #expect(svg.contains("viewBox=\"0 0 29 29\"") && svg.contains("aria-label=\"A &quot;picture&quot;\""))
        #expect(svg.contains("M4 4h7v1h-7z"))
    }

    private func drawn(_ code: QRCode) -> [String] {
        (0..<code.size).map { y in String((0..<code.size).map { code[$0, y] ? "#" : "." }) }
    }

    private static let address = [
        "#######.#.#..###...##.#######",
        "#.....#.##.###..###...#.....#",
        "#.###.#..#.##...#..##.#.###.#",
        "#.###.#.##.##.##.##...#.###.#",
        "#.###.#...##..#.#.##..#.###.#",
        "#.....#..#####.##.##..#.....#",
        "#######.#.#.#.#.#.#.#.#######",
        "........#.###..######........",
        "#.##.###...#.#.##.###.#..#.##",
        ".#####....#..###.####.###..##",
        ".########...##..###..#..####.",
        "###....###..#...#.#...###...#",
        "......#..##...#..........###.",
        "###..#...####.#.#.##.##..####",
        "#.#...#.##...#...#.##.#....##",
        "##.#.#...#.#..#.#.#.##.###.#.",
        "....###.##....##.##.#...##.#.",
        "....#..##.###.#..##.#..#...#.",
        "#...###.#..#.###..#.#.##.....",
        "...#.#.#..#..###.#.####.#####",
        ".#..#.##..#..##.#.##########.",
        "........##.....##..##...#.###",
        "#######.#..##.#...###.#.#.##.",
        "#.....#.#..#.##...#.#...##...",
        "#.###.#..#.....####.########.",
        "#.###.#.###.##..####.#.##...#",
        "#.###.#.##.#.#...##.#....##.#",
        "#.....#.......##..####.#...#.",
        "#######.###.#######.##..#..#.",
    ]
}
