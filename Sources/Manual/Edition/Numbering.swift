import Vocabulary

extension Edition {
    /// How tickets are numbered: a prefix, the day in the center's zone, and a serial within the day.
    public struct Numbering: Hashable, Sendable {
        public let prefix: String
        /// The least number of digits of the serial; a busy day needs more.
        public let digits: Int
        public let paragraph: Paragraph
    }
}

extension Edition.Numbering {
    init(_ entry: Entry) {
        prefix = entry.scalar(entry.need("prefix"), or: .badPrefix) { $0.isNumberPrefix ? $0 : nil } ?? ""
        digits = entry.number("digits", in: 3...9)
        paragraph = entry.paragraph()
    }
}

extension String {
    /// Capital letters and digits, 10 at most, then a hyphen, so that the day that follows can be told apart.
    fileprivate var isNumberPrefix: Bool {
        let letters = utf8.dropLast()
        return (1...10).contains(letters.count) && last == "-"
            && letters.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
                default: false
                }
            }
    }
}
