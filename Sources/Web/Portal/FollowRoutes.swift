import Customers
import Foundation
import HummingbirdCore
import Manual
import Pages
import People
import Rulebook
import Storage
import Tickets
import Vocabulary

/// What a customer sees and does through a signed link. GET shows and changes nothing: mail scanners open links too.
struct FollowRoutes {
    let house: House

    func add(to front: FrontRouter) {
        front.get("t/{secret}", pace: Pace("link", burst: 60, every: .seconds(2)), use: open)
        front.get("my/{number}", use: show)
        front.get("my/{number}/files/{id}", use: file)
        front.post("my/{number}/messages", .files(.usual), pace: Self.pace, use: answer, again: again(.answer))
        front.post("my/{number}/confirmation", pace: Self.pace, use: confirm, again: again(.confirm))
        front.post("my/{number}/rating", pace: Self.pace, use: rate, again: again(.rate))
        front.post("my/{number}/urging", pace: Self.pace, use: urge, again: again(.urge))
        front.post("my/{number}/reopening", pace: Self.pace, use: reopen, again: again(.reopen))
        front.post("my/{number}/successor", pace: Self.pace, use: askAnew, again: again(.askAnew))
        front.live("my/{number}/live", of: house.live) { try $0.customer().scope }
    }

    private static let pace = Pace("follow", burst: 30, every: .seconds(3))

    /// Exchanges the secret of the address for a cookie of this browser, and leaves the address bar without it.
    @Sendable private func open(_ exchange: Exchange) async throws -> Response {
        let secret = try exchange.step("secret")
        let keys = house.store.keys
        let (number, cookie) = try await house.store.write(as: .visitor) { tx in
            let (link, cookie) = try Link.exchange(secret, keys: keys, in: tx)
            return (try Ticket.label(of: link.subject, in: tx), cookie)
        }
        return Response.goTo("/my/\(number)").withoutReferrer()
            .setting(
                Cookie(Recognition.linkCookie, cookie.text, path: "/my/\(number)", lasts: .days(90)), for: exchange)
    }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response {
        try await page(exchange, .blank, refused: nil)
    }

    @Sendable private func answer(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let words = form.text("words", max: Message.longest)
        let uploads = form.files("file", most: 5)
        let once = form.onceKey(exchange)
        _ = form.revision()
        try form.check()
        let files = try await house.keep(uploads)
        return try await change(exchange, once, revision: nil) { ticket, tx in
            _ = try ticket.answer(Ticket.Writing(words, files: files), in: tx)
        }
    }

    @Sendable private func confirm(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let outcome = form.choice("outcome", of: Outcome.self, required: true)
        let words = form.text("words", max: Message.longest, required: outcome == .unsolved)
        let once = form.onceKey(exchange)
        _ = form.revision()
        try form.check()
        return try await change(exchange, once, revision: nil) { ticket, tx in
            if outcome == .solved {
                if !words.isEmpty { _ = try ticket.answer(Ticket.Writing(words), in: tx) }
                try ticket.confirm(in: tx)
            } else {
                try ticket.refuseResult(Ticket.Writing(words), in: tx)
            }
        }
    }

    @Sendable private func rate(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let stars = form.whole("stars", in: 1...10, required: true) ?? 0
        let words = form.text("words", max: 2000)
        let once = form.onceKey(exchange)
        _ = form.revision()
        try form.check()
        return try await change(exchange, once, revision: nil) { ticket, tx in
            try ticket.rate(Int(stars), words: words, in: tx)
        }
    }

    @Sendable private func urge(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let words = form.text("words", max: Message.longest)
        let once = form.onceKey(exchange)
        _ = form.revision()
        try form.check()
        return try await change(exchange, once, revision: nil) { ticket, tx in
            try ticket.urge(words.isEmpty ? nil : Ticket.Writing(words), in: tx)
        }
    }

