import Clocks
import Manual
import Pages
import Rulebook
import Storage
import Tickets
import Vocabulary

extension Conversation {
    /// Everything said and done on a ticket, or only what its customer may see.
    init(
        _ ticket: Ticket, _ manual: PublishedEdition, for onlooker: Onlooker, publicOnly: Bool, in db: Reading
    ) throws {
        let messages = try db.messages(of: ticket).filter { !publicOnly || $0.kind.isPublic }
        let happenings = publicOnly ? [] : try db.happenings(of: Ticket.subjectKind, ticket.id)
        let names = try db.names(of: messages.compactMap(\.staff) + happenings.flatMap(\.people))
        let files = Dictionary(grouping: try db.attachments(of: ticket), by: \.message)
        let customer = try db.names(ofCustomers: [ticket.customer])[ticket.customer] ?? ""
        let telling = Telling(ticket: ticket, manual: manual, names: names, onlooker: onlooker)
        let root = publicOnly ? "/my/\(ticket.number)" : "/tickets/\(ticket.number)"

        let said = messages.map { message in
            (
                message.at,
                Entry.message(
                    Message(message, customer: customer, files: files[message.id] ?? [], root: root, telling))
            )
        }
        let done = happenings.compactMap { happening in
            telling.event(happening).map { (happening.at, Entry.event($0)) }
        }
        entries = Self.merged(said, done)
    }

    /// Both in the order of time; of one moment, what was said comes first.
    private static func merged(_ said: [(Instant, Entry)], _ done: [(Instant, Entry)]) -> [Entry] {
        var entries: [Entry] = []
        var said = said[...]
        for (at, event) in done {
            while let first = said.first, first.0 <= at { entries.append(said.removeFirst().1) }
            entries.append(event)
        }
        return entries + said.map(\.1)
    }
}

extension Conversation.Message {
    init(
        _ message: Tickets.Message, customer: String, files: [Tickets.Attachment], root: String, _ telling: Telling
    ) {
        let texts = telling.onlooker.texts
        let side: Side =
            switch message.kind {
            case .customer: .customer
            case .note: .note
            case .reply, .question, .receipt, .progress, .workaround, .announcement: .staff
            }
        self.init(
            id: message.id, side: side,
            author: side == .customer
                ? customer : message.staff.flatMap { telling.names[$0] } ?? texts["conversation.center"],
            channel: side == .note ? "" : telling.channel, at: message.at, words: message.words,
            files: files.map { file in
                Conversation.Attachment(address: "\(root)/files/\(file.id)", name: file.name, bytes: Int(file.size))
            })
    }
}
