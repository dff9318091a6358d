import HTTPTypes
import HummingbirdCore
import Vocabulary

/// Where the parts write down their routes; each door has its own page.
public final class RouteBook {
    private(set) var routes: [Route] = []

    public init() {}

    public var front: FrontRouter { FrontRouter(book: self) }
    public var desk: DeskRouter { DeskRouter(book: self) }
    public var api: APIRouter { APIRouter(book: self) }
    public var machines: MachineRouter { MachineRouter(book: self) }

    public var table: RouteTable { RouteTable(routes) }

    func write(
        _ method: HTTPRequest.Method, _ path: String, _ door: Route.Door, _ admission: Route.Admission,
        _ cargo: Route.Cargo, _ pace: Pace?, _ use: Route.Use
    ) {
        routes.append(
            Route(
                method: method, pattern: Pattern(path), door: door, admission: admission, cargo: cargo, pace: pace,
                use: use))
    }
}

public typealias Show = @Sendable (Exchange) async throws -> Response
public typealias Act = @Sendable (Exchange, inout Form) async throws -> Response
public typealias Again = @Sendable (Exchange, Form, Refusal) async throws -> Response
public typealias Take = @Sendable (Exchange, [UInt8]) async throws -> Response

/// Whoever the door recognises, without any further permission.
public enum Membership: Sendable { case everyMember }

extension Route.Cargo {
    /// A form of text fields: 256 KiB.
    public static let smallForm = Route.Cargo.form(bytes: 256 * 1024)
    /// A JSON body: 1 MiB.
    public static let smallJSON = Route.Cargo.json(bytes: 1024 * 1024)
}
