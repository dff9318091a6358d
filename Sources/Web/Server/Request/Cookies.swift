import HTTPTypes

/// The cookies of a request (RFC 6265 §5.4); of two with one name the first counts, for it has the longer path.
public struct Cookies: Sendable {
    private let pairs: [(name: Substring, value: Substring)]

    static let none = Cookies(header: "")

    /// Reads at most 50 cookies of a header of at most 8 KiB.
    public init(header: String) {
        guard header.utf8.count <= 8192 else {
            pairs = []
            return
        }
        pairs = header.split(separator: ";").prefix(50).compactMap { part in
            let pair = part.drop { $0 == " " }
            guard let equals = pair.firstIndex(of: "="), equals > pair.startIndex else { return nil }
            var value = pair[pair.index(after: equals)...]
            while value.last == " " { value.removeLast() }
            if value.count >= 2, value.first == "\"", value.last == "\"" { value = value.dropFirst().dropLast() }
            return (pair[..<equals], value)
        }
    }

    public var isEmpty: Bool { pairs.isEmpty }
    public subscript(name: String) -> String? { pairs.first { $0.name == name }.map { String($0.value) } }
}

/// A cookie to set: HttpOnly, SameSite=Lax, and over TLS bound to this very host.
public struct Cookie: Sendable {
    /// The name without prefix: what handlers speak of.
    public let name: String
    public let value: String
    /// `/`, or the only path below which the browser sends it.
    public let path: String
    /// nil: until the browser closes. Zero: forget it now.
    public let lasts: Duration?

    /// - Parameter value: ASCII without blanks, quotes, commas, semicolons and backslashes; anything else is taken out.
    public init(_ name: String, _ value: String, path: String = "/", lasts: Duration? = nil) {
        self.name = name
        self.value = String(decoding: value.utf8.filter(Cookie.carries), as: UTF8.self)
        self.path = String(decoding: path.utf8.filter(Cookie.carries), as: UTF8.self)
        self.lasts = lasts
    }

    public static func forgetting(_ name: String, path: String = "/") -> Cookie {
        Cookie(name, "", path: path, lasts: .zero)
    }

    /// The name as it travels: over TLS `__Host-` for the whole site, `__Secure-` where a path narrows it (RFC 6265bis).
    static func travelName(_ name: String, path: String, isSecure: Bool) -> String {
        guard isSecure else { return name }
        return path == "/" ? "__Host-" + name : "__Secure-" + name
    }

    func header(isSecure: Bool) -> String {
        var parts = ["\(Cookie.travelName(name, path: path, isSecure: isSecure))=\(value)", "Path=\(path)"]
        if let lasts { parts.append("Max-Age=\(lasts.components.seconds)") }
        if isSecure { parts.append("Secure") }
        return (parts + ["HttpOnly", "SameSite=Lax"]).joined(separator: "; ")
    }

    /// RFC 6265's cookie-octet.
    private static func carries(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F
            && ![UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\\")].contains(byte)
    }
}
