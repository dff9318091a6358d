import Clocks
import HummingbirdCore
import Manual
import Pages
import People
import Rulebook
import Storage
import Tickets
import Vocabulary

/// GET /approvals — what waits for one's decision, and what one asked oneself; POST /approvals/{number}/{id} decides. Whose
/// it is to decide says the manual: a supervisor's, a deputy's once it is late, or who stands in for an absent colleague.
struct ApprovalsRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.get("approvals", allows: .handleTickets, use: show)
        desk.post("approvals/{number}/{id}", allows: .handleTickets, use: decide, again: again)
    }

    private enum Verdict: String { case grant, refuse }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response { try await page(exchange) }

    @Sendable private func decide(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let (number, id) = (try exchange.step("number"), try exchange.number("id"))
        let isGranted = form.choice("verdict", of: Verdict.self, required: true) != .refuse
        let answer = form.line("reason", max: 500)
        let team = form.line("team")
        try await house.once(exchange, &form, "\(id) \(isGranted)") { tx in
            var ticket = try Ticket.lock(number, in: tx)
            // What was asked since then is another question.
            guard let open = try tx.approvals(of: ticket).first(where: { $0.id == id && $0.decidedAt == nil }) else {
                throw Refusal(.conflict, "approval.none", [number])
            }
            try ticket.decide(open.kind, isGranted, answer: answer, team: TeamKey(team), in: tx)
            return number
        }
        return .goTo("/approvals")
    }

    @Sendable private func again(_ exchange: Exchange, _ form: Form, _ refusal: Refusal) async throws -> Response {
        let id = try exchange.number("id")
        return try await page(exchange, Filled(form, refusal, fields: ["reason", "team"]), refused: id)
    }

    private func page(
        _ exchange: Exchange, _ filled: Filled = .blank, refused: Int64? = nil
    ) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let page = try await house.store.read { db in
            guard try onlooker.decides(in: db) else { throw Refusal(.forbidden, "refusal.forbidden") }
            let manual = try db.currentEdition().edition
            let items = try ApprovalItem.waiting(for: onlooker, in: db).filter { $0.mayDecide || $0.isOwn }
            return ApprovalsPage(
                frame: try onlooker.frame(in: db), items: items,
                teams: manual.teams.map { Choice($0.key.text, $0.name[onlooker.language]) }, key: FormKey.fresh(),
                refused: items.contains { $0.id == refused } ? refused : nil, filled: filled)
        }
        return .page(page.html(onlooker.texts))
    }
}

extension Onlooker {
    /// Whether questions are theirs to decide: as a supervisor, as a deputy by the manual, or for a colleague.
    func decides(in db: Reading) throws -> Bool {
        guard let person, actor.permissions.contains(.handleTickets) else { return false }
        if actor.permissions.contains(.supervise) { return true }
        let manual = try db.currentEdition().edition
        let signing = manual.signOff.map { $0.by + $0.deputies } ?? []
        let extending = manual.extending.map { $0.by + $0.deputies + $0.further } ?? []
        if (signing + extending).contains(person.role) { return true }
        return try Person.all(withDeputy: person.id, in: db).contains {
            (signing + extending).contains($0.role)
        }
    }
}

extension ApprovalItem {
    /// What waits within the reach of whoever looks, the oldest question first.
    static func waiting(for onlooker: Onlooker, limit: Int = 100, in db: Reading) throws -> [ApprovalItem] {
        let manual = try db.currentEdition().edition
        let language = onlooker.language
        let waiting = try db.waitingApprovals(within: onlooker.actor.scope, limit: limit)
        let names = try db.names(of: waiting.compactMap(\.approval.askedBy))
        return try waiting.map { waiting in
            let approval = waiting.approval
            let kind = try approval.clock.flatMap { try RunningClock.find($0, in: db)?.kind }
            return ApprovalItem(
                id: approval.id, kind: approval.kind, number: waiting.number, subject: waiting.subject,
                level: TicketPane.Level(
                    key: waiting.level.text, name: manual.level(waiting.level)?.name[language] ?? waiting.level.text),
                paragraph: approval.paragraph.number,
                holder: manual.team(waiting.team)?.name[language] ?? waiting.team.text,
                asker: approval.askedBy.flatMap { names[$0] }, asked: approval.askedAt, due: waiting.due,
                reason: approval.reason, limit: kind.map { manual.words(for: $0, onlooker) },
                until: approval.until, team: approval.team?.text, isLate: approval.isLate,
                isOwn: approval.askedBy != nil && approval.askedBy == onlooker.actor.staff,
                mayDecide: try mayDecide(waiting, onlooker, in: db))
        }
    }
}

extension ApprovalItem {
    private static func mayDecide(
        _ waiting: WaitingApproval, _ onlooker: Onlooker, in db: Reading
    ) throws -> Bool {
        guard let staff = onlooker.actor.staff, waiting.approval.askedBy != staff else { return false }
        return try Ticket.find(waiting.number, within: onlooker.actor.scope, in: db)
            .decidable(by: staff, onlooker.actor.permissions, in: db).contains(waiting.approval.kind)
    }
}

extension Ticket {
    /// Decides a question of a kind by the verb that answers it.
    fileprivate mutating func decide(
        _ kind: Approval.Kind, _ isGranted: Bool, answer: String, team: TeamKey, in tx: Transaction
    ) throws {
        switch (kind, isGranted) {
        case (.signOff, true): try signOff(in: tx)
        // A level that is not agreed with is changed on the ticket, which asks anew.
        case (.signOff, false): throw Refusal(.conflict, "approval.none", [number])
        case (.extending, _): try decideExtension(isGranted: isGranted, answer: answer, in: tx)
        case (.correction, true): try correct(to: .team(team), reason: answer, in: tx)
        case (.correction, false): try refuseCorrection(reason: answer, in: tx)
        }
    }
}
