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
        let names = try db.names(of: happenings.people.union(messages.compactMap(\.staff)))
        let files = Dictionary(grouping: try db.attachments(of: ticket), by: \.message)
        let customer = try db.names(ofCustomers: [ticket.customer])[ticket.customer] ?? ""
        let telling = Telling(ticket: ticket, manual: manual, names: names, onlooker: onlooker)
        let root = publicOnly ? "/my/\(ticket.number)" : "/tickets/\(ticket.number)"

        // Both stand in the order of time; of one moment, what was said comes first.
        entries = []
        entries.reserveCapacity(messages.count + happenings.count)
        var unsaid = messages[...]
        func say(until moment: Instant?) {
            while let message = unsaid.first, moment.map({ message.at <= $0 }) ?? true {
                let files = files[message.id] ?? []
                entries.append(.message(Message(message, customer: customer, files: files, root: root, telling)))
                unsaid.removeFirst()
            }
        }
        for happening in happenings {
            guard let event = telling.event(happening) else { continue }
            say(until: happening.at)
            entries.append(.event(event))
        }
        say(until: nil)
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
