import Vocabulary

/// How much of PostgreSQL one node uses, and for how long it waits.
struct PostgresLimits: Sendable {
    /// Connections, and threads, for pages and verbs.
    var connections = 12
    /// Connections for long looks, so that reports never take those of the pages.
    var reports = 2
    /// The longest queue for a connection, and the longest wait in it.
    var queue = 4096
    var wait = Duration.seconds(2)
    /// How often one write is tried, and how long losses are mended and doubts settled.
    var attempts = 6
    var patience = Duration.seconds(10)
    /// The longest a statement of a verb may take, and how much later than the server the node loses patience.
    var statement = Duration.seconds(60)
    var grace = Duration.seconds(5)
    /// Statements kept prepared per connection.
    var statements = 256
    /// The shortest time between two signals to other nodes.
    var signalPause = Duration.milliseconds(20)
    /// A look longer than this is a report.
    var page = Duration.seconds(5)
}
