import HummingbirdCore
import Manual
import Pages
import Storage
import Tickets
import Vocabulary

/// GET /exceptions — what went wrong or waits for a person; below it a person decides.
struct ExceptionsRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.get("exceptions", allows: .supervise) { try await page($0) }
        desk.post("exceptions/tickets/{number}/completion", allows: .supervise, use: waive, again: again)
        desk.post("exceptions/jobs/{id}/release", allows: .supervise, use: release, again: again)
        desk.post("exceptions/jobs/{id}/dismissal", allows: .supervise, use: dismiss, again: again)
    }

    @Sendable private func waive(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let number = try exchange.step("number")
        return try await once(exchange, &form, number) { tx in
            var ticket = try Ticket.lock(number, in: tx)
            try ticket.waiveCompletion(in: tx)
        }
    }

    @Sendable private func release(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let id = try exchange.number("id")
        return try await once(exchange, &form, "\(id)") { try $0.release(job: id) }
    }

    @Sendable private func dismiss(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let id = try exchange.number("id")
        return try await once(exchange, &form, "\(id)") { try $0.dismiss(job: id) }
    }

    private func once(
        _ exchange: Exchange, _ form: inout Form, _ what: String,
        _ verb: @escaping @Sendable (Transaction) throws -> Void
    ) async throws -> Response {
        try await house.once(exchange, &form, what) { tx in
            try verb(tx)
            return what
        }
        return .goTo("/exceptions")
    }

    @Sendable private func again(_ exchange: Exchange, _ form: Form, _ refusal: Refusal) async throws -> Response {
        try await page(exchange, Filled(refusal: refusal))
    }

    private func page(_ exchange: Exchange, _ filled: Filled = .blank) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let page = try await house.store.read { db in
            let incomplete = try db.incomplete(within: onlooker.actor.scope)
            return ExceptionsPage(
                frame: try onlooker.frame(in: db), key: FormKey.fresh(),
                incomplete: try TicketRow.rows(incomplete, for: onlooker, in: db),
                stopped: try db.stoppedJobs(within: onlooker.actor.scope).map { job in
                    ExceptionsPage.Stopped(
                        id: job.id, kind: job.kind, isDoubtful: job.state == .doubtful,
                        // Not every job is about a ticket: what names none shows none.
                        number: try? Ticket.number(of: job), attempts: job.attempts, since: job.runAt,
                        reason: job.reason)
                }, filled: filled)
        }
        return .page(page.html(onlooker.texts))
    }
}
