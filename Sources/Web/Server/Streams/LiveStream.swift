import HTTPTypes
import HummingbirdCore
import NIOCore
import Vocabulary

/// A subscription on its way to a browser, as server-sent events.
struct LiveStream: Sendable {
    let live: Live
    let subscription: LiveSubscription
    let request: RequestBody

    /// The browser's place: what it last received, or what the page says it shows.
    static func cursor(of exchange: Exchange) -> LiveCursor? {
        (exchange.headers[.lastEventID] ?? exchange.query("after")).flatMap { LiveCursor($0) }
    }

    var response: Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "text/event-stream", .cacheControl: "no-store", .accelBuffering: "no",
            ],
            body: ResponseBody { writer in try await write(&writer) })
    }

    /// Ends when the browser leaves or the hub ends the subscription, as it ends all when the server shuts down.
    private func write(_ writer: inout any ResponseBodyWriter) async throws {
        defer { live.leave(subscription) }
        // Apart from one another, or all browsers of a node that stops would knock at the next one in the same moment.
        let pause = Int.random(in: 1000...4000)
        try await writer.write(ByteBuffer(string: "retry: \(pause)\n: welcome\n\n"))

        // The operation below is the only user of the writer while it runs. It runs in this very task, and what ends it is
        // the end of its events: thousands of streams wait, and each further task of theirs would hold memory.
        nonisolated(unsafe) var line = writer
        try await request.consumeWithInboundCloseHandler { _ in
            for await event in subscription.events { try await line.write(event) }
        } onInboundClosed: {
            live.leave(subscription)
        }
        try await line.finish(nil)
    }
}
