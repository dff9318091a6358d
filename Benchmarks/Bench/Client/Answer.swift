/// An HTTP/1.1 answer as far as a load client needs to understand it: where it ends, and its status.
struct Answer {
    let status: Int
    /// Where the body begins and where the answer ends, in the buffer.
    let body: Int
    let end: Int

    /// nil while the answer is incomplete.
    init?(_ buffer: [UInt8]) {
        guard let head = Self.find(Array("\r\n\r\n".utf8), in: buffer, from: 0), buffer.count > 12 else { return nil }
        status = buffer[9..<12].reduce(0) { $0 * 10 + Int($1) - 48 }
        body = head + 4
        if let length = Self.length(in: buffer[..<head]) {
            end = body + length
        } else if let last = Self.find(Array("\r\n0\r\n\r\n".utf8), in: buffer, from: head + 2) {
            end = last + 7
        } else {
            return nil
        }
        guard buffer.count >= end else { return nil }
    }

    private static func length(in head: ArraySlice<UInt8>) -> Int? {
        let name = Array("\ncontent-length:".utf8)
        var place = head.startIndex
        search: while place + name.count < head.endIndex {
            for offset in name.indices where head[place + offset] | 0x20 != name[offset] | 0x20 {
                place += 1
                continue search
            }
            let digits = head[(place + name.count)...].drop { $0 == 0x20 }.prefix { (48...57).contains($0) }
            return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
        }
        return nil
    }

    static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count >= needle.count else { return nil }
        var place = start
        search: while place <= bytes.count - needle.count {
            for offset in needle.indices where bytes[place + offset] != needle[offset] {
                place += 1
                continue search
            }
            return place
        }
        return nil
    }
}
