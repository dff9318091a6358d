import Foundation

/// The word that somebody signs in with, folded so that case and wide letters make no difference.
struct Login: Hashable, Sendable {
    let text: String

    /// nil unless it has 2 to 64 characters without spaces and control characters.
    init?(_ typed: String) {
        guard typed.utf8.count <= 400 else { return nil }
        let folded = typed.precomposedStringWithCompatibilityMapping.lowercased()
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let forbidden = CharacterSet.whitespacesAndNewlines.union(.controlCharacters).union(.illegalCharacters)
        guard (2...64).contains(folded.count), !folded.unicodeScalars.contains(where: forbidden.contains) else {
            return nil
        }
        text = folded
    }
}

extension String {
    /// Without spaces around it and with its accents composed.
    var tidied: String { precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines) }

    /// Whether it can stand as a name: 1 to 100 characters on one line.
    var isName: Bool {
        (1...100).contains(count) && utf8.count <= 800
            && !unicodeScalars.contains(where: CharacterSet.controlCharacters.contains)
    }

    /// Whether it can stand as a reason: 1 to 500 characters.
    var isReason: Bool { (1...500).contains(count) && utf8.count <= 4000 }
}
