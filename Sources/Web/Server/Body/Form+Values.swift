import Foundation
import Vocabulary

/// The types that a form can be asked for. A flawed or absent value comes back as nil or empty, and is noted.
extension Form {
    /// Text of several lines, line breaks as `\n`, without blanks around it and without invisible control characters.
    /// - Parameter max: the most characters, as people count them.
    public mutating func text(_ name: String, max: Int, required: Bool = false) -> String {
        guard let raw = plain(name, required: required, wrongly: .notText) else { return "" }
        let text = Form.tidy(raw)
        if text.isEmpty, required { note(name, .required) }
        guard text.utf8.count <= max * 32, text.count <= max else {
            note(name, .tooLong, [String(max)])
            return ""
        }
        return text
    }

    /// Text of one line.
    public mutating func line(_ name: String, max: Int = 200, required: Bool = false) -> String {
        let text = text(name, max: max, required: required)
        guard !text.contains(where: \.isNewline) else {
            note(name, .notOneLine)
            return ""
        }
        return text
    }

    /// Text exactly as it was entered, for passwords and keys.
    public mutating func secret(_ name: String, max: Int = 1000, required: Bool = false) -> String {
        guard let text = plain(name, required: required, wrongly: .notText) else { return "" }
        guard text.utf8.count <= max else {
            note(name, .tooLong, [String(max)])
            return ""
        }
        return text
    }

    /// One of an enum's cases, by its raw value.
    public mutating func choice<Choice: RawRepresentable>(
        _ name: String, of _: Choice.Type, required: Bool = false
    ) -> Choice? where Choice.RawValue == String {
        guard let text = plain(name, required: required, wrongly: .notAChoice) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            note(name, .notAChoice)
            return nil
        }
        return choice
    }

    /// One of the keys that a manual names.
    public mutating func choice<Thing>(
        _ name: String, from keys: some Sequence<Key<Thing>>, required: Bool = false
    ) -> Key<Thing>? {
        guard let text = plain(name, required: required, wrongly: .notAChoice) else { return nil }
        guard let key = keys.first(where: { $0.text == text }) else {
            note(name, .notAChoice)
            return nil
        }
        return key
    }

    /// A whole number within the range.
    public mutating func whole(_ name: String, in range: ClosedRange<Int64>, required: Bool = false) -> Int64? {
        guard let digits = digits(name, required: required) else { return nil }
        guard let number = Int64(digits) else {
            note(name, .notANumber)
            return nil
        }
        guard range.contains(number) else {
            note(name, .outOfRange, [String(range.lowerBound), String(range.upperBound)])
            return nil
        }
        return number
    }

    /// Yes or no: a JSON boolean, or `yes`, `no`, `on` and an unticked box of a form.
    public mutating func flag(_ name: String) -> Bool {
        switch value(name, required: false) {
        case nil: return false
        case .flag(let flag): return flag
        case .text("yes") where !isJSON, .text("on") where !isJSON: return true
        case .text("no") where !isJSON: return false
        default:
            note(name, .notAYesOrNo)
            return false
        }
    }

    /// A moment: `2026-11-23T18:40` as clocks in the zone show it, or with an offset (RFC 3339).
    public mutating func instant(_ name: String, in zone: TimeZone, required: Bool = false) -> Instant? {
        guard let text = plain(name, required: required, wrongly: .notATime) else { return nil }
        guard let instant = LocalTime.instant(text, in: zone) else {
            note(name, .notATime)
            return nil
        }
        return instant
    }

    /// A day, `2026-11-23`, that the calendar knows.
    public mutating func day(_ name: String, required: Bool = false) -> String? {
        guard let text = plain(name, required: required, wrongly: .notADay) else { return nil }
        guard text.utf8.count == 10, LocalTime.instant(text + "T00:00", in: .gmt) != nil else {
            note(name, .notADay)
            return nil
        }
        return text
    }

    /// The files of one field, at most `most`.
    public mutating func files(_ name: String, most: Int, required: Bool = false) -> [Upload] {
        let files = uploads.filter { $0.field == name }
        if files.isEmpty, required { note(name, .required) }
        guard files.count <= most else {
            note(name, .tooManyFiles, [String(most)])
            return []
        }
        return files
    }

    private static func tidy(_ raw: String) -> String {
        var scalars = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        for scalar in raw.unicodeScalars {
            switch scalar {
            case "\r": scalars.append("\n")
            case "\n" where last == "\r": break
            case "\n", "\t": scalars.append(scalar)
            default: if scalar.properties.generalCategory != .control { scalars.append(scalar) }
            }
            last = scalar
        }
        return String(scalars).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
