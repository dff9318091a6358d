import Customers
import Foundation
import Manual
import People
import Scenes
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

/// What lies outside somebody's reach: tickets in every state, their customer, what is kept about both. Whatever people
/// wrote there holds the marker.
struct Abroad: Sendable {
    /// Longer than any secret can hold by chance.
    static let marker = "Zq7marker"
    static let phone = "13877700421"
    static let masked = "尾号 0421"
    /// Somebody foreign has it too.
    static let neighboursPhone = "13900139002"

    struct One: Sendable {
        let number: String
        let id: Int64
        let revision: Int64
        let customer: Int64
        let customerRevision: Int64
        var file: Int64 = 0
        var approvals: [Int64] = []
        var promise: Int64 = 0
        var contact: Int64 = 0
        var job: Int64 = 0
    }

    let tickets: [One]
    let organisation: Int64
    let agreement: Int64
    let notices: [Int64]

    var numbers: [String] { tickets.map(\.number) }

    /// - Parameter neighbour: a customer within reach, who has a ticket out of it as well.
    static func build(in scene: Scene, neighbour: Int64) async throws -> Abroad {
        let numbers = [
            try await open(in: scene), try await rated(in: scene), try await untold(in: scene),
            try await given(in: scene), try await ofNeighbour(neighbour, in: scene),
        ]
        let customer = try await scene.ticket(numbers[0]).customer
        let (organisation, agreement) = try await scene.write(as: .supervisor) { tx in
            let organisation = try Organisation.add("\(marker) 公司", in: tx).id
            var one = try Customer.lock(customer, in: tx)
            try one.place(in: organisation, in: tx)
            let terms = Agreement.Terms(
                name: "\(marker) 协议", serviceLevel: "gold", from: Day(ordinal: 20_000), until: nil, whenExpired: .ends)
            _ = try Agreement.sign(terms, with: .customer(customer), in: tx)
            return (organisation, try Agreement.sign(terms, with: .organisation(organisation), in: tx).id)
        }
        try await stopJobs(of: numbers, in: scene)
        try await scene.clockwork.catchUp()
        let tickets = try await numbers.asyncMap { try await one($0, in: scene) }
        let notices = try await scene.read {
            try $0.rows("SELECT id FROM notice ORDER BY id LIMIT 200") { $0[0] as Int64 }
        }
        try demand(!notices.isEmpty && tickets[0].approvals.count == 3, "the world is too small")
        return Abroad(tickets: tickets, organisation: organisation, agreement: agreement, notices: notices)
    }

    // MARK: - The tickets

    private static func ask(_ type: TypeKey, contact: String = phone, in scene: Scene) async throws -> String {
        let kept = try await scene.store.files.keep(Array("\(marker) \(UUID())".utf8))
        return try await scene.ask(
            type: type, words: "\(marker) 打印机坏了", demand: "\(marker) 今天修好", by: "\(marker) 女士", contact: contact,
            files: [.init(kept, name: "\(marker).txt", type: "text/plain")])
    }

    /// In work, with a note, a promise, and three questions that wait for an answer.
    private static func open(in scene: Scene) async throws -> String {
        let number = try await ask("fault", in: scene)
        try await scene.act(on: number, as: .agent) { ticket, tx in
            try ticket.classify(type: "fault", level: "urgent", reason: "\(marker) 停产", in: tx)
            try ticket.take(in: tx)
            try ticket.note(.init("\(marker) 内部"), in: tx)
            try ticket.promise(.call, by: tx.now + .hours(3), .init("\(marker) 三小时后回电"), in: tx)
            try ticket.askExtension(of: .solution, until: tx.now + .days(20), reason: "\(marker) 等备件", in: tx)
            try ticket.reportAssignment(reason: "\(marker) 不归我", rather: "product", in: tx)
        }
        return number
    }

    /// Over and badly rated: a call and a remedy are owed.
    private static func rated(in scene: Scene) async throws -> String {
        let number = try await ask("complaint", in: scene)
        try await scene.act(on: number, as: .agent) { ticket, tx in
            try ticket.take(in: tx)
            try ticket.resolve(with: "\(marker) 换了一台", in: tx)
        }
        try await scene.tell(number)
        try await scene.act(on: number, as: scene.customer(of: number)) { ticket, tx in
            try ticket.confirm(in: tx)
            try ticket.rate(1, words: "\(marker) 太慢", in: tx)
        }
        return number
    }

    /// Solved by another than its owner, and nobody has told the customer.
    private static func untold(in scene: Scene) async throws -> String {
        let number = try await ask("consultation", in: scene)
        try await scene.act(on: number, as: .agent) { ticket, tx in
            try ticket.take(in: tx)
            try ticket.resolve(with: "\(marker) 重启即可", in: tx)
        }
        return number
    }

    /// In somebody's hands who has not accepted it; asked by who shares a phone with somebody near.
    private static func given(in scene: Scene) async throws -> String {
        let number = try await ask("fault", contact: neighboursPhone, in: scene)
        let technician = scene.id(of: .technician) ?? 0
        try await scene.act(on: number, as: .supervisor) { try $0.assign(to: .person(technician), in: $1) }
        return number
    }

    private static func ofNeighbour(_ customer: Int64, in scene: Scene) async throws -> String {
        try await scene.register(type: "fault", words: "\(marker) 另一件事", known: customer)
    }

    /// What is to be done about them has failed, and waits for a person.
    static func stopJobs(of numbers: [String], in scene: Scene) async throws {
        try await scene.write(as: .center) { tx in
            for number in numbers {
                try tx.execute(
                    "UPDATE job SET state = 'dead' WHERE kind = \(Ticket.receiptJob) AND payload LIKE \("%\(number)%")")
            }
        }
    }

    private static func one(_ number: String, in scene: Scene) async throws -> One {
        let keys = scene.store.keys
        return try await scene.read { db in
            let ticket = try Ticket.find(number, within: .all, in: db)
            var one = One(
                number: number, id: ticket.id, revision: ticket.revision, customer: ticket.customer,
                customerRevision: try Customer.find(ticket.customer, in: db)?.revision ?? 0)
            one.file = try db.attachments(of: ticket).first?.id ?? 0
            one.approvals = try db.approvals(of: ticket).map(\.id)
            one.promise = try db.promised(on: ticket).first?.clock ?? 0
            one.job = try db.value("SELECT id FROM job WHERE state = 'dead' AND payload LIKE \("%\(number)%")") ?? 0
            one.contact = try Contact.all(of: ticket.customer, keys: keys, in: db).last?.id ?? 0
            return one
        }
    }
}

extension Array {
    func asyncMap<Other>(_ transform: (Element) async throws -> Other) async rethrows -> [Other] {
        var others: [Other] = []
        for element in self { others.append(try await transform(element)) }
        return others
    }
}
