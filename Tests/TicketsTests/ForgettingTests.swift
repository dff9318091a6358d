import Clockwork
import Customers
import Foundation
import Manual
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("B14 · R19 · A person is forgotten", .stage)
struct ForgettingTests {
    /// Stands for everything that people say and are.
    private static let marker = "Zq7marker"
    private static let phone = "13877700421"
    private static let keeper = Actor(
        .staff(1), permissions: [.keepCustomers, .readTickets, .revealContacts, .handleTickets], scope: .all)

    @Test(arguments: Backend.available)
    func `whatever was said through any verb is nowhere any more, and all that is kept is whole`(backend: Backend)
        async throws
    {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let numbers = try await story(in: scene)
        let stranger = try await scene.ask(words: "别人的话", by: "别人")
        let before = try await places(of: Self.marker, in: scene)
        for place in [
            "ticket.subject", "ticket.solution", "ticket.evidence", "ticket.rating_words", "ticket.level_reason",
            "message.words", "attachment.name", "customer.name", "customer.honorific", "reveal.reason",
            "agreement.name", "approval.reason", "approval.answer", "fact_value.value", "follow_up_attempt.words",
            "remedy.words", "ticket.told_evidence",
        ] { #expect(before.contains(place), "the story never wrote to \(place)") }
        #expect(try await !found(Self.marker, in: scene).isEmpty)

        var filed: Set<String> = []
        for number in numbers where try await scene.ticket(number).status == .archived { filed.insert(number) }

        try await forget(numbers[0], in: scene)
        #expect(try await places(of: Self.marker, in: scene) == [])
        #expect(try await found(Self.marker, in: scene) == [])
        try await scene.advance(by: .hours(80))

        #expect(try await places(of: Self.marker, in: scene) == [])
        for word in [Self.marker, "firstsolution"] { #expect(try await found(word, in: scene) == [], "\(word)") }
        for number in numbers { #expect(try await found(number, in: scene) == [number]) }
        #expect(try await files(in: scene) == [])
        #expect(try await scene.messages(of: stranger).first?.words == "别人的话")
        try await allIsWhole(in: scene, numbers, filedBefore: filed)
    }

    @Test(arguments: Backend.available)
    func `what was open is filed away without a verdict, and figures stay`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let open = try await scene.ask(type: "fault", words: "导出失败")
        try await forget(open, in: scene)
        let ticket = try await scene.ticket(open)
        #expect(ticket.status == .archived)
        #expect(ticket.type == "fault")
        #expect(ticket.subject == "")
        let clocks = try await scene.clocks(of: open)
        #expect(!clocks.isEmpty)
        #expect(clocks.allSatisfy { $0.verdict == nil && $0.state == .ended })
        #expect(try await scene.read { try $0.counts(for: nil, within: .all)[.open] } == 0)
        #expect(try await scene.history(of: open).map(\.name).last == "ticket.forgotten")
        await #expect(throws: Refusal(.conflict, "ticket.archived", [open])) {
            try await scene.act(on: open, as: .agent) { try $0.reply(.init("您好"), in: $1) }
        }
        try await scene.advance(by: .hours(80))
        #expect(try await scene.messages(of: open).map(\.words) == [""], "no receipt is written any more")
    }

    @Test(arguments: Backend.available)
    func `their links open nothing any more, and their number makes somebody new`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let keys = scene.store.keys
        let number = try await scene.ask(contact: Self.phone)
        let secret = try await scene.write(as: .center) { tx in
            let ticket = try Ticket.lock(number, in: tx)
            return try Link.issue("follow", to: ticket.id, for: ticket.customer, keys: keys, in: tx).secret.text
        }
        let cookie = try await scene.write(as: .visitor) { try Link.exchange(secret, keys: keys, in: $0).cookie.text }
        try await forget(number, in: scene)
        await #expect(throws: Refusal(.gone, "link.revoked")) {
            try await scene.read { _ = try Link.open(secret, keys: keys, in: $0) }
        }
        await #expect(throws: Refusal(.notFound, "link.unknown")) {
            try await scene.read { _ = try Link.visit(with: cookie, keys: keys, in: $0) }
        }
        #expect(try await scene.read { try Customer.find(typed: Self.phone, keys: keys, in: $0) } == [])
        await #expect(throws: Refusal(.gone, "customer.forgotten")) { try await forget(number, in: scene) }
        let again = try await scene.ask(contact: Self.phone)
        #expect(try await scene.ticket(again).customer != scene.ticket(number).customer)
    }

    @Test(arguments: [
        Actor(.staff(1), permissions: [.readTickets, .handleTickets, .supervise], scope: .all),
        Actor(.staff(1), permissions: [.keepCustomers], scope: .teams(["first-line"])),
    ])
    func `only who keeps all customers forgets one`(actor: Actor) async throws {
        let scene = try await Scene.monday(at: "10:00", on: .sqlite)
        let number = try await scene.ask(words: "导出失败")
        await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
            try await forget(number, as: actor, in: scene)
        }
        #expect(try await scene.messages(of: number).first?.words == "导出失败")
    }

    @Test(arguments: Backend.available)
    func `an export tells everything, and that it was told`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let keys = scene.store.keys
        let number = try await story(in: scene)[0]
        let customer = try await scene.ticket(number).customer
        let held = try await scene.write(as: Self.keeper) {
            try Customer.export(customer, hooks: Parts.exportHooks, keys: keys, in: $0)
        }
        let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
        let text = try held.json(in: zone)
        let told = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect((told["person"] as? [Any])?.count == Verb.allCases.count + 1)
        #expect((told["exportedAt"] as? String)?.hasSuffix("+08:00") == true)
        for place in [Self.phone, "女士", "的话", "的诉求", ".png", "要求回电", "协议", "second", number] {
            #expect(text.contains(place), "\(place)")
        }
        let reasons = try await scene.read { try Reveal.all(limit: 200, in: $0).map(\.reason) }
        #expect(reasons.filter { $0 == "export" }.count == Verb.allCases.count + 1)
    }
}

