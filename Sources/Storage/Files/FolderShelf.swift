import Foundation
import Vocabulary

/// `data/files/ab/…`: one file per body, the pieces one after the other.
struct FolderShelf: FileShelf {
    let folder: URL

    init(data: URL) { folder = data.appending(path: "files") }

    func url(of body: String) -> URL { folder.appending(path: String(body.prefix(2))).appending(path: body) }

    func begin(_ body: String) async throws -> any FileWriting { try FolderWriting(url(of: body), shelf: folder) }

    func pieces(of body: String, from place: Int, limit: Int) async throws -> [[UInt8]] {
        let descriptor = Foundation.open(url(of: body).path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return [] }
            throw PrivateFile.failure()
        }
        defer { Foundation.close(descriptor) }
        var pieces: [[UInt8]] = []
        for place in place..<(place + limit) {
            let piece = try PrivateFile.read(descriptor, at: Self.offset(place), count: Self.length(place))
            if piece.isEmpty { break }
            pieces.append(piece)
        }
        return pieces
    }

    func remove(_ body: String) async throws {
        let url = url(of: body)
        guard unlink(url.path) == 0 || errno == ENOENT else { throw PrivateFile.failure() }
    }

    private static func length(_ place: Int) -> Int {
        place == 0 ? FileSeal.headerSize : FileSeal.pieceSize + FileSeal.tagSize
    }

    private static func offset(_ place: Int) -> Int {
        place == 0 ? 0 : FileSeal.headerSize + (place - 1) * length(place)
    }
}

/// A new file under its final name; a name that nothing speaks of yet cannot be read too early.
private final class FolderWriting: FileWriting {
    private let url: URL
    private let descriptor: Int32

    init(_ url: URL, shelf: URL) throws {
        self.url = url
        let folder = url.deletingLastPathComponent()
        if !FileManager.default.fileExists(atPath: folder.path) {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try PrivateFile.syncFolder(shelf)
            try PrivateFile.syncFolder(shelf.deletingLastPathComponent())
        }
        descriptor = Foundation.open(url.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw PrivateFile.failure() }
    }

    deinit { Foundation.close(descriptor) }

    func append(_ piece: [UInt8]) async throws { try PrivateFile.append(piece, to: descriptor) }

    func finish() async throws {
        guard fsync(descriptor) == 0 else { throw PrivateFile.failure() }
        try PrivateFile.syncFolder(url.deletingLastPathComponent())
    }
}
