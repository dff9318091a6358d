import NIOCore

/// The connection a request came over, as far as a stream needs it.
struct Line: Sendable {
    private let channel: (any Channel)?

    init(_ channel: (any Channel)?) { self.channel = channel }

    /// Cuts the connection without a further word: the other end has stopped reading.
    func cut() { channel?.close(promise: nil) }

    /// Waits until the event loop has dealt with all that was written so far and knows whether it can take more.
    func turn() async throws { try await channel?.eventLoop.submit {}.get() }

    /// Cuts the connection unless what is returned is cancelled first.
    func cut(in delay: Duration) -> Scheduled<Void>? {
        channel.map { channel in
            channel.eventLoop.scheduleTask(in: TimeAmount(delay)) { channel.close(promise: nil) }
        }
    }
}
