import Foundation

/// The sentences of one language by key. The keys stand in the source, so that a plain hash of their bytes does where a
/// `Dictionary` guards itself against keys that somebody chose; a page asks some five hundred times.
///
/// Keys and markup lie in memory that is never given back: whoever passes a sentence on need not count who holds it.
struct SentenceTable: @unchecked Sendable {
    private struct Entry {
        let key: UnsafeBufferPointer<UInt8>
        let words: UnsafePointer<FixedWords>
    }

    /// Twice as many places as sentences and more, a power of two; a sentence stands at its hash or the next free place.
    private let places: UnsafeBufferPointer<Int32>
    private let entries: UnsafeBufferPointer<Entry>

    init(_ sentences: [String: Sentence]) {
        // All of them lie one behind the other.
        let words = FixedWords.permanent(sentences.values.map(FixedWords.init))
        entries = FixedWords.permanent(
            zip(sentences.keys, words.indices).compactMap { key, place in
                words.baseAddress.map { Entry(key: FixedWords.permanent(Array(key.utf8)), words: $0 + place) }
            })
        var places = [Int32](repeating: -1, count: 1 << (Int.bitWidth - (2 * entries.count + 1).leadingZeroBitCount))
        for (number, entry) in entries.enumerated() {
            var place = Self.hash(entry.key) & (places.count - 1)
            while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
            places[place] = Int32(number)
        }
        self.places = FixedWords.permanent(places)
    }

    var keys: Set<String> { Set(entries.map { String(decoding: $0.key, as: UTF8.self) }) }

    func words(_ key: String) -> UnsafePointer<FixedWords>? {
        var key = key
        return key.withUTF8 { find($0).map { entries[$0].words } }
    }

    func words(_ key: StaticString) -> UnsafePointer<FixedWords>? {
        find(UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)).map { entries[$0].words }
    }

    /// A key in two parts, put together without a string of its own.
    func words(_ area: StaticString, _ key: String) -> UnsafePointer<FixedWords>? {
        var key = key
        return key.withUTF8 { key in
            let length = area.utf8CodeUnitCount
            return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: length + key.count) { whole in
                _ = whole[..<length].update(
                    fromContentsOf: UnsafeBufferPointer(start: area.utf8Start, count: length))
                _ = whole[length...].update(fromContentsOf: key)
                return find(UnsafeBufferPointer(whole)).map { entries[$0].words }
            }
        }
    }

    private func find(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
        var place = Self.hash(key) & (places.count - 1)
        while places[place] >= 0 {
            let number = Int(places[place])
            let known = entries[number].key
            if known.count == key.count, let one = known.baseAddress, let other = key.baseAddress,
                memcmp(one, other, key.count) == 0
            {
                return number
            }
            place = (place + 1) & (places.count - 1)
        }
        return nil
    }

    /// Eight bytes at a time; the last eight may be looked at twice.
    private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> Int {
        var hash = UInt64(key.count)
        func take(_ word: UInt64) {
            hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 32
        }
        let bytes = UnsafeRawBufferPointer(key)
        if bytes.count < 8 {
            for byte in bytes { take(UInt64(byte)) }
        } else {
            for place in stride(from: 0, to: bytes.count - 8, by: 8) {
                take(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            }
            take(bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self))
        }
        return Int(truncatingIfNeeded: hash)
    }
}
