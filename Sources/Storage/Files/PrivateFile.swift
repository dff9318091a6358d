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
