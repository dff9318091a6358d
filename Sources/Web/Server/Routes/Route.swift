import HTTPTypes
import HummingbirdCore
import Vocabulary

/// One method on one path, who may use it, what it reads and what it does.
public struct Route: Sendable {
    /// The door a request comes through; it decides what counts as proof and in which form a refusal is said.
    public enum Door: String, CaseIterable, Sendable {
        /// Public pages; a session or a signed link may be there, none is needed.
        case front
        /// Staff pages; a session is needed.
        case desk
        /// JSON; a bearer token is needed, cookies mean nothing.
        case api
        /// Machines that watch the server or bring messages; they prove themselves by other means.
        case machine
    }

    /// Who may come in.
    public enum Admission: Hashable, Sendable {
        case anybody
        /// Whoever the door recognises.
        case everyMember
        case only(Permission)
        /// Either right opens it.
        case either(Permission, Permission)
    }

    /// What a request may bring, and how much of it.
    public enum Cargo: Hashable, Sendable {
        case nothing
        /// A urlencoded form.
        case form(bytes: Int)
        /// A multipart or urlencoded form with files.
        case files(FileLimits)
        case json(bytes: Int)
        /// Any bytes as they are, for signatures over them.
        case raw(bytes: Int)
    }

    public enum Use: Sendable {
        case show(@Sendable (Exchange) async throws -> Response)
        case act(
            @Sendable (Exchange, inout Form) async throws -> Response,
            /// Shows the form again with what was entered and why it was refused.
            again: (@Sendable (Exchange, Form, Refusal) async throws -> Response)?)
        case take(@Sendable (Exchange, [UInt8]) async throws -> Response)
        case stream(Live, scope: @Sendable (Exchange) async throws -> Scope)
    }

    public let method: HTTPRequest.Method
    public let pattern: Pattern
    public let door: Door
    public let admission: Admission
    public let cargo: Cargo
    public let pace: Pace?
    public let use: Use
}

/// A path with gaps: `tickets/{number}/replies`; the last gap may take the rest, as in `assets/{version}/{path...}`.
public struct Pattern: Hashable, Sendable, CustomStringConvertible {
    enum Step: Hashable, Sendable {
        case word(String)
        case gap(String)
        case rest(String)
    }

    let steps: [Step]
    public let description: String

    public init(_ text: String) {
        description = "/" + text.drop { $0 == "/" }
        steps = text.split(separator: "/").map { part in
            guard part.first == "{", part.last == "}" else { return .word(String(part)) }
            let name = part.dropFirst().dropLast()
            return name.hasSuffix("...") ? .rest(String(name.dropLast(3))) : .gap(String(name))
        }
    }
}
