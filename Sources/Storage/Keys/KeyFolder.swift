import Crypto
import Foundation
import Vocabulary

/// `data/keys/`: one file `master-N` of 64 hexadecimal digits per key, readable by its owner only.
public struct KeyFolder: Sendable {
    public let folder: URL

    public init(data: URL) { folder = data.appending(path: "keys") }

    /// The keys of the folder; a fresh one where there are none.
    public func openOrCreate() throws -> Keys {
        let found = try read()
        if found.isEmpty { try add(number: 1) }
        return try Keys(masters: found.isEmpty ? read() : found)
    }

    /// Makes the next key, which seals from the next start on.
    public func addNext() throws -> UInt8 {
        let next = (try read().keys.max() ?? 0) + 1
        try add(number: next)
        return next
    }

    public func read() throws -> [UInt8: [UInt8]] {
        guard FileManager.default.fileExists(atPath: folder.path) else { return [:] }
        var keys: [UInt8: [UInt8]] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasPrefix("master-") {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            guard let number = UInt8(name.dropFirst("master-".count)), let bytes = [UInt8](hexadecimal: text.trimmed)
            else { throw Keys.Fault.malformed }
            keys[number] = bytes
        }
        return keys
    }

    private func add(number: UInt8) throws {
        let fresh = SymmetricKey(size: .bits256).withUnsafeBytes { [UInt8]($0) }
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let file = folder.appending(path: "master-\(number)")
        try PrivateFile.write([UInt8]((fresh.hexadecimal + "\n").utf8), to: file)
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
