import ArgumentParser
import Clockwork
import Customers
import Foundation
import Manual
import Pages
import Storage
import Tickets
import Vocabulary

/// Makes the tickets that a fill multiplies, each through the product's own verbs: first archived ones, then open ones.
/// What they add to the index stays unfolded, for the fill to spread it.
struct Seed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Makes the tickets that a fill multiplies.")

    /// The highest number in each table, which tells the kinds apart.
    struct Told: Encodable { let before, archived, open: [String: Int64] }

    @OptionGroup var options: StoreOptions
    @Option(help: "How many archived, and as many open.") var count = 500

    func run() async throws {
        let store = try await options.open()
        let desk = SeedDesk(store: store, texts: Corpus.texts(count, seed: 1))
        let before = try await desk.highest()
        for place in 0..<count { try await desk.archived(place) }
        try await desk.runJobs()
        let archived = try await desk.highest()
        for place in 0..<count { try await desk.opened(place) }
        try await desk.runJobs()
        let open = try await desk.highest()
        await store.close()
        try Report.say(Told(before: before, archived: archived, open: open))
    }
}

/// One agent who does everything.
private struct SeedDesk: Sendable {
    let store: Store
    let texts: [String]
    private let numbers: TicketNumber.Series
    private let agent = Actor(.staff(1), permissions: Set(Permission.allCases), scope: .all)

    init(store: Store, texts: [String]) {
        self.store = store
        self.texts = texts
        numbers = TicketNumber.Series(of: store)
    }

    /// Open tickets are new, taken or waiting, in equal parts; every hundredth has ten messages.
    func opened(_ place: Int) async throws {
        let (number, _) = try await receive(place)
        try await change(number) { ticket, tx in
            if place % 3 > 0 { try ticket.take(in: tx) }
            if place % 100 == 1 {
                for _ in 0..<8 { try ticket.reply(Ticket.Writing(texts[place]), in: tx) }
            }
            if place % 3 == 2 { try ticket.ask(Ticket.Writing("请问设备的型号是什么？"), in: tx) }
        }
    }

    func archived(_ place: Int) async throws {
        let (number, customer) = try await receive(place)
        try await change(number) { ticket, tx in
            try ticket.take(in: tx)
            if place % 100 == 1 { for _ in 0..<8 { try ticket.reply(Ticket.Writing(texts[place]), in: tx) } }
            try ticket.resolve(with: "已经按照第 \(place) 号办法处理好了。", in: tx)
            try ticket.noteConfirmation(evidence: "电话里说好了", in: tx)
        }
        try await change(number, as: Actor(.customer(customer), permissions: [], scope: .all)) { ticket, tx in
            try ticket.rate(5, words: "", in: tx)
        }
        try await change(number) { ticket, tx in try ticket.archive(in: tx) }
    }

    func highest() async throws -> [String: Int64] {
        try await store.read { db in
            [
                "ticket": try db.value("SELECT max(id) FROM ticket") ?? 0,
                "customer": try db.value("SELECT max(id) FROM customer") ?? 0,
                "contact": try db.value("SELECT max(id) FROM contact") ?? 0,
                "link": try db.value("SELECT max(id) FROM link") ?? 0,
                "message": try db.value("SELECT max(id) FROM message") ?? 0,
                "clock": try db.value("SELECT max(id) FROM clock") ?? 0,
                "event": try db.value("SELECT max(id) FROM event") ?? 0,
            ]
        }
    }

    func runJobs() async throws {
        await JobRunner(store: store, handlers: TicketJobs(try Catalogs.bundled()).handlers).runUntilIdle()
    }

    private func receive(_ place: Int) async throws -> (number: String, customer: Int64) {
        let number = try await numbers.next()
        let point = try ContactPoint(typed: Requests.contact(place))
        let types: [TypeKey] = ["consultation", "fault", "service"]
        return try await store.write(as: agent) { tx in
            let customer = try Customer.claim(
                Customer.Intake(name: "李晓华", language: .zhHans, contact: point), keys: store.keys, in: tx
            ).customer
            let request = Ticket.Request(
                channel: "api", customer: customer.id, writing: Ticket.Writing(texts[place]), demand: "",
                type: types[place % 3], urgent: false)
            let ticket = try Ticket.receive(request, number: number, in: tx)
            _ = try Link.issue("follow", to: ticket.id, for: customer.id, keys: store.keys, in: tx)
            let key = OnceKey(caller: "token/1", route: "POST /api/v1/tickets", key: "seed-\(ticket.id)")
            _ = try tx.once(key, request: []) { OnceAnswer(status: 201, text: ticket.number) }
            return (ticket.number, customer.id)
        }
    }

    private func change(
        _ number: String, as actor: Actor? = nil, _ verb: @escaping @Sendable (inout Ticket, Transaction) throws -> Void
    ) async throws {
        try await store.write(as: actor ?? agent) { tx in
            var ticket = try Ticket.lock(number, in: tx)
            try verb(&ticket, tx)
        }
    }
}
