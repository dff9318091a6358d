import Foundation

/// Where the master keys come from.
public enum KeySource: Hashable, Sendable {
    /// `data/keys/`, made with a first key where there is none.
    case folder(data: URL)
    /// What a shell command prints, such as a vault's client.
    case command(String)
    /// A variable of the environment.
    case environment(String)

    /// - Throws: `Keys.Fault.missing` and `.malformed`; `StorageFault.command` when the command fails.
    public func keys() async throws -> Keys {
        switch self {
        case .folder(let data):
            return try KeyFolder(data: data).openOrCreate()
        case .command(let line):
            return try Keys(text: try await Command("/bin/sh", ["-c", line]).output())
        case .environment(let name):
            guard let text = ProcessInfo.processInfo.environment[name] else { throw Keys.Fault.missing }
            return try Keys(text: text)
        }
    }
}

extension Keys {
    /// Reads `number:64 hexadecimal digits`, one key per line or comma; digits alone are key 1.
    public init(text: String) throws {
        var masters: [UInt8: [UInt8]] = [:]
        for entry in text.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
            let parts = entry.split(separator: ":", omittingEmptySubsequences: false)
            guard let number = parts.count == 1 ? 1 : UInt8(parts[0]), number > 0, parts.count <= 2,
                let bytes = [UInt8](hexadecimal: parts[parts.count - 1]),
                masters.updateValue(bytes, forKey: number) == nil
            else { throw Fault.malformed }
        }
        try self.init(masters: masters)
    }
}
