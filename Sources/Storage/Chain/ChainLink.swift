import Vocabulary

/// A link of the audit chain: it vouches for a range of events and, through the link before it, for all earlier ones.
public struct ChainLink: Hashable, Sendable, Codable {
    /// 1, 2, 3 …
    public let place: Int64
    /// The last event it covers; the first is the one after the previous link's last.
    public let lastPosition: Int64
    /// HMAC-SHA256 under the audit key, which the database does not know.
    public let digest: [UInt8]
    public let keyNumber: UInt8

    static let beginning = ChainLink(place: 0, lastPosition: 0, digest: [], keyNumber: 0)
}

extension ChainLink {
    /// The link that covers `events`, which follow on `previous`.
    init(after previous: ChainLink, over events: [(position: Int64, Happening)], keyNumber: UInt8, keys: Keys) {
        var bytes = CanonicalBytes()
        bytes.add(previous.place + 1)
        bytes.add(previous.digest)
        bytes.add(Int64(keyNumber))
        for (position, happening) in events { bytes.add(happening, at: position) }
        self.init(
            place: previous.place + 1, lastPosition: events.last?.position ?? previous.lastPosition,
            digest: keys.mark(bytes.bytes, for: .audit, key: keyNumber), keyNumber: keyNumber)
    }

    init(_ row: Row) {
        self.init(
            place: row[0], lastPosition: row[1], digest: row[2],
            keyNumber: UInt8(truncatingIfNeeded: row[3] as Int64))
    }
}

/// Values as bytes that can be read in one way only: each with its kind and its length before it.
struct CanonicalBytes {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ number: Int64?) {
        guard let number else { return bytes.append(0) }
        bytes.append(1)
        withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
    }

    mutating func add(_ text: String?) {
        guard let text else { return bytes.append(0) }
        add(Array(text.utf8))
    }

    mutating func add(_ value: [UInt8]) {
        bytes.append(2)
        withUnsafeBytes(of: UInt64(value.count).bigEndian) { bytes += $0 }
        bytes += value
    }

    mutating func add(_ happening: Happening, at position: Int64) {
        add(position)
        add(happening.id)
        add(happening.at.milliseconds)
        add(happening.actor)
        add(happening.actorNumber)
        add(happening.subject)
        add(happening.subjectNumber)
        add(happening.name)
        add(Int64(happening.version))
        add(happening.payload)
        add(happening.paragraph?.number)
        add(happening.edition)
    }
}
