import Foundation
import Storage
import Vocabulary

/// Something that is held about a person, as an export tells it: names and values in an order that people follow.
public indirect enum Held: Hashable, Sendable {
    case text(String)
    case number(Int64)
    case flag(Bool)
    case moment(Instant)
    case list([Held])
    case record([Entry])

    public struct Entry: Hashable, Sendable {
        public let name: String
        public let value: Held

        public init(named name: String, _ value: Held) {
            self.name = name
            self.value = value
        }

        /// nil where nothing is held, which is not told.
        public init?(_ name: String, _ value: Held?) {
            guard let value else { return nil }
            self.init(named: name, value)
        }
    }

    public static func record(_ entries: Entry?...) -> Held { .record(entries.compactMap(\.self)) }
    public static func text(_ text: String?) -> Held? { text.flatMap { $0.isEmpty ? nil : .text($0) } }
    public static func moment(_ moment: Instant?) -> Held? { moment.map { .moment($0) } }
    public static func number(_ number: Int64?) -> Held? { number.map { .number($0) } }
}

extension Held {
    /// As JSON, indented, in the order of the entries; moments as a clock of the zone shows them, with its offset.
    public func json(in zone: TimeZone) throws -> String { try json(zone, indent: "") + "\n" }

    private func json(_ zone: TimeZone, indent: String) throws -> String {
        let deeper = indent + "  "
        switch self {
        case .text(let text): return try JSONText.of(text)
        case .number(let number): return String(number)
        case .flag(let flag): return flag ? "true" : "false"
        case .moment(let moment):
            let style = Date.ISO8601FormatStyle(timeZone: zone).timeZone(separator: .colon)
            return "\"\(Date(timeIntervalSince1970: Double(moment.seconds)).formatted(style))\""
        case .list(let values):
            let lines = try values.map { try deeper + $0.json(zone, indent: deeper) }
            return lines.isEmpty ? "[]" : "[\n\(lines.joined(separator: ",\n"))\n\(indent)]"
        case .record(let entries):
            let lines = try entries.map {
                try "\(deeper)\(JSONText.of($0.name)): \($0.value.json(zone, indent: deeper))"
            }
            return lines.isEmpty ? "{}" : "{\n\(lines.joined(separator: ",\n"))\n\(indent)}"
        }
    }
}
