import Foundation

/// Bytes to be kept, read piece by piece and, because the name comes from the content, twice.
final class FileSource {
    private enum Origin {
        case bytes([UInt8])
        case handle(FileHandle)
    }
    private let origin: Origin
    private var place = 0

    init(_ bytes: [UInt8]) { origin = .bytes(bytes) }

    init(_ url: URL) throws { origin = .handle(try FileHandle(forReadingFrom: url)) }

    deinit {
        if case .handle(let handle) = origin { try? handle.close() }  // only read from: nothing can be lost
    }

    func rewind() throws {
        place = 0
        if case .handle(let handle) = origin { try handle.seek(toOffset: 0) }
    }

    /// The next piece: full, or the rest; empty at the end.
    func next() throws -> [UInt8] {
        switch origin {
        case .bytes(let bytes):
            let end = min(place + FileSeal.pieceSize, bytes.count)
            defer { place = end }
            return Array(bytes[place..<end])
        case .handle(let handle):
            var piece: [UInt8] = []
            piece.reserveCapacity(FileSeal.pieceSize)
            while piece.count < FileSeal.pieceSize,
                let more = try handle.read(upToCount: FileSeal.pieceSize - piece.count), !more.isEmpty
            {
                piece.append(contentsOf: more)
            }
            return piece
        }
    }
}
