import Clocks
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

/// The public door: GET / the portal, GET and POST /ask, and the receipt.
struct AskRoutes {
    let house: House

    func add(to front: FrontRouter) {
        front.get("", use: home)
        front.get("ask", use: show)
        front.get("asked", use: receipt)
        front.post(
            "ask", .files(.usual), pace: Pace("ask", burst: 20, every: .seconds(10)), use: create, again: again)
    }

    @Sendable private func home(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let page: PortalHomePage? = try await house.store.read { db in
            guard try Center.find(in: db) != nil else { return nil }
            return PortalHomePage(frame: try onlooker.frame(in: db))
        }
        guard let page else { return .goTo("/setup") }
        return .page(page.html(onlooker.texts))
    }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response {
        try await page(exchange, .blank, key: FormKey.fresh())
    }

    @Sendable private func create(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let request = try await AskRequest(&form, exchange, house)
        let files = try await house.keep(form.files("file", most: 5))
        let asked = try await request.carryOut(files, house)
        // What is shown once survives a reload, and the form is not sent again by it.
        return Response.goTo("/asked").setting(
            Cookie(Self.receiptCookie, asked.secret.text, path: "/asked", lasts: .minutes(10)), for: exchange)
    }

    @Sendable private func again(_ exchange: Exchange, _ form: Form, _ refusal: Refusal) async throws -> Response {
        let fields = ["name", "contact", "words", "demand", "type", "urgency", "occurred", "wished"]
        let key = form.entered("key")
        return try await page(
            exchange, Filled(form, refusal, fields: fields), key: key.isEmpty ? FormKey.fresh() : key)
    }

    static let receiptCookie = "asked"

    /// The page with the number and the link to keep, for the browser that has just asked.
    @Sendable private func receipt(_ exchange: Exchange) async throws -> Response {
        guard let secret = exchange.cookie(Self.receiptCookie, path: "/asked") else { return .goTo("/") }
        let onlooker = exchange.onlooker(house)
        let keys = house.store.keys
        let link = exchange.origin + "/t/" + secret
        let page = try await house.store.read { db in
            let ticket = try Link.open(secret, keys: keys, in: db).subject
            let response = try db.clocks(of: Ticket.subjectKind, ticket).first { $0.kind == .response }
            return AskedPage(
                frame: try onlooker.frame(in: db), number: try Ticket.label(of: ticket, in: db), link: link,
                answerBy: response?.due)
        }
        return Response.page(page.html(onlooker.texts)).withoutReferrer()
    }

    private func page(_ exchange: Exchange, _ filled: Filled, key: String) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let page = try await house.store.read { db in
            let manual = try db.currentEdition().edition
            return AskPage(
                frame: try onlooker.frame(in: db), key: key,
                types: manual.types.map { Choice($0.key.text, $0.name[onlooker.language]) }, filled: filled)
        }
        return .page(page.html(onlooker.texts))
    }
}

extension House {
    /// Makes what somebody sent durable, before anything refers to it.
    func keep(_ uploads: [Upload]) async throws -> [Ticket.Writing.File] {
        var files: [Ticket.Writing.File] = []
        for upload in uploads {
            let place = URL(fileURLWithPath: upload.place.path)
            let kept = try await store.files.keep(place)
            files.append(Ticket.Writing.File(kept, name: upload.name, type: try FileKind(of: place).mediaType))
        }
        return files
    }
}
