import Foundation

/// What a file is by its first bytes; a name or a header can say anything.
enum FileKind: Sendable {
    case picture(Download.Picture)
    case other

    init(of place: URL) throws {
        let handle = try FileHandle(forReadingFrom: place)
        defer { try? handle.close() }  // only read from: nothing can be lost
        self.init(firstBytes: Array(try handle.read(upToCount: 16) ?? Data()))
    }

    init(firstBytes bytes: [UInt8]) {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .picture(.png)
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .picture(.jpeg)
        } else if bytes.starts(with: Array("GIF87a".utf8)) || bytes.starts(with: Array("GIF89a".utf8)) {
            self = .picture(.gif)
        } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            self = .picture(.webp)
        } else {
            self = .other
        }
    }

    init(mediaType: String) {
        self = Download.Picture(rawValue: mediaType).map { .picture($0) } ?? .other
    }

    var picture: Download.Picture? { if case .picture(let picture) = self { picture } else { nil } }
    var mediaType: String { picture?.rawValue ?? "application/octet-stream" }
}
