import Vocabulary

/// `multipart/form-data` taken apart piece by piece, wherever the pieces are cut (RFC 7578; delimiters of RFC 2046 §5.1).
///
/// Strict where browsers are: no preamble, no nested parts, each part named.
struct Multipart {
    enum Event: Equatable {
        case part(Part)
        case data([UInt8])
        case partEnd
    }

    struct Part: Equatable {
        let name: String
        /// The name of the file as the sender gave it; nil of a text field.
        let fileName: String?
        let type: String
    }

    private enum Place { case start, header, data, afterDelimiter, done }

    static let headerLimit = 4096
    static let most = FormField.most

    private let delimiter: [UInt8]
    private var place = Place.start
    private var pending: [UInt8] = []
    private var parts = 0

    /// - Parameter boundary: 1 to 70 of the characters that RFC 2046 allows.
    init(boundary: String?) throws {
        guard let boundary, (1...70).contains(boundary.utf8.count), boundary.last != " ",
            boundary.utf8.allSatisfy(Multipart.isBoundary)
        else { throw Refusal(.invalid, .malformed) }
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    var isDone: Bool { place == .done }

    /// What the next bytes complete. Never holds back more than a header block and a delimiter.
    mutating func feed(_ bytes: some Sequence<UInt8>) throws -> [Event] {
        // Before the first delimiter a line break is taken for granted: then all delimiters look alike.
        if place == .start, pending.isEmpty { pending = [13, 10] }
        if place != .done { pending.append(contentsOf: bytes) }

        var events: [Event] = []
        while try step(&events) {}
        return events
    }

    /// Refuses a body that stopped in the middle.
    func finish() throws {
        guard isDone else { throw Refusal(.invalid, .malformed) }
    }

    /// Whether there is more to do with what is pending.
    private mutating func step(_ events: inout [Event]) throws -> Bool {
        switch place {
        case .start:
            guard delimiter.starts(with: pending.prefix(delimiter.count)) else { throw Refusal(.invalid, .malformed) }
            guard pending.count >= delimiter.count else { return false }
            pending.removeFirst(delimiter.count)
            place = .afterDelimiter
        case .afterDelimiter:
            guard pending.count >= 2 else { return false }
            switch (pending[0], pending[1]) {
            case (13, 10): place = .header
            case (UInt8(ascii: "-"), UInt8(ascii: "-")): place = .done
            default: throw Refusal(.invalid, .malformed)
            }
            pending.removeFirst(2)
        case .header:
            guard let end = pending.firstRange(of: [13, 10, 13, 10], from: 0) else {
                guard pending.count <= Multipart.headerLimit else { throw Refusal.invalid([.init("", .badName)]) }
                return false
            }
            guard end <= Multipart.headerLimit else { throw Refusal.invalid([.init("", .badName)]) }
            events.append(.part(try part(pending[..<end])))
            // The last line break may belong to the delimiter of an empty part only together with its own: keep none.
            pending.removeFirst(end + 4)
            place = .data
        case .data:
            return flow(&events)
        case .done:
            pending = []
            return false
        }
        return true
    }

    /// Hands out data up to the delimiter, or all that cannot be part of one.
    private mutating func flow(_ events: inout [Event]) -> Bool {
        if let end = pending.firstRange(of: delimiter, from: 0) {
            if end > 0 { events.append(.data(Array(pending[..<end]))) }
            events.append(.partEnd)
            pending.removeFirst(end + delimiter.count)
            place = .afterDelimiter
            return true
        }
        let safe = pending.count - (delimiter.count - 1)
        guard safe > 0 else { return false }
        events.append(.data(Array(pending[..<safe])))
        pending.removeFirst(safe)
        return false
    }

    private mutating func part(_ header: ArraySlice<UInt8>) throws -> Part {
        parts += 1
        guard parts <= Multipart.most else {
            throw Refusal.invalid([.init("", .tooManyEntries, [String(Multipart.most)])])
        }
        return try MultipartHeader.part(header)
    }

    private static func isBoundary(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "'()+_,-./:=? ".utf8.contains(byte)
        }
    }
}

extension [UInt8] {
    /// Where the pattern first begins; the first byte is looked for at memory speed.
    func firstRange(of pattern: [UInt8], from start: Int) -> Int? {
        guard let first = pattern.first, count >= pattern.count else { return nil }
        return withUnsafeBufferPointer { bytes in
            var place = start
            let last = count - pattern.count
            while place <= last {
                guard let found = bytes[place...last].firstIndex(of: first) else { return nil }
                if bytes[found..<(found + pattern.count)].elementsEqual(pattern) { return found }
                place = found + 1
            }
            return nil
        }
    }
}
