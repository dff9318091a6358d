import Foundation
import HummingbirdCore
import People
import Storage
import Tickets
import Vocabulary

/// How every verb on a ticket goes: once, for the revision that the person saw; a refused form comes back as it was.
extension House {
    /// Runs a verb on the ticket of the path.
    func change(
        _ exchange: Exchange, _ form: inout Form,
        _ verb: @escaping @Sendable (inout Ticket, Transaction) throws -> Void
    ) async throws -> Response {
        let number = try exchange.step("number")
        let revision = form.revision()
        try await once(exchange, &form, number) { tx in
            var ticket = try Ticket.lock(number, revision: revision, in: tx)
            try verb(&ticket, tx)
            return number
        }
        return .goTo("/tickets/\(number)")
    }

    /// The ticket again, with what was entered in the form of this verb; nil where no form can show it.
    func again(_ verb: TicketPane.Verb?) -> Again {
        { exchange, form, refusal in
            // What the manual asks for has names that only the manual knows.
            let fields = Self.entered + form.names.filter { $0.hasPrefix("fact-") }
            return try await ticketPage(
                exchange, .init(filled: Filled(form, refusal, fields: fields), refused: verb))
        }
    }

    /// Every field of a ticket's forms that somebody fills in.
    private static let entered = [
        "words", "solution", "later", "channel", "evidence", "outcome", "type", "level", "reason", "to", "team", "line",
        "way", "due", "expected", "clock", "moment", "subtype", "business", "cause",
        "ticket", "relation",
    ]

    /// The zone in which people write times.
    func zone() async throws -> TimeZone {
        let name = try await store.read { try Center.find(in: $0)?.zone }
        return name.flatMap { TimeZone(identifier: $0) } ?? .gmt
    }

    /// Words with the files that came with them, kept safe.
    func writing(_ form: inout Form) async throws -> Ticket.Writing {
        let words = form.text("words", max: Message.longest)
        let uploads = form.files("file", most: 5)
        try form.checkText()
        return Ticket.Writing(words, files: try await keep(uploads))
    }
}