extension ForgettingTests {
    /// One person, written down many times over and found to be one; every verb says the marker. The last ticket was
    /// solved twice, and the first solution stands nowhere but in the index.
    private func story(in scene: Scene) async throws -> [String] {
        let keys = scene.store.keys
        var numbers: [String] = []
        for verb in Verb.allCases {
            let number = try await ask(scene, for: verb)
            try await scene.bring(number, to: verb.start)
            try await scene.prepare(number, for: verb, words: "\(Self.marker) 之前")
            try await scene.perform(verb, on: number, words: "\(Self.marker) \(verb)")
            numbers.append(number)
        }
        let twice = try await ask(scene, for: .resolve)
        try await scene.bring(twice, to: .open)
        try await scene.act(on: twice, as: .agent) { try $0.resolve(with: "\(Self.marker) firstsolution", in: $1) }
        try await scene.act(on: twice, as: .agent) { try $0.noteRefusal(evidence: Self.marker, in: $1) }
        try await scene.act(on: twice, as: .agent) { try $0.resolve(with: "\(Self.marker) second", in: $1) }
        numbers.append(twice)
        let customers = try await numbers.asyncMap { try await scene.ticket($0).customer }
        try await scene.write(as: Self.keeper) { tx in
            for other in customers.dropFirst() {
                try Customer.merge(other, into: customers[0], hooks: Parts.mergeHooks, in: tx)
            }
            var customer = try Customer.lock(customers[0], in: tx)
            try customer.describe(
                name: "\(Self.marker) 女士", honorific: Self.marker, language: .zhHans, in: tx)
            _ = try Agreement.sign(
                Agreement.Terms(
                    name: "\(Self.marker) 协议", serviceLevel: "gold", from: Day(ordinal: 20_000), until: nil,
                    whenExpired: .ends), with: .customer(customers[0]), in: tx)
            for contact in try Contact.all(of: customers[0], keys: keys, in: tx) {
                _ = try Contact.reveal(contact.id, reason: "\(Self.marker) 要求回电", keys: keys, in: tx)
            }
        }
        return numbers
    }

