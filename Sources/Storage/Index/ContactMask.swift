/// Keeps contacts out of the index: whoever could search for a number could find out whom it belongs to.
enum ContactMask {
    /// The text with blanks in the place of mail addresses, phone numbers and identity numbers.
    static func masked(_ text: some Sequence<Unicode.Scalar>) -> String.UnicodeScalarView {
        let scalars = Array(text)
        var kept: [Unicode.Scalar] = []
        kept.reserveCapacity(scalars.count)
        var place = 0
        while place < scalars.count {
            if let end = number(in: scalars, from: place) {
                kept.append(" ")
                place = end
            } else if let end = address(in: scalars, from: place) {
                kept.append(" ")
                place = end
            } else {
                kept.append(scalars[place])
                place += 1
                // Only where a group of letters and digits begins can a number or an address begin.
                while place < scalars.count, scalars[place - 1].isAddressPart, scalars[place].isAddressPart {
                    kept.append(scalars[place])
                    place += 1
                }
            }
        }
        return String.UnicodeScalarView(kept)
    }

    /// Where a phone or identity number that begins here ends: digits in groups, parted by single blanks, hyphens or
    /// brackets; nil when it is another number.
    private static func number(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
        guard scalars[start].digit != nil || "+(＋（".unicodeScalars.contains(scalars[start]) else { return nil }
        var digits: [Int] = []
        var longest: Int?
        var gap = 0
        for place in start..<min(start + 40, scalars.count) {
            if let digit = scalars[place].digit {
                digits.append(digit)
                gap = 0
            } else if digits.count == 17, "xXｘＸ".unicodeScalars.contains(scalars[place]) {
                digits.append(10)
            } else {
                gap += 1
                guard gap <= 2, scalars[place].isInsideNumber else { break }
                continue
            }
            let following = place + 1 < scalars.count ? scalars[place + 1] : " "
            if following.digit == nil && !following.isLetter && isContact(digits) { longest = place + 1 }
        }
        return longest
    }

    /// Chinese mobile numbers (11 digits from 13 to 19), numbers with an area code (10 to 12 digits from 0), both also
    /// with +86, and identity numbers.
    private static func isContact(_ digits: [Int]) -> Bool {
        var local = digits[...]
        if local.starts(with: [0, 0, 8, 6]) {
            local = local.dropFirst(4)
        } else if digits.count > 11, local.starts(with: [8, 6]) {
            local = local.dropFirst(2)
        }
        let isMobile = local.count == 11 && local.first == 1 && local[local.startIndex + 1] >= 3
        let hasAreaCode = (10...12).contains(local.count) && local.first == 0
        return isMobile || hasAreaCode || isIdentity(digits)
    }

    /// GB 11643: a birthday in the middle and a check character (mod 11-2) at the end.
    private static func isIdentity(_ digits: [Int]) -> Bool {
        guard digits.count == 18, (1...12).contains(digits[10] * 10 + digits[11]),
            (1...31).contains(digits[12] * 10 + digits[13])
        else { return false }
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(weights, digits).reduce(0) { $0 + $1.0 * $1.1 }
        return [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2][sum % 11] == digits[17]
    }

    /// Where a mail address that begins here ends; nil when it is none.
    private static func address(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
        guard scalars[start].isAddressPart else { return nil }
        var end = start
        while end < scalars.count, end - start < 64, scalars[end].isAddressPart { end += 1 }
        guard end < scalars.count, scalars[end] == "@" || scalars[end] == "＠" else { return nil }
        let host = end + 1
        end = host
        while end < scalars.count, scalars[end].isAddressPart { end += 1 }
        return end > host ? end : nil
    }
}

extension Unicode.Scalar {
    fileprivate var digit: Int? {
        switch value {
        case 0x30...0x39: Int(value) - 0x30
        case 0xFF10...0xFF19: Int(value) - 0xFF10
        default: nil
        }
    }

    fileprivate var isInsideNumber: Bool { " -()+.－（）＋".unicodeScalars.contains(self) }

    fileprivate var isLetter: Bool { (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) }

    /// ASCII letters and digits and what may stand between them in a mail address.
    fileprivate var isAddressPart: Bool {
        switch value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: self == "." || self == "_" || self == "-" || self == "+" || self == "%"
        }
    }
}
