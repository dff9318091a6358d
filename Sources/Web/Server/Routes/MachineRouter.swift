import HTTPTypes
import HummingbirdCore

/// For machines: probes, measures, incoming webhooks. Nobody is recognised here; each handler asks for its own proof.
public struct MachineRouter {
    let book: RouteBook

    public func get(_ path: String, pace: Pace? = nil, use: @escaping Show) {
        book.write(.get, path, .machine, .anybody, .nothing, pace, .show(use))
    }

    /// The body arrives as the bytes that were signed.
    public func post(_ path: String, bytes: Int = 1024 * 1024, pace: Pace? = nil, use: @escaping Take) {
        book.write(.post, path, .machine, .anybody, .raw(bytes: bytes), pace, .take(use))
    }
}
