import HTTPTypes
import Vocabulary

/// Keeps other sites from acting through somebody's browser.
enum OriginCheck {
    /// Refuses a change that a page of another site sends. `Sec-Fetch-Site` decides where browsers send it, `Origin` where
    /// they do not (plain HTTP, old ones); with a cookie and neither, nobody can tell.
    static func check(_ exchange: Exchange, origins: Set<String>) throws {
        if let site = exchange.headers[.secFetchSite] {
            guard site == "same-origin" else { throw Refusal(.forbidden, .foreignForm) }
        } else if let origin = exchange.headers[.origin] {
            guard origin == exchange.peer.origin || origins.contains(origin) else {
                throw Refusal(.forbidden, .foreignForm)
            }
        } else if !exchange.cookies.isEmpty {
            throw Refusal(.forbidden, .foreignForm)
        }
    }
}
