import Crypto
import Foundation

/// How one file is sealed: a header, then pieces of 64 KiB, each AES-256-GCM under a key of this file alone.
///
/// The header is `form (1) ‖ key number (1) ‖ salt (32)`. A piece's nonce is its place and whether it is the last one,
/// and the file's name is authenticated with it: pieces can be neither swapped, dropped nor lent to another file.
struct FileSeal: Sendable {
    static let pieceSize = 65_536
    static let tagSize = 16
    static let headerSize = 34
    private static let form: UInt8 = 1

    let header: [UInt8]
    private let key: SymmetricKey
    private let authenticated: [UInt8]

    /// A fresh seal under the current key.
    init(for name: String, keys: Keys) throws {
        let salt = SymmetricKey(size: .bits256).withUnsafeBytes { [UInt8]($0) }
        try self.init(header: [Self.form, keys.current] + salt, name: name, keys: keys)
    }

    /// The seal of a file that is there.
    init(header: [UInt8], name: String, keys: Keys) throws {
        guard header.count == Self.headerSize, header[0] == Self.form else { throw Keys.Fault.malformed }
        self.header = header
        key = try keys.fileKey(header[1], salt: Array(header[2...]))
        authenticated = header + Array(name.utf8)
    }

    func seal(_ piece: [UInt8], at place: Int, last: Bool) throws -> [UInt8] {
        let box = try AES.GCM.seal(piece, using: key, nonce: nonce(place, last), authenticating: authenticated)
        return [UInt8](box.ciphertext) + [UInt8](box.tag)
    }

    func open(_ sealed: [UInt8], at place: Int, last: Bool) throws -> [UInt8] {
        guard sealed.count >= Self.tagSize else { throw Keys.Fault.malformed }
        let box = try AES.GCM.SealedBox(
            nonce: nonce(place, last), ciphertext: sealed.dropLast(Self.tagSize), tag: sealed.suffix(Self.tagSize))
        return [UInt8](try AES.GCM.open(box, using: key, authenticating: authenticated))
    }

    /// How many pieces a file of `size` bytes has; an empty file has one, which is empty.
    static func pieces(in size: Int64) -> Int { max(1, Int((size + Int64(pieceSize) - 1) / Int64(pieceSize))) }

    private func nonce(_ place: Int, _ last: Bool) throws -> AES.GCM.Nonce {
        let bytes = withUnsafeBytes(of: UInt64(place).bigEndian) { [UInt8]($0) }
        return try AES.GCM.Nonce(data: bytes + [0, 0, 0, last ? 1 : 0])
    }
}
