import Pages
import Vocabulary

/// What was said and done on a ticket, oldest first.
struct Conversation: Equatable, Sendable {
    enum Entry: Equatable, Sendable {
        case message(Message)
        case event(Event)
    }

    struct Message: Equatable, Sendable {
        enum Side: String, Sendable { case customer, staff, note }

        let id: Int64
        let side: Side
        let author: String
        /// The channel's name; empty for a note.
        var channel = ""
        let at: Instant
        let words: String
        var files: [Attachment] = []
    }

    struct Event: Equatable, Sendable {
        /// A key of the catalogs, `event.taken`, and what stands in its gaps.
        let key: String
        var about: [String] = []
        let at: Instant
        var mark: Mark?
    }

    struct Attachment: Equatable, Sendable {
        let address: String
        let name: String
        let bytes: Int
    }

    var entries: [Entry]

    func html(_ wording: Wording) -> HTML {
        var marks = WrittenMarks()
        return """
            <ol class="conversation" aria-label="\(wording.texts["ticket.conversation"])">\(each: entries, { $0.html(wording, &marks) })</ol>
            """
    }
}

extension Conversation.Entry {
    fileprivate func html(_ wording: Wording, _ marks: inout WrittenMarks) -> HTML {
        switch self {
        case .message(let message): message.html(wording)
        case .event(let event): event.html(wording, &marks)
        }
    }
}

extension Conversation.Message {
    fileprivate func html(_ wording: Wording) -> HTML {
        """
        <li class="message" data-side="\(side.rawValue)" id="m-\(id)">
        <p class="by"><b>\(author)</b>\(when: side == .note, " <span class=\"tag\">\(wording.texts["ticket.note"])</span>")\
        \(when: !channel.isEmpty, " <span class=\"channel\">\(channel)</span>") \(wording.time(at))</p>
        <div class="words" hx-disable>\(Prose(words).html)</div>
        \(when: !files.isEmpty, "<ul class=\"files\">\(files.map { $0.html(wording) })</ul>")
        </li>
        """
    }
}

extension Conversation.Attachment {
    func html(_ wording: Wording) -> HTML {
        """
        <li hx-disable><a href="\(address)" download>\(Icon.clip.html)<span>\(name)</span> <small>\(wording.size(bytes))</small></a></li>
        """
    }
}

extension Conversation.Event {
    fileprivate func html(_ wording: Wording, _ marks: inout WrittenMarks) -> HTML {
        """
        <li class="event"><span>\(wording.texts.saying(key, about))</span> \(wording.time(at))\(mark.map { marks.html($0, wording.texts) })</li>
        """
    }
}
