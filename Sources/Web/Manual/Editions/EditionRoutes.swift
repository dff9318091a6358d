import HummingbirdCore
import Pages
import People
import Rulebook
import Storage
import Vocabulary

/// GET /manual/editions — all of them; …/{number}/text the file, …/receipts who has read it; POST …/withdrawal takes one back.
struct EditionRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.get("manual/editions", allows: .everyMember, use: index)
        desk.get("manual/editions/{number}/text", allows: .everyMember, use: text)
        desk.get("manual/editions/{number}/receipts", allows: .supervise, use: receipts)
        desk.post("manual/editions/{number}/withdrawal", allows: .editManual, use: withdraw)
    }

    @Sendable private func index(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let page = try await house.store.read { try EditionsPage(for: onlooker, in: $0) }
        return .page(page.html(onlooker.texts))
    }

    @Sendable private func text(_ exchange: Exchange) async throws -> Response {
        let number = try exchange.number("number")
        return .text(try await house.store.read { try Publication.text(of: number, in: $0) })
    }

    @Sendable private func receipts(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let number = try exchange.number("number")
        let page = try await house.store.read { try ReceiptsPage(number, for: onlooker, in: $0) }
        return .page(page.html(onlooker.texts))
    }

    @Sendable private func withdraw(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let number = try exchange.number("number")
        try form.check()
        try await house.store.write(as: exchange.visit.actor) { try Publication.withdraw(number, in: $0) }
        try await house.rights.refresh(from: house.store)
        return .goTo("/manual/editions#e-\(number)")
    }
}

extension EditionsPage {
    init(for onlooker: Onlooker, in db: Reading) throws {
        let current = try db.currentEdition().number
        let all = try Publication.all(in: db)
        let people = try Person.all(in: db)
        let names = Dictionary(people.map { ($0.id, $0.name) }) { first, _ in first }
        let staff = Set(people.filter(\.isActive).map(\.id))
        let counts = onlooker.actor.permissions.contains(.supervise)
        self.init(
            frame: try onlooker.frame(in: db),
            rows: try all.map { publication in
                let standing = publication.standing(at: db.now, current: current)
                let isRead = counts && (standing == .inForce || standing == .scheduled)
                return Row(
                    number: Int(publication.number), standing: standing.rawValue, start: publication.start,
                    publishedAt: publication.publishedAt, publishedBy: publication.publishedBy.flatMap { names[$0] },
                    summary: publication.summary, review: publication.reviewOn,
                    before: all.first { $0.number < publication.number && $0.withdrawnAt == nil }.map {
                        Int($0.number)
                    },
                    receipts: isRead
                        ? Row.Receipts(
                            given: try Receipt.all(for: publication.number, in: db).count { staff.contains($0.person) },
                            people: staff.count) : nil)
            }, tabs: try ManualTabs(here: .editions, for: onlooker, in: db))
    }
}

extension ReceiptsPage {
    init(_ number: Int64, for onlooker: Onlooker, in db: Reading) throws {
        let manual = try db.edition(number).edition
        let people = try Person.all(in: db).filter(\.isActive)
        let receipts = Dictionary(try Receipt.all(for: number, in: db).map { ($0.person, $0.at) }) { first, _ in first }
        func role(_ person: Person) -> String { manual.role(person.role)?.name[onlooker.language] ?? person.role.text }
        self.init(
            frame: try onlooker.frame(in: db), edition: Int(number),
            given: people.compactMap { person in
                receipts[person.id].map { Given(name: person.name, role: role(person), at: $0) }
            },
            missing: try people.filter { receipts[$0.id] == nil }.map { person in
                let known = try Receipt.last(of: person.id, before: number, in: db)
                return Missing(name: person.name, role: role(person), known: known.map { Int($0) })
            }, tabs: try ManualTabs(here: .editions, for: onlooker, in: db))
    }
}
