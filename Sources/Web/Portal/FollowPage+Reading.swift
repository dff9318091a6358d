import Clocks
import Manual
import Pages
import People
import Rulebook
import Storage
import Tickets
import Vocabulary

extension FollowPage {
    init(_ ticket: Ticket, for onlooker: Onlooker, filled: Filled, refused: Verb?, in db: Reading) throws {
        let manual = try db.edition(ticket.edition)
        let clocks = try db.clocks(of: Ticket.subjectKind, ticket.id)
        let owner = try ticket.owner.flatMap { try db.names(of: [$0])[$0] }
        self.init(
            frame: try onlooker.frame(live: "/my/\(ticket.number)/live", in: db), number: ticket.number,
            subject: ticket.subject, status: TicketStatus(ticket.status), owner: owner,
            promise: Self.promise(clocks, manual, onlooker),
            conversation: try Conversation(ticket, manual, for: onlooker, publicOnly: true, in: db),
            solution: ticket.solution, stars: ticket.stars, asksReason: manual.edition.rating.asksReason,
            urges: ticket.urges, allows: try Self.allowed(ticket, manual.edition, in: db), key: FormKey.fresh(),
            revision: Int(ticket.revision), filled: filled, refused: refused)
    }

    /// The first of response and solution that is still promised.
    private static func promise(
        _ clocks: [RunningClock], _ manual: PublishedEdition, _ onlooker: Onlooker
    ) -> ClockFace? {
        let open = clocks.filter { $0.isRunning && ($0.kind == .response || $0.kind == .solution) }
        return open.min { $0.due < $1.due }.map { ClockFace($0, manual, onlooker, marked: false) }
    }

    private static func allowed(_ ticket: Ticket, _ manual: Edition, in db: Reading) throws -> Set<Verb> {
        switch ticket.status {
        case .new, .open, .waiting: return [.answer, .urge]
        case .resolved: return ticket.stars == nil ? [.answer, .confirm, .rate] : [.answer, .confirm]
        case .closed:
            let isOpen = try ticket.endOfReopening(by: manual.reopening, in: db) >= db.now
            var verbs: Set<Verb> = [isOpen ? .reopen : .askAnew]
            if ticket.stars == nil { verbs.insert(.rate) }
            return verbs
        case .archived: return [.askAnew]
        }
    }
}
