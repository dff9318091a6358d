import Crypto
import Foundation
import Vocabulary

/// Files that must survive a power failure and be read by their owner only.
public enum PrivateFile {
    /// Writes a new file with mode 0600 and returns once it and its folder's entry are on the disk.
    public static func write(_ bytes: [UInt8], to url: URL) throws {
        let temporary = url.appendingPathExtension("new-\(UInt64.random(in: .min ... .max))")
        let descriptor = Foundation.open(temporary.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure() }
        do {
            defer { Foundation.close(descriptor) }
            try append(bytes, to: descriptor)
            guard fsync(descriptor) == 0 else { throw failure() }
            guard rename(temporary.path, url.path) == 0 else { throw failure() }
        } catch {
            unlink(temporary.path)
            throw error
        }
        try syncFolder(url.deletingLastPathComponent())
    }

    static func append(_ bytes: [UInt8], to descriptor: Int32) throws {
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { throw failure() }
                rest = rest.dropFirst(count)
            }
        }
    }

    /// Reads `count` bytes, or fewer where the file ends.
    static func read(_ descriptor: Int32, at offset: Int, count: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                let got = pread(descriptor, rest.baseAddress, rest.count, offset + filled)
                if got < 0 && errno == EINTR { continue }
                guard got >= 0 else { throw failure() }
                if got == 0 { break }
                filled += got
            }
        }
    }

    /// Gives a finished file mode 0600 and returns once it and its folder's entry are on the disk.
    static func sync(_ url: URL) throws {
        let descriptor = Foundation.open(url.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure() }
        defer { Foundation.close(descriptor) }
        guard fchmod(descriptor, 0o600) == 0, fsync(descriptor) == 0 else { throw failure() }
        try syncFolder(url.deletingLastPathComponent())
    }

    /// Copies a file in small pieces; gives its size and the SHA-256 of its bytes. Where `target` is nil it is only read.
    @discardableResult
    static func copy(_ source: URL, to target: URL?) throws -> (size: Int64, digest: [UInt8]) {
        let input = Foundation.open(source.path, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw failure() }
        defer { Foundation.close(input) }
        var output: Int32 = -1
        if let target {
            output = Foundation.open(target.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard output >= 0 else { throw failure() }
        }
        defer { if output >= 0 { Foundation.close(output) } }
        var hash = SHA256()
        var size = 0
        while case let piece = try read(input, at: size, count: 262_144), !piece.isEmpty {
            hash.update(data: piece)
            if output >= 0 { try append(piece, to: output) }
            size += piece.count
        }
        if output >= 0, fsync(output) != 0 { throw failure() }
        return (Int64(size), [UInt8](hash.finalize()))
    }

    static func makeFolder(_ folder: URL) throws {
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    static func syncFolder(_ folder: URL) throws {
        let descriptor = Foundation.open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure() }
        defer { Foundation.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure() }
    }

    static func failure() -> any Error {
        switch errno {
        case ENOSPC, EDQUOT, EFBIG: Refusal.diskFull
        case EIO, EROFS, EACCES: Refusal.storageBroken
        case let code: StorageFault.database(code: "errno \(code)", message: String(cString: strerror(code)))
        }
    }
}
