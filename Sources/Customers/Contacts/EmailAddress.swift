import Foundation

/// Mail addresses, in the one form in which they are compared.
enum EmailAddress {
    /// The lower-cased address; nil when mail could not be sent to it (RFC 5321's lengths, no comments, no quotes).
    static func normal(_ text: String) -> String? {
        let parts = text.lowercased().split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let domain = parts[1].replacingOccurrences(of: "。", with: ".")
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        let forbidden = CharacterSet.whitespacesAndNewlines.union(.controlCharacters)
            .union(CharacterSet(charactersIn: "\"(),:;<>[\\]"))
        let address = "\(parts[0])@\(domain)"
        guard (1...64).contains(parts[0].utf8.count), address.utf8.count <= 254, labels.count >= 2,
            labels.allSatisfy({ (1...63).contains($0.utf8.count) && !$0.hasPrefix("-") && !$0.hasSuffix("-") }),
            !address.unicodeScalars.contains(where: forbidden.contains)
        else { return nil }
        return address
    }
}
