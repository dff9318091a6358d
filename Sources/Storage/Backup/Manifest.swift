import Foundation
import Vocabulary

/// What a backup holds and what it was a backup of. It is written last: a folder without one is no backup.
public struct Manifest: Codable, Hashable, Sendable {
    public static let file = "manifest.json"

    /// A file of the backup, by its place in the folder; the digest is SHA-256 in hexadecimal.
    public struct Part: Codable, Hashable, Sendable {
        public let path: String
        public let size: Int64
        public let digest: String
    }

    public let format: Int
    public let backend: String
    public let madeAt: Instant
    /// The steps of the schema.
    public let steps: [String]
    /// Where the log and its chain ended when the copy began. The copy holds at least this.
    public let epoch: Int64
    public let position: Int64
    public let head: ChainLink
    /// Rows per table that only grows, and of the files, when the copy began.
    public let counts: [String: Int64]
    public let parts: [Part]
    public let keyNumber: UInt8
    /// HMAC of everything else under the audit key, in hexadecimal.
    public internal(set) var seal: String

    func sealed(by keys: Keys) throws -> Manifest {
        var manifest = self
        manifest.seal = ""
        manifest.seal = keys.mark(try manifest.encoded, for: .audit, key: keyNumber).hexadecimal
        return manifest
    }

    /// Whether it is as it was written, by somebody who had the keys.
    func isAuthentic(to keys: Keys) throws -> Bool { try keys.has(keyNumber) && sealed(by: keys).seal == seal }

    var encoded: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            return [UInt8](try encoder.encode(self))
        }
    }
}

/// What is counted before and after: a restored copy can have more than its manifest says, never less.
struct Inventory: Sendable {
    static let tables = ["event", "chain_link", "file"]
    let steps: [String]
    let end: Cursor
    let head: ChainLink
    let counts: [String: Int64]

    init(_ db: Reading) throws {
        steps = try Migration.applied(in: db)
        end = try db.logEnd()
        head = try db.chainHead()
        counts = [
            "event": try db.value("SELECT count(*) FROM event") ?? 0,
            "chain_link": try db.value("SELECT count(*) FROM chain_link") ?? 0,
            "file": try db.value("SELECT count(*) FROM file") ?? 0,
        ]
    }
}
