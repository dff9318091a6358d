/// The path and query of a request line, split and decoded once, so that nobody decodes them again.
public struct RequestTarget: Hashable, Sendable {
    public struct Pair: Hashable, Sendable {
        public let name: String
        public let value: String
    }

    /// The decoded steps of the path; `/` has none. A trailing slash shows as a last empty step.
    public let steps: [String]
    /// At most 100 pairs; what is no UTF-8 is repaired, for people type queries by hand.
    public let query: [Pair]

    static let limit = 4096

    /// nil where the target is no path of ours: too long, not starting with `/`, wrongly encoded, with a step that
    /// climbs (`..`) or hides a separator or a control character.
    public init?(_ raw: String) {
        let bytes = Array(raw.utf8)
        guard bytes.count <= Self.limit, bytes.first == UInt8(ascii: "/") else { return nil }
        let end = bytes.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? bytes.endIndex

        var steps: [String] = []
        if end > 1 {
            for part in bytes[1..<end].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
                guard let step = Self.step(part) else { return nil }
                steps.append(step)
            }
        }
        self.steps = steps
        query = end < bytes.endIndex && bytes[end] == UInt8(ascii: "?") ? Self.pairs(bytes[(end + 1)...]) : []
    }

    public subscript(name: String) -> String? { query.first { $0.name == name }?.value }

    private static func step(_ part: ArraySlice<UInt8>) -> String? {
        guard let decoded = PercentCoding.decode(part, strictly: true), let step = String(strictly: decoded) else {
            return nil
        }
        let hides = decoded.contains { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
        return hides || step == "." || step == ".." ? nil : step
    }

    private static func pairs(_ bytes: ArraySlice<UInt8>) -> [Pair] {
        let fragment = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
        return bytes[..<fragment].split(separator: UInt8(ascii: "&")).prefix(100).map { part in
            let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let texts = halves.map { half in
                let decoded = PercentCoding.decode(half, plusIsSpace: true, strictly: false) ?? []
                return String(decoding: decoded.filter { $0 != 0 }, as: UTF8.self)
            }
            return Pair(name: texts.first ?? "", value: texts.count > 1 ? texts[1] : "")
        }
    }
}
