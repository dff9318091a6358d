import Foundation
import Vocabulary

/// How a calendar is stored: JSON with the zone's name, periods such as `09:30-18:00` and days such as `2026-02-14`.
extension WorkCalendar: Codable {
    private enum Fields: String, CodingKey { case key, version, zone, week, exceptions, years }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Fields.self)
        let name = try fields.decode(String.self, forKey: .zone)
        guard let zone = TimeZone(identifier: name) else {
            throw DecodingError.dataCorruptedError(forKey: .zone, in: fields, debugDescription: "IANA zone")
        }
        let week = try fields.decode([String: [Period]].self, forKey: .week)
        let exceptions = try fields.decode([String: Exception].self, forKey: .exceptions)
        self.init(
            key: try fields.decode(CalendarKey.self, forKey: .key),
            version: try fields.decode(Int.self, forKey: .version),
            zone: zone,
            week: try WorkCalendar.keyed(week, forKey: .week, in: fields, by: Weekday.init(rawValue:)),
            exceptions: try WorkCalendar.keyed(exceptions, forKey: .exceptions, in: fields) { Day($0) },
            years: try fields.decodeIfPresent(Set<Int>.self, forKey: .years))
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Fields.self)
        try fields.encode(key, forKey: .key)
        try fields.encode(version, forKey: .version)
        try fields.encode(zone.identifier, forKey: .zone)
        try fields.encode(Dictionary(uniqueKeysWithValues: week.map { ($0.rawValue, $1) }), forKey: .week)
        try fields.encode(
            Dictionary(uniqueKeysWithValues: exceptions.map { ($0.description, $1) }), forKey: .exceptions)
        try fields.encodeIfPresent(years?.sorted(), forKey: .years)
    }

    private static func keyed<Word: Hashable, Value>(
        _ values: [String: Value], forKey key: Fields, in fields: KeyedDecodingContainer<Fields>,
        by word: (String) -> Word?
    ) throws -> [Word: Value] {
        try values.reduce(into: [:]) { result, pair in
            guard let read = word(pair.key) else {
                throw DecodingError.dataCorruptedError(forKey: key, in: fields, debugDescription: pair.key)
            }
            result[read] = pair.value
        }
    }
}
