import Pages
import Vocabulary

/// What the way of a ticket through many hands asks of people now: who could have it, what runs, what waits for a word.
struct TicketWork: Equatable, Sendable {
    /// Whether the supervisor has looked at the level 定级确认.
    struct Signing: Equatable, Sendable {
        /// Who signed; nil while it waits.
        var by: String?
        var mark: Mark?
    }

    /// Teams and people, as `team:second-line` and `person:7`.
    var receivers: [Choice] = []
    var teams: [Choice] = []
    /// The lines above the one that has it.
    var lines: [Choice] = []
    /// The limits that can be extended.
    var limits: [Choice] = []
    var signing: Signing?
    /// How often the customer asked again.
    var urges = 0
    /// 预计完成时间: by when the owner expects to be done.
    var expected: Instant?
    var approvals: [OpenApproval] = []
    var promises: [OpenPromise] = []
    /// What the manual asks for on this type of ticket.
    var facts: [TicketFact] = []
    var end = TicketEnd()
}

extension TicketWork {
    /// The state of the level's signature, beside the level.
    func signature(_ texts: Texts) -> HTML? {
        signing.map { signing in
            """
            <span class="signing" data-signed="\(signing.by == nil ? "no" : "yes")">\
            \(signing.by.map { texts["signing.done", $0] } ?? texts["signing.waits"])</span>\
            \(signing.mark.map { $0.html(texts) })
            """
        }
    }

    func urged(_ texts: Texts) -> HTML? {
        urges > 0 ? "<span class=\"urges\">\(texts["ticket.urges", "\(urges)"])</span>" : nil
    }
}
