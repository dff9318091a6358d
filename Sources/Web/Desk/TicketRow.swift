import Pages
import Vocabulary

/// A ticket in a list: whose it is, what about, how it is ranked, who has it, and its nearest clock.
struct TicketRow: Equatable, Sendable {
    let number: String
    let subject: String
    let customer: String
    /// The customer's level, such as VIP; nil for most.
    var customerLevel: String?
    let type: String
    let level: TicketPane.Level
    let status: TicketStatus
    var owner: String?
    var clock: ClockFace?
    let changed: Instant
    var isUnread = false
    /// Who has it open now.
    var watching: [String] = []

    /// In a queue the row opens the ticket beside it; without a queue it leads to the ticket's own page.
    func html(_ wording: Wording, queue: Queue?, isOpen: Bool = false) -> HTML {
        let texts = wording.texts
        return """
            <li class="row\(isUnread ? " unread" : "")">
            <a id="row-\(number)"\(attribute: "aria-current", isOpen ? "true" : nil)\(link(in: queue))>
            <span class="top"><span class="customer" hx-disable>\(customer)</span>\
            \(customerLevel.map { "<span class=\"tag\">\($0)</span>" as HTML })\
            \(when: isUnread, "<span class=\"unread-dot\"><span class=\"unseen\">\(texts["list.unread"])</span></span>")\
            \(clock.map { $0.html(wording) } ?? "<span class=\"when\">\(wording.time(changed))</span>")</span>
            <span class="subject" hx-disable>\(subject)</span>
            <span class="foot"><span class="level" data-level="\(level.key)">\(level.name)</span><span>\(type)</span>\
            <span class="owner">\(owner ?? texts["ticket.nobody"])</span>\
            \(when: !watching.isEmpty, "<span class=\"watching\" title=\"\(texts["ticket.watching", watching.joined(separator: texts["list.comma"])])\">\(Icon.eye.html)\(watching.count)</span>")\
            <span class="number">\(number)</span></span>
            </a></li>
            """
    }

    private func link(in queue: Queue?) -> HTML {
        guard let queue else { return " href=\"/tickets/\(number)\"" }
        let name = queue.rawValue
        return " href=\"/tickets/\(number)?queue=\(name)\" hx-get=\"/tickets/\(number)?queue=\(name)\""
    }
}
