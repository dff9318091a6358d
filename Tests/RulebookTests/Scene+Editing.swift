import Foundation
import Manual
import Presets
import Rulebook
import Scenes
import Storage
import Vocabulary

extension Scene {
    /// The text of the edition in force.
    func text() async throws -> String {
        try await read { try Publication.text(of: $0.currentEdition().number, in: $0) }
    }

    /// The number of the edition in force.
    func inForce() async throws -> Int64 { try await read { try $0.currentEdition().number } }

    /// The supervisor begins a draft where there is none, and changes one thing in it.
    func draft(replacing old: String, with new: String) async throws {
        try await write(as: .supervisor) { tx in
            var draft = try Draft.find(in: tx) ?? Draft.begin(from: .edition(tx.currentEdition().number), in: tx)
            try draft.write(draft.text.replacing(old, with: new, maxReplacements: 1), in: tx)
        }
    }

    /// The supervisor publishes the draft.
    @discardableResult
    func publish(
        _ plan: Publication.Plan = .atOnce, as who: Cast = .supervisor, holders: Set<RoleKey> = ["supervisor", "agent"]
    ) async throws -> Int64 {
        try await write(as: who) { tx in
            try Draft.lock(in: tx).publish(plan, holders: holders, zone: .gmt, in: tx).number
        }
    }

    /// What the record says of the rules, oldest first.
    func happenings(of subject: String, _ number: Int64) async throws -> [String] {
        try await read { try $0.happenings(of: subject, number).map(\.name) }
    }
}

/// How long somebody has to pick a request up that came by the portal, in the standard manual and after a change.
enum PickUp {
    static let before = "- { limit: 30 min, time: service-hours }"
    static let after = "- { limit: 20 min, time: service-hours }"
}
