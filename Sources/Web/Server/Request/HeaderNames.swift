import HTTPTypes

/// Header fields that the HTTP library has no name for.
extension HTTPField.Name {
    static let coop = HTTPField.Name("Cross-Origin-Opener-Policy")!
    static let corp = HTTPField.Name("Cross-Origin-Resource-Policy")!
    static let csp = HTTPField.Name("Content-Security-Policy")!
    static let disposition = HTTPField.Name("Content-Disposition")!
    static let formToken = HTTPField.Name("X-Form-Token")!
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
    static let forwardedHost = HTTPField.Name("X-Forwarded-Host")!
    static let forwardedProto = HTTPField.Name("X-Forwarded-Proto")!
    static let forwarded = HTTPField.Name("Forwarded")!
    static let hsts = HTTPField.Name("Strict-Transport-Security")!
    static let htmxRequest = HTTPField.Name("HX-Request")!
    static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
    static let lastEventID = HTTPField.Name("Last-Event-ID")!
    static let noSniff = HTTPField.Name("X-Content-Type-Options")!
    static let accelBuffering = HTTPField.Name("X-Accel-Buffering")!
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
    static let requestID = HTTPField.Name("X-Request-Id")!
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
}
