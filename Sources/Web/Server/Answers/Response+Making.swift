import HTTPTypes
import HummingbirdCore
import NIOCore
import Pages

/// The answers that handlers give.
extension Response {
    /// A page of HTML.
    public static func page(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
        made(html.withBytes { ByteBuffer(bytes: $0) }, type: "text/html; charset=utf-8", status: status)
    }

    public static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> Response {
        made(value.bytes, type: "application/json", status: status)
    }

    public static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        made(Array(text.utf8), type: "text/plain; charset=utf-8", status: status)
    }

    /// 303: look there, with GET. What is no path of ours leads home.
    public static func goTo(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: Exchange.local(path) ?? "/"])
    }

    public static var nothing: Response { Response(status: .noContent) }

    static func made(_ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok) -> Response {
        made(ByteBuffer(bytes: bytes), type: type, status: status)
    }

    private static func made(_ buffer: ByteBuffer, type: String, status: HTTPResponse.Status) -> Response {
        Response(status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: buffer))
    }

    /// The same answer, with a cookie set. - Parameter exchange: decides by which prefix the cookie travels.
    public func setting(_ cookie: Cookie, for exchange: Exchange) -> Response {
        var answer = self
        answer.headers.append(HTTPField(name: .setCookie, value: cookie.header(isSecure: exchange.peer.isSecure)))
        return answer
    }

    /// The same answer, with its revision as an entity tag.
    public func tagged(revision: Int64) -> Response {
        var answer = self
        answer.headers[.eTag] = "\"\(revision)\""
        return answer
    }

    /// The same answer, of which the browser tells no other page where it came from; for addresses that hold a secret.
    public func withoutReferrer() -> Response {
        var answer = self
        answer.headers[.referrerPolicy] = "no-referrer"
        return answer
    }

    /// The same answer, with another content policy than that of our pages.
    public func under(_ policy: ContentPolicy) -> Response {
        var answer = self
        answer.headers[.csp] = policy.text
        return answer
    }
}
