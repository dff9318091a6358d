/// Percent-encoded bytes, as paths, queries and urlencoded forms carry them (WHATWG URL, §1.3).
enum PercentCoding {
    /// The decoded bytes; nil where a `%` is not followed by two hexadecimal digits and `strictly` is asked for.
    static func decode(_ bytes: some Collection<UInt8>, plusIsSpace: Bool = false, strictly: Bool) -> [UInt8]? {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var rest = bytes.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+") where plusIsSpace:
                decoded.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                var ahead = rest
                if let high = ahead.next().flatMap(digit), let low = ahead.next().flatMap(digit) {
                    decoded.append(high << 4 | low)
                    rest = ahead
                } else if strictly {
                    return nil
                } else {
                    decoded.append(byte)
                }
            default:
                decoded.append(byte)
            }
        }
        return decoded
    }

    /// The value of a hexadecimal digit.
    static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// The text with everything but RFC 3986's unreserved characters encoded.
    static func encode(_ text: String) -> String {
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                encoded.append(byte)
            default:
                let digits = Array("0123456789ABCDEF".utf8)
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}

extension String {
    /// The text of bytes that are valid UTF-8 without NUL; nil of any others.
    init?(strictly bytes: some Collection<UInt8>) {
        guard !bytes.contains(0), let text = String(validating: Array(bytes), as: UTF8.self) else { return nil }
        self = text
    }
}
