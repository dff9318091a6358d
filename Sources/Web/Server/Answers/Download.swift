import HTTPTypes
import HummingbirdCore
import NIOCore

/// A stored file handed to a browser so that it can do no harm.
public struct Download: Sendable {
    /// The only types that are shown in place; the caller has recognised them by their bytes.
    public enum Picture: String, Sendable {
        case png = "image/png"
        case jpeg = "image/jpeg"
        case webp = "image/webp"
        case gif = "image/gif"
    }

    let name: String
    let picture: Picture?
    let bytes: [UInt8]

    public init(name: String, bytes: [UInt8], shownAs picture: Picture? = nil) {
        self.name = name
        self.bytes = bytes
        self.picture = picture
    }

    public var response: Response {
        var response = Response.made(bytes, type: picture?.rawValue ?? "application/octet-stream")
        response.headers[.disposition] = "\(picture == nil ? "attachment" : "inline"); \(Download.fileName(name))"
        response.headers[.csp] = ContentPolicy.file.text
        return response
    }

    /// The name in ASCII for old programs, and in full (RFC 6266 §4.3, RFC 8187).
    static func fileName(_ name: String) -> String {
        let clean = Upload.clean(name)
        let plain = String(clean.unicodeScalars.map { $0.isASCII && $0 != "\"" && $0 != "%" ? Character($0) : "_" })
        return "filename=\"\(plain)\"; filename*=UTF-8''\(PercentCoding.encode(clean))"
    }
}
