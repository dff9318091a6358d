import HTTPTypes
import HummingbirdCore
import Logging
import Vocabulary

/// One request and all that is known about it, as a handler sees it.
public struct Exchange: Sendable {
    /// Names this request in the log and on a fault's page.
    public let id: String
    public let method: HTTPRequest.Method
    public let target: RequestTarget
    public let headers: HTTPFields
    public let peer: Peer
    public let cookies: Cookies
    public internal(set) var logger: Logger
    public internal(set) var route: Route?
    public internal(set) var captures: [String: String] = [:]
    public internal(set) var visit: Visit = .stranger
    /// What the forms of this exchange carry as their `form` field.
    public internal(set) var formToken = ""

    let body: BodyTap
    let line: Line

    /// A captured step of the path; a path without it does not exist.
    public func step(_ name: String) throws -> String {
        guard let step = captures[name] else { throw Refusal(.notFound, .notFound) }
        return step
    }

    /// A captured step that is a positive number.
    public func number(_ name: String) throws -> Int64 {
        guard let number = Int64(try step(name)), number > 0 else { throw Refusal(.notFound, .notFound) }
        return number
    }

    public func query(_ name: String) -> String? { target[name] }

    /// The cookie of that name, under the prefix that it travels with.
    public func cookie(_ name: String, path: String = "/") -> String? {
        cookies[Cookie.travelName(name, path: path, isSecure: peer.isSecure)]
    }

    /// Chosen (cookie `lang`), else the visit's own, else the best the browser wishes for.
    public var language: Language {
        cookie("lang").flatMap { Language(tag: $0) } ?? visit.language
            ?? Language(accepting: headers[.acceptLanguage] ?? "")
    }

    public var theme: Theme { cookie("theme").flatMap(Theme.init) ?? .auto }

    /// Whether htmx asks and a fragment is the answer.
    public var isFragment: Bool { headers[.htmxRequest] == "true" }

    /// The token of `Authorization: Bearer …` (RFC 6750), at most 512 characters.
    public var bearer: String? {
        guard let field = headers[.authorization], field.count <= 520, field.lowercased().hasPrefix("bearer ") else {
            return nil
        }
        return String(field.dropFirst(7))
    }

    /// The caller's key for doing a thing only once; visible ASCII, at most 200 characters.
    public var idempotencyKey: String? {
        headers[.idempotencyKey].flatMap { key in
            (1...200).contains(key.utf8.count) && key.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? key : nil
        }
    }

    /// The revision that `If-Match` demands; refuses what is no quoted number.
    public func revision() throws -> Int64? {
        guard let tag = headers[.ifMatch] else { return nil }
        guard tag.first == "\"", tag.last == "\"", let revision = Int64(tag.dropFirst().dropLast()) else {
            throw Refusal(.invalid, .malformed)
        }
        return revision
    }

    /// A path of our own site that somebody asks to be sent back to; nil where it would lead elsewhere.
    public static func local(_ path: String?) -> String? {
        guard let path, path.utf8.count <= 1000, path.first == "/", !path.hasPrefix("//"),
            path.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") })
        else { return nil }
        return path
    }
}
