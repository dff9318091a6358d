import NIOCore
import Vocabulary

/// Tells that something changed, not what: the page asks again, under its own scope and mask.
public struct LiveSignal: Sendable {
    public let cursor: LiveCursor
    /// What changed, such as `ticket`; also the name of the event in the browser.
    public let kind: String
    /// The label people know it by, such as a ticket's number.
    public let subject: String
    public let revision: Int64
    /// Who may hear of it.
    public let audience: @Sendable (Scope) -> Bool

    public init(
        _ cursor: LiveCursor, kind: String, subject: String, revision: Int64,
        audience: @escaping @Sendable (Scope) -> Bool
    ) {
        self.cursor = cursor
        self.kind = kind
        self.subject = subject
        self.revision = revision
        self.audience = audience
    }

    /// The signal as it travels (HTML, §9.2 server-sent events).
    var event: ByteBuffer {
        let data: JSONValue = ["kind": .text(kind), "number": .text(subject), "revision": .number(revision)]
        var buffer = ByteBuffer(string: "event: \(LiveSignal.oneLine(kind))\nid: \(cursor)\ndata: ")
        buffer.writeBytes(data.bytes)
        buffer.writeString("\n\n")
        return buffer
    }

    /// Told to whoever comes with a cursor that is too old: fetch the whole page again, go on from here.
    static func reload(_ head: LiveCursor) -> ByteBuffer {
        ByteBuffer(string: "event: reload\nid: \(head)\ndata: {}\n\n")
    }

    private static func oneLine(_ text: String) -> String { text.filter { !$0.isNewline } }
}