    private func ask(_ scene: Scene, for verb: Verb) async throws -> String {
        if verb == .waiveCompletion {
            return try await scene.register(
                type: verb.type, words: "\(Self.marker) 的话", by: "\(Self.marker) 女士", contact: Self.phone)
        }
        let kept = try await scene.store.files.keep(Array("\(Self.marker) \(UUID())".utf8))
        return try await scene.ask(
            type: verb.type, words: "\(Self.marker) 的话", demand: "\(Self.marker) 的诉求", by: "\(Self.marker) 女士",
            contact: Self.phone,
            files: [.init(kept, name: "\(Self.marker).png", type: "image/png")])
    }

    private func forget(_ number: String, as actor: Actor = keeper, in scene: Scene) async throws {
        let keys = scene.store.keys
        try await scene.write(as: actor) { tx in
            let customer = try Ticket.find(number, within: .all, in: tx).customer
            try Customer.forget(customer, because: .withdrawn, hooks: Parts.forgetHooks, keys: keys, in: tx)
        }
    }

    /// The columns of all tables in which a text stands, wherever in them.
    private func places(of text: String, in scene: Scene) async throws -> Set<String> {
        try await scene.read { db in
            let columns: SQL =
                switch db.backend {
                case .sqlite:
                    """
                    SELECT tables.name, columns.name, columns.type FROM sqlite_master AS tables
                    JOIN pragma_table_info(tables.name) AS columns
                    WHERE tables.type = 'table' AND columns.type IN ('TEXT', 'BLOB')
                    """
                case .postgres:
                    """
                    SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), CAST(data_type AS TEXT)
                    FROM information_schema.columns
                    WHERE table_schema = current_schema() AND data_type IN ('text', 'bytea')
                    """
                }
            let found = try db.rows(columns) { ($0[0] as String, $0[1] as String, $0[2] as String) }
            try demand(found.count > 60, "only \(found.count) columns were looked at")
            let wanted = Data(text.utf8)
            return try Set(
                found.compactMap { table, column, type in
                    let isText = type.lowercased() == "text"
                    let query = SQL(lasting: "SELECT \(column) FROM \(table) WHERE \(column) IS NOT NULL")
                    let stands = try db.rows(query) { row in
                        let bytes = isText ? Data((row[0] as String).utf8) : Data(row[0] as [UInt8])
                        return bytes.range(of: wanted) != nil
                    }
                    return stands.contains(true) ? "\(table).\(column)" : nil
                })
        }
    }

    private func found(_ words: String, in scene: Scene) async throws -> [String] {
        try await scene.read { try $0.search(tickets: words, within: .all).tickets.map(\.number) }
    }

    /// What is left of attached files, in the tables and on the disk.
    private func files(in scene: Scene) async throws -> [String] {
        let rows = try await scene.read { db in
            try db.rows("SELECT name FROM file") { $0[0] as String } + db.rows("SELECT body FROM kept") { $0[0] }
        }
        let shelf = scene.store.place.data.appending(path: "files")
        let onDisk = FileManager.default.enumerator(at: shelf, includingPropertiesForKeys: [.isRegularFileKey])?
            .compactMap { $0 as? URL }.filter {
                (try? $0.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
            }
        return rows + (onDisk ?? []).map(\.lastPathComponent)
    }

    private func allIsWhole(in scene: Scene, _ numbers: [String], filedBefore: Set<String>) async throws {
        for number in numbers {
            let (ticket, damaged, erased) = try await scene.read { db in
                let ticket = try Ticket.find(number, within: .all, in: db)
                return (ticket, try ticket.damagedParts(in: db), try ticket.erasedParts(in: db))
            }
            #expect(ticket.status == .archived)
            #expect(damaged == [])
            #expect(erased.contains("card") == filedBefore.contains(number))
        }
        let findings = try await Doctor(scene.store, migrations: Parts.migrations, checks: Parts.checks)
            .examine(.everything)
        #expect(findings.filter { $0.verdict == .bad } == [])
        #expect(findings.contains { $0.key == "doctor.archive.erased" && $0.about == [String(filedBefore.count)] })
        #expect(findings.contains { $0.key == "doctor.chain.good" })
    }
}

extension Array {
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
