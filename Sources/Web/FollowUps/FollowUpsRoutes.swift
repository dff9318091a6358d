import HummingbirdCore
import Manual
import Pages
import Rulebook
import Storage
import Tickets
import Vocabulary

/// GET /follow-ups — calls to be made and remedies owed; below it what came of them.
struct FollowUpsRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.get("follow-ups", allows: .followUp, use: show)
        desk.post("follow-ups/{number}/attempts", allows: .followUp, use: attempt, again: again(isRemedy: false))
        desk.post("follow-ups/{number}/remedy", allows: .followUp, use: remedy, again: again(isRemedy: true))
    }

    private enum Step: String { case contact, offer, accepted, declined }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response { try await page(exchange) }

    @Sendable private func attempt(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let outcome = form.choice("outcome", of: FollowUp.Attempt.Outcome.self, required: true) ?? .notReached
        let stars = form.whole("stars", in: 1...5).map { Int($0) }
        let words = form.text("words", max: 2000)
        let isIncoming = form.flag("incoming")
        return try await change(exchange, &form, outcome.rawValue) { ticket, tx in
            try ticket.followUp(
                FollowUp.Call(outcome, words: words, stars: stars, isIncoming: isIncoming), in: tx)
        }
    }

    @Sendable private func remedy(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let step = form.choice("step", of: Step.self) ?? .offer
        let words = form.text("words", max: 2000)
        let cause = form.line("cause")
        return try await change(exchange, &form, step.rawValue) { ticket, tx in
            switch step {
            case .contact: try ticket.noteContact(words, in: tx)
            case .offer: try ticket.offerRemedy(words, cause: cause, in: tx)
            case .accepted: try ticket.noteAnswer(toRemedy: .accepted, in: tx)
            case .declined: try ticket.noteAnswer(toRemedy: .declined, in: tx)
            }
        }
    }

    private func change(
        _ exchange: Exchange, _ form: inout Form, _ what: String,
        _ verb: @escaping @Sendable (inout Ticket, Transaction) throws -> Void
    ) async throws -> Response {
        let number = try exchange.step("number")
        try await house.once(exchange, &form, "\(number) \(what)") { tx in
            var ticket = try Ticket.lock(number, in: tx)
            try verb(&ticket, tx)
            return number
        }
        return .goTo("/follow-ups")
    }

    private func again(isRemedy: Bool) -> Again {
        { exchange, form, refusal in
            let fields = ["outcome", "stars", "words", "incoming", "cause"]
            return try await page(
                exchange, Filled(form, refusal, fields: fields),
                refused: .init(number: try exchange.step("number"), isRemedy: isRemedy))
        }
    }

    private func page(
        _ exchange: Exchange, _ filled: Filled = .blank, refused: FollowUpsPage.Refused? = nil
    ) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let page = try await house.store.read { db in
            var page = try FollowUpsPage(for: onlooker, in: db)
            page.filled = filled
            let numbers = page.calls.map(\.row.number) + page.owed.map(\.row.number)
            if let refused, numbers.contains(refused.number) { page.refused = refused }
            return page
        }
        return .page(page.html(onlooker.texts))
    }
}

extension FollowUpsPage {
    fileprivate init(for onlooker: Onlooker, in db: Reading) throws {
        let scope = onlooker.actor.scope
        let manual = try db.currentEdition().edition
        let due = try db.openFollowUps(for: onlooker.actor.staff ?? 0, within: scope, limit: 100)
        let rows = try TicketRow.rows(due.map(\.ticket), for: onlooker, in: db)
        let calls = zip(due, rows).map { due, row in
            Call(
                row: row, paragraph: due.followUp.paragraph.number, attempts: due.attempts,
                most: manual.followUps?.attempts ?? due.attempts, next: due.followUp.nextAt, last: due.lastTriedAt,
                asksRating: due.followUp.asksRating)
        }
        let tickets = try db.owedRemedies(within: scope, limit: 50)
        let owed = try TicketRow.rows(tickets, for: onlooker, in: db).compactMap { row -> Owed? in
            let ticket = try Ticket.find(row.number, within: scope, in: db)
            guard let open = try db.remedies(of: ticket).last(where: { $0.answeredAt == nil }) else { return nil }
            return Owed(
                row: row, paragraph: open.paragraph.number, stars: open.stars, since: open.openedAt,
                isContacted: open.contactedAt != nil, offered: open.words)
        }
        self.init(
            frame: try onlooker.frame(in: db), key: FormKey.fresh(), calls: calls, owed: owed,
            causes: manual.remedy?.causes.map { Choice($0.key, $0.name[onlooker.language]) } ?? [])
    }
}
