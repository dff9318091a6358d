import HTTPTypes

/// Who is at the other end, and under which name they reached us. What proxies say counts only from trusted ones.
public struct Peer: Sendable {
    /// nil on a Unix socket, or where a trusted proxy names nobody we can read.
    public let address: NetworkAddress?
    public let isSecure: Bool
    /// Our own name as the browser sees it, such as `help.example.com:8443`.
    public let host: String
    /// Whether the request came without any proxy's headers.
    let isDirect: Bool

    /// - Parameters:
    ///   - socket: the address of the connection's other end.
    ///   - isTLS: whether the connection itself is encrypted.
    init(socket: NetworkAddress?, isTLS: Bool, host: String, headers: HTTPFields, proxies: [NetworkRange]) {
        isDirect = headers[.forwardedFor] == nil && headers[.forwarded] == nil
        guard let socket, proxies.contains(where: { $0.contains(socket) }) else {
            address = socket
            isSecure = isTLS
            self.host = host
            return
        }
        address = Peer.client(behind: socket, headers: headers, proxies: proxies)
        isSecure = headers[.forwardedProto].map { Peer.last($0).lowercased() == "https" } ?? isTLS
        self.host = headers[.forwardedHost].map(Peer.last) ?? host
    }

    /// The nearest address in `X-Forwarded-For` that is no trusted proxy; everything left of it anybody can invent.
    private static func client(behind socket: NetworkAddress, headers: HTTPFields, proxies: [NetworkRange])
        -> NetworkAddress?
    {
        guard let chain = headers[.forwardedFor] else { return socket }
        for hop in chain.split(separator: ",").suffix(20).reversed() {
            guard let address = NetworkAddress(hop) else { return nil }
            if !proxies.contains(where: { $0.contains(address) }) { return address }
        }
        return socket
    }

    private static func last(_ list: String) -> String {
        String((list.split(separator: ",").last ?? "").filter { $0 != " " }.prefix(255))
    }

    /// Scheme, host and port of our own pages.
    public var origin: String { (isSecure ? "https://" : "http://") + host.lowercased() }
    /// The key under which this peer's requests are counted.
    var household: String { address?.household ?? "-" }
}
