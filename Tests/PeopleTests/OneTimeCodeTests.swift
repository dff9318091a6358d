import Testing
import Vocabulary

@testable import People

@Suite("Signing in · the code")
struct OneTimeCodeTests {
    /// RFC 6238, appendix B, its SHA-1 rows.
    @Test(arguments: [
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ])
    func `it is what the standard says`(second: Int64, code: String) {
        let step = OneTimeCode.step(at: Instant(seconds: second))
        #expect(OneTimeCode.text(of: Array("12345678901234567890".utf8), at: step, digits: 8) == code)
    }

    /// RFC 4648, section 10, without its padding.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func `a secret is told to phones as the standard says`(text: String, told: String) {
        #expect(OneTimeCode.base32(Array(text.utf8)) == told)
    }

    @Test(
        arguments: [
            (-2, nil), (-1, -1), (0, 0), (1, 1), (2, nil),
        ] as [(Int64, Int64?)])
    func `a phone may be half a minute early or late`(offset: Int64, good: Int64?) {
        let (secret, now) = (Array("secret of twenty byte".utf8), Instant(seconds: 1_716_163_215))
        let step = OneTimeCode.step(at: now)
        let code = OneTimeCode.text(of: secret, at: step + offset)
        #expect(OneTimeCode.step(of: code, under: secret, at: now, after: 0) == good.map { step + $0 })
    }

    @Test(arguments: [
        ("287 082", true), (" 287082 ", true), ("２８７０８２", true), ("28708", false), ("2870822", false),
        ("28708a", false), ("", false), ("٢٨٧٠٨٢", false),
    ])
    func `it is read as people type it`(typed: String, reads: Bool) {
        let secret = Array("12345678901234567890".utf8)
        let step = OneTimeCode.step(of: typed, under: secret, at: Instant(seconds: 59), after: 0)
        #expect(step == (reads ? 1 : nil))
    }
}
