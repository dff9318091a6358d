import HummingbirdCore
import Vocabulary

/// Public pages. Everybody may come in; the handler looks at the visit where it matters.
public struct FrontRouter {
    let book: RouteBook

    public func get(_ path: String, pace: Pace? = nil, use: @escaping Show) {
        book.write(.get, path, .front, .anybody, .nothing, pace, .show(use))
    }

    public func post(
        _ path: String, _ cargo: Route.Cargo = .smallForm, pace: Pace? = nil, use: @escaping Act, again: Again? = nil
    ) {
        book.write(.post, path, .front, .anybody, cargo, pace, .act(use, again: again))
    }

    /// A live stream for whoever `scope` lets in; it throws to refuse.
    public func live(
        _ path: String, of live: Live, pace: Pace? = nil, scope: @escaping @Sendable (Exchange) async throws -> Scope
    ) {
        book.write(.get, path, .front, .anybody, .nothing, pace, .stream(live, scope: scope))
    }
}
