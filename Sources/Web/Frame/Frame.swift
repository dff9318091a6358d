import Foundation
import Pages
import People
import Vocabulary

/// What surrounds every page: who looks, in which language and light, at what moment, and what its forms must carry.
struct Frame: Equatable, Sendable {
    enum Theme: String, CaseIterable, Sendable { case auto, light, dark }

    /// The person at the desk; nil at the public door.
    struct Staff: Equatable, Sendable {
        let name: String
        let role: String
        /// Whether an edition of the manual waits for this person to read it.
        var hasToRead = false
        /// The center asks their role for a second step of signing in, and they have none.
        var isUnguarded = false
        /// What their role lets them do: the header leads only where they may go.
        var rights: Set<Permission> = []
        /// Whether questions are theirs to decide.
        var decides = false
        /// Whether they can be given work now; nil for whoever handles none.
        var presence: Presence?
    }

    var language: Language
    var theme: Theme = .auto
    /// The path and query of this page, so that a change of language comes back to it.
    var path: String
    var formToken: String
    /// Where style sheets and scripts lie: `/assets/3f2a91`.
    var assets: String
    var center: String
    var staff: Staff?
    var zone: TimeZone
    var now: Instant
    /// The address of the live stream with the cursor to go on from: `/live?after=3.1207`; nil for a page that stands still.
    var live: String?

    /// Whether whoever looks may do that; nobody at the public door may.
    func allows(_ permission: Permission) -> Bool { staff?.rights.contains(permission) == true }

    func wording(_ texts: Texts) -> Wording { Wording(texts, zone: zone, now: now) }
}
