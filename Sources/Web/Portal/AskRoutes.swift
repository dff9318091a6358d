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
        return .page(page.html(onlooker.texts).bytes)
    }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response {
        try await page(exchange, .blank, key: FormKey.fresh())
    }

    @Sendable private func create(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let request = try await AskRequest(&form, exchange, house)
        let files = try await house.keep(form.files("file", most: 5))
        let asked = try await request.carryOut(files, house)
        return try await receipt(exchange, asked)
    }

    @Sendable private func again(_ exchange: Exchange, _ form: Form, _ refusal: Refusal) async throws -> Response {
        let fields = ["name", "contact", "words", "demand", "type", "urgency", "occurred", "wished"]
        let key = form.entered("key")
        return try await page(
            exchange, Filled(form, refusal, fields: fields), key: key.isEmpty ? FormKey.fresh() : key)
    }

    /// The page with the number and the link, which is not shown a second time.
    private func receipt(_ exchange: Exchange, _ asked: AskRequest.Asked) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let origin = (exchange.peer.isSecure ? "https://" : "http://") + exchange.peer.host
        let page = try await house.store.read { db in
            AskedPage(
                frame: try onlooker.frame(in: db), number: asked.number,
                link: "\(origin)/t/\(asked.secret.text)", answerBy: asked.answerBy)
        }
        return Response.page(page.html(onlooker.texts).bytes).withoutReferrer()
    }

    private func page(_ exchange: Exchange, _ filled: Filled, key: String) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let page = try await house.store.read { db in
            let manual = try db.currentEdition().edition
            return AskPage(
                frame: try onlooker.frame(in: db), key: key,
                types: manual.types.map { Choice($0.key.text, $0.name[onlooker.language]) }, filled: filled)
        }
        return .page(page.html(onlooker.texts).bytes)
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
