import Testing
import Vocabulary

@testable import Web

/// The same numbers for the same seed (SplitMix64, Steele, Lea and Flood 2014).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite("Body · Whatever comes, a reader refuses or reads")
struct FuzzTests {
    /// Pieces of good input in any order, with single bytes changed.
    static func mangled(_ words: [String], _ random: inout Seeded) -> [UInt8] {
        var bytes = (0..<Int.random(in: 0...12, using: &random)).flatMap { _ in
            Array((words.randomElement(using: &random) ?? "").utf8)
        }
        for _ in 0..<Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        return bytes
    }

    /// Whatever is thrown must be a refusal.
    static func survives(_ work: () throws -> Void) {
        do { try work() } catch { #expect(error is Refusal) }
    }

    @Test(arguments: [1, 2, 3]) func `JSON`(seed: UInt64) {
        var random = Seeded(state: seed)
        let words = [
            "{", "}", "[", "]", "\"a\"", ":", ",", "1", "-0.5e3", "true", "null", "\"\\u", "d800", "\\", "\"", " ", "应",
            "{\"a\":",
        ]
        for _ in 0..<2000 {
            Self.survives { _ = try JSONReading.value(Self.mangled(words, &random)) }
        }
    }

    @Test(arguments: [4, 5, 6]) func `multipart, cut at random`(seed: UInt64) {
        var random = Seeded(state: seed)
        let words = [
            "--XyZ", "\r\n", "--", "Content-Disposition: form-data; name=\"a\"", "; filename=\"b\"", "\r\n\r\n", "x",
            "\r", "\n",
            "\r\n--XyZ", "Content-Type: image/png", "--XyZ--", "\"", "\\", ";", "=",
        ]
        for _ in 0..<2000 {
            let bytes = [UInt8]("--XyZ\r\n".utf8) + Self.mangled(words, &random)
            let cut = Int.random(in: 0...bytes.count, using: &random)
            Self.survives { _ = try MultipartTests.events([Array(bytes[..<cut]), Array(bytes[cut...])]) }
        }
    }

    @Test(arguments: [7, 8]) func `urlencoded forms, targets, cookies, languages and content types`(seed: UInt64) {
        var random = Seeded(state: seed)
        let words = [
            "a", "=", "&", "%", "%41", "%ff", "+", ";", "\"", "/", "..", "?", "#", "zh-TW", ",", "q=", "0.5",
            "boundary=", "\\", " ",
        ]
        for _ in 0..<2000 {
            let bytes = Self.mangled(words, &random)
            let text = String(decoding: bytes, as: UTF8.self)
            Self.survives { _ = try URLEncoded.fields(bytes) }
            _ = RequestTarget("/" + text)
            _ = Cookies(header: text)["a"]
            _ = Language(accepting: text)
            _ = ContentType(text)["boundary"]
            _ = NetworkAddress(text)
            _ = LiveCursor(text)
            _ = Upload.clean(text)
            _ = LocalTime.instant(text, in: .gmt)
        }
    }
}
