import Crypto
import Foundation
import HTTPTypes
import HummingbirdCore
import NIOCore
import Vocabulary

/// The style sheets, scripts, faces and icons, read into memory once. Only what was read can be asked for.
public struct Assets: Sendable {
    private struct Asset: Sendable {
        let type: String
        let tag: String
        let plain: ByteBuffer
        /// nil where packing does not help.
        let packed: ByteBuffer?
    }

    /// Sixteen hexadecimal digits of the hash over all names and contents.
    public let version: String
    private let assets: [String: Asset]

    public static let none = Assets(contents: [:])

    /// Reads the folders; of two files with one name the later folder's counts. Hidden files and links are left out.
    public init(folders: [String]) throws {
        var contents: [String: [UInt8]] = [:]
        for folder in folders {
            for (name, path) in try Assets.files(in: folder) {
                contents[name] = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
            }
        }
        self.init(contents: contents)
    }

    init(contents: [String: [UInt8]]) {
        var hash = SHA256()
        for (name, bytes) in contents.sorted(by: { $0.key < $1.key }) {
            hash.update(data: Array("\(name)\n\(bytes.count)\n".utf8))
            hash.update(data: bytes)
        }
        version = String(hash.finalize().hex.prefix(16))
        assets = contents.reduce(into: [:]) { assets, file in
            assets[file.key] = Assets.asset(file.key, file.value)
        }
    }

    public var names: [String] { assets.keys.sorted() }

    /// The address under which a page asks for a file.
    public func path(_ name: String) -> String { "/assets/\(version)/\(name)" }

    /// Adds `GET /assets/{version}/{path...}`.
    public func add(to machines: MachineRouter) {
        machines.get("assets/{version}/{path...}") { exchange in
            try answer(exchange, name: try exchange.step("path"), version: try exchange.step("version"))
        }
    }

    /// Kept for ever under the present version; under another, as pages of another program version ask, only while it is the same.
    private func answer(_ exchange: Exchange, name: String, version: String) throws -> Response {
        guard let asset = assets[name] else { throw Refusal(.notFound, .notFound) }
        var headers: HTTPFields = [
            .contentType: asset.type, .eTag: asset.tag,
            .cacheControl: version == self.version ? "public, max-age=31536000, immutable" : "no-cache",
        ]
        headers[.csp] = ContentPolicy.asset.text
        if asset.packed != nil { headers[.vary] = "Accept-Encoding" }
        if let known = exchange.headers[.ifNoneMatch], known == "*" || known.contains(asset.tag) {
            return Response(status: .notModified, headers: headers)
        }
        if let packed = asset.packed, Gzip.isAccepted(exchange.headers[.acceptEncoding]) {
            headers[.contentEncoding] = "gzip"
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: packed))
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: asset.plain))
    }

    private static func asset(_ name: String, _ bytes: [UInt8]) -> Asset {
        let type = types[name.split(separator: ".").last.map { $0.lowercased() } ?? ""] ?? "application/octet-stream"
        let packs = type.hasPrefix("text/") || type.hasPrefix("image/svg") || type.hasPrefix("application/")
        let packed = packs ? Gzip.compress(bytes, level: 9) : nil
        return Asset(
            type: type, tag: "\"\(SHA256.hash(data: bytes).hex.prefix(20))\"", plain: ByteBuffer(bytes: bytes),
            packed: packed.flatMap { $0.count < bytes.count ? ByteBuffer(bytes: $0) : nil })
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "mjs": "text/javascript; charset=utf-8",
        "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "webp": "image/webp", "gif": "image/gif",
        "ico": "image/x-icon", "woff2": "font/woff2", "json": "application/json", "txt": "text/plain; charset=utf-8",
        "html": "text/html; charset=utf-8", "map": "application/json", "webmanifest": "application/manifest+json",
        "mp3": "audio/mpeg",
    ]

    /// Every plain file below the folder, by its path from there.
    private static func files(in folder: String) throws -> [(name: String, path: String)] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().compactMap { name in
            let path = folder + "/" + name
            let type = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
            let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
            return type == .typeRegular && !isHidden ? (name, path) : nil
        }
    }
}

extension Sequence<UInt8> {
    /// Two lower-case hexadecimal digits a byte.
    var hex: String { map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() }
}
