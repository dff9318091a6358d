import HTTPTypes
import HummingbirdCore
import Vocabulary

/// JSON for programs; a bearer token, and the permission beside the path. Paths stand below `api/v1`.
public struct APIRouter {
    let book: RouteBook

    public func get(_ path: String, allows permission: Permission, pace: Pace? = nil, use: @escaping Show) {
        book.write(.get, "api/v1/" + path, .api, .only(permission), .nothing, pace, .show(use))
    }

    /// What anybody may read, such as the description of the API itself.
    public func open(_ path: String, pace: Pace? = nil, use: @escaping Show) {
        book.write(.get, "api/v1/" + path, .api, .anybody, .nothing, pace, .show(use))
    }

    public func post(
        _ path: String, _ cargo: Route.Cargo = .smallJSON, allows permission: Permission, pace: Pace? = nil,
        use: @escaping Act
    ) {
        change(.post, path, cargo, allows: permission, pace: pace, use: use)
    }

    public func change(
        _ method: HTTPRequest.Method, _ path: String, _ cargo: Route.Cargo = .smallJSON, allows permission: Permission,
        pace: Pace? = nil, use: @escaping Act
    ) {
        book.write(method, "api/v1/" + path, .api, .only(permission), cargo, pace, .act(use, again: nil))
    }
}