    @Sendable private func reopen(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let words = form.text("words", max: Message.longest, required: true)
        let once = form.onceKey(exchange)
        _ = form.revision()
        try form.check()
        return try await change(exchange, once, revision: nil) { ticket, tx in
            try ticket.reopen(Ticket.Writing(words), in: tx)
        }
    }

    /// Too late to go on: a new ticket follows the old one, with a link of its own to keep.
    @Sendable private func askAnew(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let words = form.text("words", max: Message.longest, required: true)
        let once = form.onceKey(exchange)
        _ = form.revision()
        try form.check()
        let old = try exchange.step("number")
        let actor = try exchange.customer()
        guard let once, let pass = exchange.visit.link else { throw Refusal.invalid([.init("key", .required)]) }
        try house.disk.mustHaveRoom()
        let number = try await house.numbers.next()
        let keys = house.store.keys
        let secret = try await house.store.write(as: actor) { tx in
            let before = try Ticket.find(old, within: tx.actor.scope, in: tx)
            let answer = try tx.once(once, request: Array(old.utf8)) {
                let manual = try tx.currentEdition().edition
                let type = manual.type(before.type)?.key ?? manual.types.last?.key ?? before.type
                let request = Ticket.Request(
                    channel: "form", customer: before.customer, writing: Ticket.Writing(words), demand: "", type: type,
                    urgent: false)
                let ticket = try Ticket.receive(request, following: old, number: number, in: tx)
                try pass.link.answered(keys: keys, in: tx)
                return OnceAnswer(status: 201, text: ticket.number)
            }
            let ticket = try Ticket.find(answer.text, within: .all, in: tx)
            return try Link.issue(AskRequest.followLink, to: ticket.id, for: ticket.customer, keys: keys, in: tx).secret
        }
        return Response.goTo("/asked").setting(
            Cookie(AskRoutes.receiptCookie, secret.text, path: "/asked", lasts: .minutes(10)), for: exchange)
    }

    /// Runs a customer's verb once, and notes that the link was answered.
    private func change(
        _ exchange: Exchange, _ once: OnceKey?, revision: Int64?,
        _ verb: @escaping @Sendable (inout Ticket, Transaction) throws -> Void
    ) async throws -> Response {
        let number = try exchange.step("number")
        let actor = try exchange.customer()
        guard let once, let pass = exchange.visit.link else { throw Refusal.invalid([.init("key", .required)]) }
        let keys = house.store.keys
        try await house.store.write(as: actor) { tx in
            _ = try tx.once(once, request: Array(number.utf8)) {
                var ticket = try Ticket.lock(number, revision: revision, in: tx)
                try verb(&ticket, tx)
                try pass.link.answered(keys: keys, in: tx)
                return OnceAnswer(status: 303, text: number)
            }
        }
        return .goTo("/my/\(number)")
    }

    @Sendable private func file(_ exchange: Exchange) async throws -> Response {
        let actor = try exchange.customer()
        return try await house.download(exchange, within: actor.scope, publicOnly: true)
    }

    private func again(_ verb: FollowPage.Verb) -> Again {
        { exchange, form, refusal in
            try await page(exchange, Filled(form, refusal, fields: ["words", "stars", "outcome"]), refused: verb)
        }
    }

    private func page(_ exchange: Exchange, _ filled: Filled, refused: FollowPage.Verb?) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let actor = try exchange.customer()
        let number = try exchange.step("number")
        let page = try await house.store.read { db in
            let ticket = try Ticket.find(number, within: actor.scope, in: db)
            return try FollowPage(ticket, for: onlooker, filled: filled, refused: refused, in: db)
        }
        return Response.page(page.html(onlooker.texts)).withoutReferrer()
    }

    private enum Outcome: String { case solved, unsolved }
}

extension Exchange {
    /// The customer who came by a signed link.
    /// - Throws: 404 for everybody else, as if there were nothing here.
    func customer() throws -> Actor {
        guard visit.link != nil else { throw Refusal(.notFound, "link.needed") }
        return visit.actor
    }
}
