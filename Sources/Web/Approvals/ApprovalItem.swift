import Pages
import Tickets
import Vocabulary

/// One question in a list: what is asked about which ticket, by whom and why, and until when it is to be answered.
struct ApprovalItem: Equatable, Sendable {
    let id: Int64
    let kind: Approval.Kind
    let number: String
    let subject: String
    let level: TicketPane.Level
    let paragraph: String
    /// The team that has it.
    let holder: String
    var asker: String?
    let asked: Instant
    var due: Instant?
    var reason = ""
    /// The limit that shall run longer, by its name.
    var limit: String?
    var until: Instant?
    /// The team that would be right, by its key.
    var team: String?
    /// The level was lowered when a limit had already been warned of or missed.
    var isLate = false
    /// Whether whoever looks asked it.
    var isOwn = false
    var mayDecide = true

    func html(_ wording: Wording) -> HTML {
        let texts = wording.texts
        return """
            <p class="top"><strong>\(texts["approvals.kind.\(kind.rawValue)"])</strong>\
            \(due.map { " <span class=\"due\" data-late=\"\($0 < wording.now ? "yes" : "no")\" title=\"\(wording.exact($0))\">\(wording.left(until: $0))</span>" as HTML })</p>
            <p class="subject"><a href="/tickets/\(number)"><span class="number">\(number)</span> <span hx-disable>\(subject)</span></a></p>
            <p class="foot"><span class="level" data-level="\(level.key)">\(level.name)</span><span>\(holder)</span>\
            <span>\(asker.map { texts["approvals.asked-by", $0] } ?? texts["approvals.asked-by-manual"]) \(wording.time(asked))</span>\
            <span>\(texts["mark.by", paragraph])</span></p>
            \(until.map { "<p class=\"wish\">\(texts["approvals.until", limit ?? "", wording.appointment($0)])</p>" as HTML })
            \(when: isLate, "<p class=\"flaw\">\(texts["approvals.late"])</p>")
            \(when: !reason.isEmpty, "<blockquote hx-disable>\(reason)</blockquote>")
            """
    }
}
