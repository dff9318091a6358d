extension PlannedCustomer {
    /// So many customers: those of the organisations, those of other languages, and people at home.
    static func draw(_ count: Int, _ words: CustomerWords, _ dice: inout Dice) -> [PlannedCustomer] {
        let others = words.others.map { other in
            PlannedCustomer(
                name: other.name, honorific: other.honorific, language: other.language,
                contact: mail(words, &dice), organisation: nil, vipDays: nil)
        }
        return others + (others.count..<max(count, others.count)).map { place in one(place, words, &dice) }
    }

    /// Somebody whom nobody knows.
    static func stranger(_ words: CustomerWords, _ dice: inout Dice) -> PlannedCustomer {
        one(Int.max, words, &dice)
    }

    private static func one(_ place: Int, _ words: CustomerWords, _ dice: inout Dice) -> PlannedCustomer {
        let family = dice.pick(Array(words.families)).map(String.init) ?? ""
        let name = family + (dice.pick(words.givens) ?? "")
        let isOfficial = place % 5 == 0
        return PlannedCustomer(
            name: name, honorific: dice.pick(words.honorifics) ?? "", language: "zh-Hans",
            contact: dice.isLucky(78) ? phone(&dice) : mail(words, &dice),
            organisation: isOfficial ? place / 5 % max(words.organisations.count, 1) : nil,
            vipDays: place % 17 == 3 ? dice.within(-6...200) : nil)
    }

    private static func phone(_ dice: inout Dice) -> String {
        let prefix = dice.pick(["139", "138", "136", "158", "186", "177", "199", "151"]) ?? "139"
        return prefix + "\(dice.within(10_000_000...99_999_999))"
    }

    private static func mail(_ words: CustomerWords, _ dice: inout Dice) -> String {
        "u\(dice.within(100_000...9_999_999))@\(dice.pick(words.mail) ?? "mail.example.com")"
    }
}
