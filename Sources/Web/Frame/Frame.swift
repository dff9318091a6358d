import Foundation
import Pages
import Vocabulary

/// What surrounds every page: who looks, in which language and light, at what moment, and what its forms must carry.
struct Frame: Equatable, Sendable {
    enum Theme: String, CaseIterable, Sendable { case auto, light, dark }

    /// The person at the desk; nil at the public door.
    struct Staff: Equatable, Sendable {
        let name: String
        let role: String
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

    func wording(_ texts: Texts) -> Wording { Wording(texts, zone: zone, now: now) }
}
