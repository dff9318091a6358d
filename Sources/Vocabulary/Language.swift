/// The languages the product speaks, by their BCP 47 tags.
public enum Language: String, CaseIterable, Sendable, Codable {
    case zhHans = "zh-Hans"
    case zhHant = "zh-Hant"
    case en

    /// The best of our languages for an `Accept-Language` header; Simplified Chinese where it names none of them.
    public init(accepting header: String) {
        let wishes = header.prefix(1000).split(separator: ",").prefix(20).enumerated().compactMap { place, part in
            Language.Wish(part, place: place)
        }
        self = wishes.max { ($0.quality, -$0.place) < ($1.quality, -$1.place) }?.language ?? .zhHans
    }

    /// The language of a tag such as `zh-TW`, `zh-Hant-HK` or `en-GB`; nil where it is none of ours.
    public init?(tag: some StringProtocol) {
        let parts = tag.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" })
        switch parts.first {
        case "en": self = .en
        case "zh": self = parts.dropFirst().contains { ["hant", "tw", "hk", "mo"].contains($0) } ? .zhHant : .zhHans
        default: return nil
        }
    }

    private struct Wish {
        let language: Language
        let quality: Double
        let place: Int

        init?(_ part: Substring, place: Int) {
            let pieces = part.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let tag = pieces.first, let language = Language(tag: tag) else { return nil }
            let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }
            self.language = language
            self.quality = weight.flatMap { Double($0.dropFirst(2)) } ?? 1
            self.place = place
        }
    }
}

/// One name in the three languages.
public struct Name: Hashable, Sendable, Codable {
    public let zhHans: String
    public let zhHant: String
    public let en: String

    public init(zhHans: String, zhHant: String, en: String) {
        self.zhHans = zhHans
        self.zhHant = zhHant
        self.en = en
    }

    public subscript(language: Language) -> String {
        switch language {
        case .zhHans: zhHans
        case .zhHant: zhHant
        case .en: en
        }
    }
}
