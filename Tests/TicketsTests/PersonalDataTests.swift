import Customers
import Foundation
import Logging
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("B10 · No personal data in events, jobs, keys and logs", .stage)
struct PersonalDataTests {
    /// Stands for everything that people say and are; digits and letters, so that no folding can hide it.
    private static let marker = "Zq7marker"
    private static let phone = "13877700421"

    @Test(arguments: Backend.available)
    func `what people say through any verb never gets there`(backend: Backend) async throws {
        let log = Ear.attached
        let scene = try await Scene.monday(at: "10:00", on: backend)
        for verb in Verb.allCases {
            let number = try await ask(scene, for: verb)
            try await scene.bring(number, to: verb.start)
            try await scene.prepare(number, for: verb, words: "\(Self.marker) 之前")
            try await scene.perform(verb, on: number, words: "\(Self.marker) \(verb)")
            try await refused(verb, on: number, in: scene)
            try await reveal(number, in: scene)
            #expect(try await leaks(in: scene) == [], "\(verb)")
        }
        try await askOnce(scene)
        #expect(try await leaks(in: scene) == [], "before the jobs have run")
        try await scene.advance(by: .hours(80))
        #expect(try await leaks(in: scene) == [], "after the jobs have run")
        #expect(log.heard.filter(Self.tells) == [])
        #expect(try await scene.read { try $0.exists("SELECT 1 FROM message WHERE words LIKE '%Zq7marker%'") })
    }

    @Test func `the ear hears what is logged`() {
        let log = Ear.attached
        Logger(label: "ear").error("a sentence", metadata: ["number": "heard-\(Self.marker.count)"])
        #expect(log.heard.contains { $0.contains("a sentence") && $0.contains("heard-9") })
    }

    private func ask(_ scene: Scene, for verb: Verb) async throws -> String {
        if verb == .waiveCompletion {
            return try await scene.register(
                type: verb.type, words: "\(Self.marker) 的话", by: "\(Self.marker) 女士", contact: Self.phone)
        }
        let kept = try await scene.store.files.keep(Array(Self.marker.utf8))
        return try await scene.ask(
            type: verb.type, words: "\(Self.marker) 的话", demand: "\(Self.marker) 的诉求", by: "\(Self.marker) 女士",
            contact: Self.phone,
            files: [.init(kept, name: "\(Self.marker).png", type: "image/png")])
    }

    /// The same verb again, by then mostly refused.
    private func refused(_ verb: Verb, on number: String, in scene: Scene) async throws {
        do { try await scene.perform(verb, on: number, words: "\(Self.marker) 又") } catch is Refusal {}
    }

    private func reveal(_ number: String, in scene: Scene) async throws {
        let keys = scene.store.keys
        let clear = try await scene.write(as: .agent) { tx in
            let ticket = try Ticket.lock(number, in: tx)
            let contact = try Contact.all(of: ticket.customer, keys: keys, in: tx)[0]
            try ticket.noteReveal(in: tx)
            return try Contact.reveal(contact.id, reason: "\(Self.marker) 要求回电", keys: keys, in: tx)
        }
        #expect(clear.hasSuffix(Self.phone))
    }

    private func askOnce(_ scene: Scene) async throws {
        let key = OnceKey(caller: "form", route: "POST /ask", key: "0123456789abcdef")
        _ = try await scene.write(as: .visitor) { tx in
            try tx.once(key, request: Array("\(Self.marker) \(Self.phone)".utf8)) {
                OnceAnswer(status: 201, text: "CST-20260309001")
            }
        }
    }

    /// Every text that events, jobs, keys, facts and the chain hold, as far as it tells something.
    private func leaks(in scene: Scene) async throws -> [String] {
        try await scene.read { db in
            var texts: [String?] = []
            texts += try db.rows("SELECT actor, subject, name, payload, paragraph FROM event") { row in
                (0..<5).map { row[$0] as String? }
            }.joined()
            texts += try db.rows("SELECT kind, lane, payload, reason FROM job") { row in
                (0..<4).map { row[$0] as String? }
            }.joined()
            texts += try db.rows("SELECT caller, route, key, answer FROM once") { row in
                (0..<4).map { row[$0] as String? }
            }.joined()
            texts += try db.rows("SELECT name, text FROM fact") { row in [row[0] as String?, row[1]] }.joined()
            texts += try db.rows("SELECT subject, kind, paragraph FROM clock") { row in
                (0..<3).map { row[$0] as String? }
            }.joined()
            return texts.compactMap(\.self).filter(Self.tells)
        }
    }

    @Sendable private static func tells(_ text: String) -> Bool {
        text.localizedCaseInsensitiveContains(marker) || text.contains(phone) || text.contains(phone.suffix(8))
    }
}

/// Hears everything that the process logs.
private final class Ear: Sendable {
    private let lines = Shared<[String]>([])

    /// Logging can be attached to once in a process.
    static let attached: Ear = {
        let ear = Ear()
        LoggingSystem.bootstrap { _ in Handler(ear: ear) }
        return ear
    }()

    var heard: [String] { lines.value }

    private struct Handler: LogHandler {
        let ear: Ear
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            ear.lines.change {
                $0.append(
                    "\(event.message) \(event.metadata ?? [:]) \(event.error.map(String.init(describing:)) ?? "")")
            }
        }
    }
}
