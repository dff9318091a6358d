import Foundation
import Storage
import StorageTesting
import Testing
import Vocabulary

@testable import People

@Suite("First run")
struct SettingUpTests {
    @Test(arguments: Backend.available)
    func `the code opens once and makes the center and its supervisor`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let code = try #require(try await SetupCode.prepare(data: scene.data, in: scene.store))
            let admission = try await scene.door.setUp(
                scene.form(code: code.text), data: scene.data, address: Scene.address)

            #expect(admission.visit.permissions == Set(Permission.allCases))
            let center = try #require(try await scene.store.read { try Center.find(in: $0) })
            #expect(center.name == "晨光服务中心")
            #expect(center.setUpAt == scene.clock.now)
            #expect(
                try await scene.events()
                    == ["person.created", "person.qualified", "center.set-up", "person.signed-in"])
            #expect(!FileManager.default.fileExists(atPath: SetupCode.file(in: scene.data).path))
            #expect(try await scene.count("SELECT count(*) FROM setup_code") == 0)
            #expect(try await SetupCode.prepare(data: scene.data, in: scene.store) == nil)
            await #expect(throws: Refusal(.conflict, "setup.done")) {
                try await scene.door.setUp(scene.form(code: code.text), data: scene.data, address: Scene.address)
            }
            #expect(try await scene.outcome("li", Scene.password) == nil)
        }
    }

    @Test(arguments: Backend.available)
    func `of two who set up at once exactly one wins`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let code = try #require(try await SetupCode.prepare(data: scene.data, in: scene.store))
            let outcomes = await withTaskGroup(of: Refusal?.self) { group in
                for number in 1...6 {
                    group.addTask {
                        do {
                            _ = try await scene.door.setUp(
                                scene.form(code: code.text, login: "li\(number)"), data: scene.data,
                                address: Scene.address)
                            return nil
                        } catch {
                            return error as? Refusal
                        }
                    }
                }
                return await group.reduce(into: [Refusal?]()) { $0.append($1) }
            }
            #expect(outcomes.count(where: { $0 == nil }) == 1)
            #expect(outcomes.compactMap(\.self).allSatisfy { $0.key == "setup.done" })
            #expect(try await scene.count("SELECT count(*) FROM person") == 1)
            #expect(try await scene.events().filter { $0 == "center.set-up" }.count == 1)
        }
    }

    @Test func `the code lies in a file that only its owner reads, and a restart keeps it`() async throws {
        try await Scene.with(.sqlite) { scene in
            let code = try #require(try await SetupCode.prepare(data: scene.data, in: scene.store))
            let file = SetupCode.file(in: scene.data)
            #expect(try String(contentsOf: file, encoding: .utf8) == code.text + "\n")
            let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(try await SetupCode.prepare(data: scene.data, in: scene.store)?.text == code.text)
            #expect(try bytesOnDisk(scene.test.place).range(of: Data(code.text.utf8)) == nil)
        }
    }

    @Test func `a wrong code opens nothing, and one address soon has to wait`() async throws {
        try await Scene.with(.sqlite) { scene in
            let code = try #require(try await SetupCode.prepare(data: scene.data, in: scene.store))
            let wrong = Refusal.invalid([Refusal.Flaw("code", "setup.code")])
            for typed in ["", "AAAAA-AAAAA-AAAAA-AAAAA"] + [String](repeating: String(code.text.dropLast()), count: 18)
            {
                await #expect(throws: wrong) {
                    try await scene.door.setUp(scene.form(code: typed), data: scene.data, address: Scene.address)
                }
            }
            await #expect(throws: Refusal(.tooMany, "sign-in.too-many", retryAfter: .seconds(30))) {
                try await scene.door.setUp(scene.form(code: code.text), data: scene.data, address: Scene.address)
            }
            #expect(try await scene.count("SELECT count(*) FROM person") == 0)
            _ = try await scene.door.setUp(scene.form(code: code.text), data: scene.data, address: "203.0.113.9")
        }
    }

    @Test func `a form tells everything that is wrong with it at once`() async throws {
        try await Scene.with(.sqlite) { scene in
            let code = try #require(try await SetupCode.prepare(data: scene.data, in: scene.store))
            var form = scene.form(code: code.text, login: "a b", center: " ")
            form.zone = "Mars/Olympus"
            form.supervisor = ""
            form.password = "short"
            let flaws = ["center", "zone", "login", "supervisor", "password"]
            #expect(form.flaws.map(\.field) == flaws)
            await #expect(throws: Refusal.self) {
                try await scene.door.setUp(form, data: scene.data, address: Scene.address)
            }
            #expect(try await scene.store.read { try Center.find(in: $0) } == nil)
        }
    }

    @Test func `what another part cannot do undoes the whole set-up`() async throws {
        struct Broken: Error {}
        try await Scene.with(.sqlite) { scene in
            let code = try #require(try await SetupCode.prepare(data: scene.data, in: scene.store))
            await #expect(throws: Broken.self) {
                try await scene.door.setUp(
                    scene.form(code: code.text), data: scene.data, address: Scene.address, also: { _ in throw Broken() }
                )
            }
            #expect(try await scene.store.read { try Center.find(in: $0) } == nil)
            #expect(FileManager.default.fileExists(atPath: SetupCode.file(in: scene.data).path))
            _ = try await scene.door.setUp(scene.form(code: code.text), data: scene.data, address: Scene.address)
        }
    }

    @Test(arguments: [
        ("abcde-fghjk-mnpqr-stvwx", "ABCDE-FGHJK-MNPQR-STVWX"), (" ABCDEFGHJKMNPQRSTVWX\n", "ABCDE-FGHJK-MNPQR-STVWX"),
        ("oil00-00000-00000-00000", "01100-00000-00000-00000"), ("ABCDE-FGHJK-MNPQR-STVW", nil),
        ("ABCDE-FGHJK-MNPQR-STVWU", nil), (String(repeating: "A", count: 4000), nil),
    ])
    func `a code is read as people copy it`(typed: String, read: String?) {
        #expect(SetupCode(typed: typed)?.text == read)
    }
}
