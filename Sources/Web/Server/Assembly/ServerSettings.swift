import HummingbirdCore

/// Where the server listens and what it puts up with.
public struct ServerSettings: Sendable {
    public var address = BindAddress.hostname("127.0.0.1", port: 8080)
    /// The address people type, such as `https://help.example.com`, where it is settled; it counts as our own origin.
    public var origins: Set<String> = []
    /// Whose `X-Forwarded-…` counts.
    public var proxies: [NetworkRange] = []
    /// Connections waiting to be accepted.
    public var backlog = 1024
    public var connectionLimit = 20_000
    /// Bytes of one header field, and of all of a request.
    public var headerFieldLimit = 16 * 1024
    public var headerLimit = 32 * 1024
    public var headerCount = 100
    /// A connection without a request, and a request that has stopped arriving, are cut after this.
    public var idle = Duration.seconds(60)
    /// The longest a body may take to arrive.
    public var bodyPatience = Duration.seconds(300)
    /// How many bytes of a refused body are read and forgotten, so that its sender gets to see the answer.
    public var unwanted = 64 * 1024 * 1024
    /// An answer is cut when its reader takes longer than this, plus a second for each 16 KiB.
    public var writePatience = Duration.seconds(30)
    /// After the stop signal: how long `/readyz` says no before connections end, for balancers to look elsewhere.
    public var drain = Duration.seconds(2)
    /// After which everything that still runs is cancelled.
    public var shutdownLimit = Duration.seconds(25)

    public init() {}

    /// Listens on a host's port; port 0 takes any that is free.
    public mutating func listen(on host: String, port: Int) { address = .hostname(host, port: port) }
}
