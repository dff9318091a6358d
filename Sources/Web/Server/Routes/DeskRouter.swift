import HummingbirdCore
import Vocabulary

/// Staff pages: the permission stands beside the path.
public struct DeskRouter {
    let book: RouteBook

    public func get(_ path: String, allows permission: Permission, pace: Pace? = nil, use: @escaping Show) {
        book.write(.get, path, .desk, .only(permission), .nothing, pace, .show(use))
    }

    public func get(_ path: String, allows _: Membership, pace: Pace? = nil, use: @escaping Show) {
        book.write(.get, path, .desk, .everyMember, .nothing, pace, .show(use))
    }

    /// Either right is enough to look.
    public func get(
        _ path: String, allows permission: Permission, or other: Permission, pace: Pace? = nil, use: @escaping Show
    ) {
        book.write(.get, path, .desk, .either(permission, other), .nothing, pace, .show(use))
    }

    public func post(
        _ path: String, _ cargo: Route.Cargo = .smallForm, allows permission: Permission, pace: Pace? = nil,
        use: @escaping Act, again: Again? = nil
    ) {
        book.write(.post, path, .desk, .only(permission), cargo, pace, .act(use, again: again))
    }

    public func post(
        _ path: String, _ cargo: Route.Cargo = .smallForm, allows _: Membership, pace: Pace? = nil,
        use: @escaping Act, again: Again? = nil
    ) {
        book.write(.post, path, .desk, .everyMember, cargo, pace, .act(use, again: again))
    }

    /// A live stream of what lies within the member's own scope.
    public func live(_ path: String, of live: Live, allows permission: Permission) {
        book.write(
            .get, path, .desk, .only(permission), .nothing, nil, .stream(live, scope: { $0.visit.actor.scope }))
    }
}
