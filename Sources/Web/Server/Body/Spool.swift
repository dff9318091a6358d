import Crypto
import Foundation
import NIOPosix

/// The folder where uploads lie while they arrive.
public struct Spool: Sendable {
    let folder: String

    /// Makes the folder, readable by nobody else, and sweeps out what a crash left.
    public init(folder: String) throws {
        self.folder = folder
        let files = FileManager.default
        try files.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        for name in try files.contentsOfDirectory(atPath: folder) where name.hasPrefix("upload-") {
            try files.removeItem(atPath: folder + "/" + name)
        }
    }

    func open() async throws -> SpoolFile {
        let path = "\(folder)/upload-\(UUID().uuidString)"
        return try await NIOThreadPool.singleton.runIfActive { try SpoolFile(path: path) }
    }
}

/// One upload being written; only the task that reads the body writes to it.
final class SpoolFile: @unchecked Sendable {
    let file: TemporaryFile
    private(set) var size = 0
    private let descriptor: Int32
    private var hash = SHA256()
    private var waiting: [UInt8] = []

    init(path: String) throws {
        descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SpoolFault(number: errno) }
        file = TemporaryFile(path: path)
    }

    deinit { close(descriptor) }

    func write(_ bytes: [UInt8]) async throws {
        size += bytes.count
        hash.update(data: bytes)
        waiting += bytes
        if waiting.count >= 256 * 1024 { try await flush() }
    }

    /// Writes what is left and tells the SHA-256 of everything, in hexadecimal.
    func finish() async throws -> String {
        try await flush()
        return hash.finalize().hex
    }

    private func flush() async throws {
        let bytes = waiting
        waiting = []
        let descriptor = descriptor
        try await NIOThreadPool.singleton.runIfActive {
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { throw SpoolFault(number: errno) }
                rest = rest.dropFirst(written)
            }
        }
    }
}

/// The disk refused an upload; `number` is errno.
struct SpoolFault: Error { let number: Int32 }
