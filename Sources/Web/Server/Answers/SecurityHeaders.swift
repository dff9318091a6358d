import HTTPTypes
import HummingbirdCore

/// What every answer says to browsers unless the handler said it already.
enum SecurityHeaders {
    static func add(to headers: inout HTTPFields, door: Route.Door, isSecure: Bool) {
        let isPage = door == .front || door == .desk
        set(.csp, (isPage ? ContentPolicy.page : .data).text, &headers)
        set(.noSniff, "nosniff", &headers)
        // Not `no-referrer`: browsers would then send `Origin: null` with our own forms (Fetch, §3.2).
        set(.referrerPolicy, "same-origin", &headers)
        set(.coop, "same-origin", &headers)
        set(.corp, "same-origin", &headers)
        set(.cacheControl, "no-store", &headers)
        if isSecure { set(.hsts, "max-age=31536000", &headers) }
    }

    private static func set(_ name: HTTPField.Name, _ value: String, _ headers: inout HTTPFields) {
        if headers[name] == nil { headers[name] = value }
    }
}
