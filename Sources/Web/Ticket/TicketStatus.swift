import Pages

/// Where a ticket stands, as lists and headers show it.
enum TicketStatus: String, CaseIterable, Sendable {
    case new, open, waiting, resolved, closed, archived

    func html(_ texts: Texts) -> HTML {
        "<span class=\"status\" data-status=\"\(rawValue)\">\(texts["status.\(rawValue)"])</span>"
    }
}
