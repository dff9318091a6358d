/// What stands in the gaps of a sentence, the same throughout one request.
struct Slots: Sendable {
    private let values: [String: String]

    init(_ company: Company, firmware: String, _ dice: inout Dice) {
        let number = dice.within(1_000_000...9_999_999)
        values = [
            "lock": dice.pick(company.locks) ?? "", "gateway": dice.pick(company.gateways) ?? "",
            "bell": dice.pick(company.bells) ?? "", "place": dice.pick(company.places) ?? "",
            "time": dice.pick(company.times) ?? "", "order": "QY26\(number)\(dice.within(100...999))",
            "tail": "\(dice.within(1000...9999))", "firmware": firmware,
        ]
    }

    func fill(_ text: String) -> String {
        guard text.contains("{") else { return text }
        return values.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
    }
}
