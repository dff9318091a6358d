import Vocabulary

/// Reads JSON strictly: UTF-8 without NUL, at most 32 levels and 20,000 values, no name twice in an object.
struct JSONReading {
    static let depthLimit = 32
    static let most = 20_000

    private let bytes: [UInt8]
    private var place = 0
    private var count = 0
    /// The fields passed on the way down, to name what is wrong.
    private var path: [String] = []
    private(set) var flaws: [Refusal.Flaw] = []

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The value, or a refusal: malformed, or with the field of every doubled name, NUL, or level too deep.
    static func value(_ bytes: [UInt8]) throws -> JSONValue {
        var reading = JSONReading(bytes)
        let value = try reading.value(depth: 0)
        reading.skipBlanks()
        guard reading.place == bytes.count else { throw Refusal(.invalid, .malformed) }
        guard reading.flaws.isEmpty else { throw Refusal.invalid(reading.flaws) }
        return value
    }

    private mutating func value(depth: Int) throws -> JSONValue {
        skipBlanks()
        count += 1
        guard count <= JSONReading.most else { throw flawed(.tooManyEntries, [String(JSONReading.most)]) }
        guard depth <= JSONReading.depthLimit else { throw flawed(.tooDeep, [String(JSONReading.depthLimit)]) }
        switch current {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try list(depth: depth)
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func object(depth: Int) throws -> JSONValue {
        place += 1
        var members: [JSONValue.Member] = []
        var names: Set<String> = []
        skipBlanks()
        if skip(UInt8(ascii: "}")) { return .object([]) }
        repeat {
            skipBlanks()
            let name = try string()
            path.append(name)
            if !names.insert(name).inserted { note(.repeated) }
            skipBlanks()
            try demand(UInt8(ascii: ":"))
            members.append(.init(name, try value(depth: depth + 1)))
            path.removeLast()
            skipBlanks()
        } while skip(UInt8(ascii: ","))
        try demand(UInt8(ascii: "}"))
        return .object(members)
    }

    private mutating func list(depth: Int) throws -> JSONValue {
        place += 1
        var values: [JSONValue] = []
        skipBlanks()
        if skip(UInt8(ascii: "]")) { return .list([]) }
        repeat {
            path.append(String(values.count))
            values.append(try value(depth: depth + 1))
            path.removeLast()
            skipBlanks()
        } while skip(UInt8(ascii: ","))
        try demand(UInt8(ascii: "]"))
        return .list(values)
    }

    private mutating func string() throws -> String {
        try demand(UInt8(ascii: "\""))
        var text: [UInt8] = []
        while let byte = current {
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return try checked(text)
            case UInt8(ascii: "\\"): text += try escape()
            case 0..<0x20: throw Refusal(.invalid, .malformed)
            default: text.append(byte)
            }
        }
        throw Refusal(.invalid, .malformed)
    }

    private mutating func checked(_ bytes: [UInt8]) throws -> String {
        if let text = String(strictly: bytes) { return text }
        // A NUL can be written down and told of; bytes that are no UTF-8 make the whole text no JSON.
        guard bytes.contains(0) else { throw Refusal(.invalid, .malformed) }
        note(.notText)
        return ""
    }

    private mutating func escape() throws -> [UInt8] {
        guard let byte = current else { throw Refusal(.invalid, .malformed) }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "u"): return Array(String(try scalar()).utf8)
        default: throw Refusal(.invalid, .malformed)
        }
    }

    /// One scalar of `\uXXXX` or of a surrogate pair; a lone surrogate is malformed.
    private mutating func scalar() throws -> Unicode.Scalar {
        var code = try unit()
        if (0xD800..<0xDC00).contains(code) {
            try demand(UInt8(ascii: "\\"))
            try demand(UInt8(ascii: "u"))
            let low = try unit()
            guard (0xDC00..<0xE000).contains(low) else { throw Refusal(.invalid, .malformed) }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw Refusal(.invalid, .malformed) }
        return scalar
    }

    private mutating func unit() throws -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = current.flatMap(PercentCoding.digit) else { throw Refusal(.invalid, .malformed) }
            code = code << 4 | UInt32(digit)
            place += 1
        }
        return code
    }

    private mutating func number() throws -> String {
        let start = place
        _ = skip(UInt8(ascii: "-"))
        if !skip(UInt8(ascii: "0")) { try digits() }
        if skip(UInt8(ascii: ".")) { try digits() }
        if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
            if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
            try digits()
        }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func digits() throws {
        let start = place
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
        guard place > start, place - start <= 40 else { throw Refusal(.invalid, .malformed) }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws -> JSONValue {
        for byte in word.utf8 { try demand(byte) }
        return value
    }

    private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        place += 1
        return true
    }

    private mutating func demand(_ byte: UInt8) throws {
        guard skip(byte) else { throw Refusal(.invalid, .malformed) }
    }

    private mutating func skipBlanks() {
        while let byte = current, byte == 32 || byte == 10 || byte == 13 || byte == 9 { place += 1 }
    }

    private mutating func note(_ saying: Saying) {
        if flaws.count < 100 { flaws.append(.init(path.joined(separator: "."), saying)) }
    }

    private func flawed(_ saying: Saying, _ about: [String]) -> Refusal {
        .invalid(flaws + [.init(path.joined(separator: "."), saying, about)])
    }
}
