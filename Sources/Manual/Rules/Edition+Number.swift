import Vocabulary

extension Edition {
    /// A ticket's number, such as `CST-20240520001`: prefix, day, serial from 1 with the manual's least digits.
    public func number(day: Day, serial: Int) -> String {
        let (year, month, date) = day.parts
        let shown = year.padded(to: 4) + month.padded(to: 2) + date.padded(to: 2)
        return numbering.prefix + shown + serial.padded(to: numbering.digits)
    }

    /// The day and serial of a number as this edition writes it; nil for any other text.
    public func parse(number: String) -> (day: Day, serial: Int)? {
        guard number.hasPrefix(numbering.prefix), number.utf8.count <= numbering.prefix.utf8.count + 8 + 12 else {
            return nil
        }
        let digits = number.dropFirst(numbering.prefix.count)
        guard digits.allSatisfy(\.isASCIIDigit), let year = Int(digits.prefix(4)),
            let month = Int(digits.dropFirst(4).prefix(2)),
            let date = Int(digits.dropFirst(6).prefix(2)), let serial = Int(digits.dropFirst(8)),
            let day = Day(year: year, month: month, day: date), serial > 0,
            self.number(day: day, serial: serial) == number
        else { return nil }
        return (day, serial)
    }
}
