import Foundation
import Storage
import StorageTesting
import Testing
import Vocabulary

@testable import Customers

@Suite("A change of keys")
struct RekeyingTests {
    @Test(arguments: Backend.available)
    func `contacts are sealed anew a few at a time, found before, while and after`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let new = Scene.twoKeys
            var ids: [Int64] = []
            for number in 0..<5 { ids.append(try await scene.claim("1380013800\(number)").customer.id) }
            #expect(try await scene.find("8003", keys: new) == [ids[3]])

            var cursor: Int64? = 0
            var steps = 0
            while let after = cursor {
                cursor = try await scene.store.write(as: .center) {
                    try Contact.rekey(after: after, limit: 2, keys: new, in: $0)
                }
                steps += 1
                for number in 0..<5 {
                    #expect(try await scene.find("1380013800\(number)", keys: new) == [ids[number]])
                    #expect(try await scene.find("800\(number)", keys: new) == [ids[number]])
                }
            }
            #expect(steps == 3)
            #expect(try await scene.store.read { try Contact.waitingForKey(new, in: $0) } == 0)
            let alone = try Keys(masters: [2: [UInt8](repeating: 9, count: 32)])
            #expect(try await scene.find("13800138004", keys: alone) == [ids[4]])
            let first = ids[0]
            let contacts = try await scene.store.read { try Contact.all(of: first, keys: alone, in: $0) }
            #expect(contacts.map(\.masked) == [.phone(tail: "8000")])
        }
    }

    @Test func `a step that is repeated does nothing twice`() async throws {
        try await Scene.with(.sqlite) { scene in
            for number in 0..<3 { _ = try await scene.claim("1380013800\(number)") }
            for _ in 1...3 {
                _ = try await scene.store.write(as: .center) {
                    try Contact.rekey(after: 0, limit: 2, keys: Scene.twoKeys, in: $0)
                }
            }
            #expect(try await scene.store.read { try Contact.waitingForKey(Scene.twoKeys, in: $0) } == 0)
        }
    }

    @Test func `who has proven a contact is still recognised under the next key`() async throws {
        try await Scene.with(.sqlite) { scene in
            let owner = try await scene.claim("wang@example.com", proof: .mail, as: .center).customer.id
            let again = try await scene.claim("wang@example.com", proof: .mail, as: .center, keys: Scene.twoKeys)
            #expect(again.customer.id == owner)
        }
    }
}
