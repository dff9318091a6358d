import Foundation

/// A file that vanishes when nobody speaks of it any more.
public final class TemporaryFile: Sendable {
    public let path: String

    init(path: String) { self.path = path }

    deinit { unlink(path) }

    /// The whole content; throws where the file is gone or unreadable.
    public func bytes() throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }
}
