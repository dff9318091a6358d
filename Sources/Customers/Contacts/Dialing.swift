import Foundation

/// How phone numbers are dialled in a country, so that every way of writing one becomes the same E.164 number.
public struct Dialing: Hashable, Sendable {
    /// The country's code without `+`.
    public let country: String
    /// What is dialled before an area code at home, and left out from abroad.
    public let trunk: String

    public init(country: String, trunk: String) {
        self.country = country
        self.trunk = trunk
    }

    public static let china = Dialing(country: "86", trunk: "0")

    /// Whether a text is meant as a phone number: digits and what people put between them, perhaps an extension.
    static func looksLikeNumber(_ text: String) -> Bool {
        guard let number = split(text)?.number else { return false }
        return number.filter(\.isNumber).count >= 5
    }

    /// The number as `+8613800138000`, with `;ext=801` where an extension was written (RFC 3966); nil when it cannot be
    /// dialled from everywhere, such as a local number without its area code.
    func normal(_ text: String) -> String? {
        guard let (written, suffix) = Self.split(text), let number = e164(written) else { return nil }
        return suffix.isEmpty ? number : "\(number);ext=\(suffix)"
    }

    private func e164(_ written: String) -> String? {
        var digits = written.filter(\.isNumber)
        if written.hasPrefix("+") {
            digits = droppingTrunk(afterCountryIn: digits)
        } else if digits.hasPrefix("00") {
            digits = droppingTrunk(afterCountryIn: String(digits.dropFirst(2)))
        } else if self == .china {
            guard let home = Self.chinese(digits) else { return nil }
            digits = home
        } else {
            digits = country + (digits.hasPrefix(trunk) ? String(digits.dropFirst(trunk.count)) : digits)
        }
        return (8...15).contains(digits.count) && !digits.hasPrefix("0") ? "+" + digits : nil
    }

    /// `+86 (0)10 …` is often written and never dialled.
    private func droppingTrunk(afterCountryIn digits: String) -> String {
        guard !trunk.isEmpty, digits.hasPrefix(country + trunk) else { return digits }
        return country + digits.dropFirst(country.count + trunk.count)
    }

    /// Mobile numbers have 11 digits and begin with 13 to 19; land lines need their area code; 400 and 800 are for firms.
    private static func chinese(_ digits: String) -> String? {
        let mobile = { (text: Substring) in
            text.count == 11 && text.first == "1" && text.dropFirst().first.map { "3"..."9" ~= $0 } == true
        }
        if mobile(digits[...]) { return "86" + digits }
        if digits.hasPrefix("86"), mobile(digits.dropFirst(2)) { return digits }
        if digits.hasPrefix("0"), (10...12).contains(digits.count) { return "86" + digits.dropFirst() }
        if digits.hasPrefix("400") || digits.hasPrefix("800"), digits.count == 10 { return "86" + digits }
        return nil
    }

    /// The number and the extension after it; nil when other words stand there.
    private static func split(_ text: String) -> (number: String, suffix: String)? {
        let lowered = text.lowercased()
        for word in ["转", "轉", "ext.", "ext", "x", "#"] {
            guard let place = lowered.range(of: word) else { continue }
            let suffix = lowered[place.upperBound...].filter { !$0.isWhitespace }
            guard (1...8).contains(suffix.count), suffix.allSatisfy({ "0"..."9" ~= $0 }),
                let number = clean(lowered[..<place.lowerBound])
            else { return nil }
            return (number, suffix)
        }
        return clean(lowered[...]).map { ($0, "") }
    }

    /// Digits with perhaps a plus in front; nil when anything else than separators stands between them.
    private static func clean(_ text: Substring) -> String? {
        let separators: Set<Character> = [" ", "-", "‐", "–", "—", "−", "(", ")", ".", "·", "/", "\u{A0}"]
        let kept = text.filter { !separators.contains($0) }
        let digits = kept.hasPrefix("+") ? kept.dropFirst() : kept[...]
        return !digits.isEmpty && digits.allSatisfy { "0"..."9" ~= $0 } ? String(kept) : nil
    }
}
