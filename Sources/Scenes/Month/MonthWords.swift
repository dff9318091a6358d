import Foundation

/// What the people of the month say, from the files in `Words`: requests by type, lines by language and occasion.
struct MonthWords: Sendable {
    /// A thing that customers come with, in several wordings, and how it goes on.
    struct Request: Sendable, Decodable {
        let key: String
        let subtype: String?
        let business: String?
        let weight: Int
        let asks: [String]
        let demand: String?
        let answers: [String]?
        let facts: [String: String]
        let question: String
        let answer: String
        let workaround: String?
        let solution: [String]
        /// The team that settles it in the end, where that is not the one that takes it.
        let goes: String?
        let language: String?
        /// `organisation` where only those come with it.
        let customers: String?
        let channel: String?
        let urgent: Bool?
        /// Whether a faulty firmware makes many come with it at once.
        let wave: Bool?
    }

    /// The types of the manual, each with a file of its own.
    static let types = ["consultation", "fault", "complaint", "suggestion", "service", "other"]

    let requests: [(type: String, request: Request)]
    let company: Company
    let customers: CustomerWords
    private let lines: [String: [String: [String]]]

    static func read() throws -> MonthWords {
        let requests = try types.flatMap { type in
            try file(type, as: [Request].self).map { (type: type, request: $0) }
        }
        return MonthWords(
            requests: requests, company: try file("company"), customers: try file("customers"),
            lines: try file("lines"))
    }

    /// What is said on an occasion about something; where nothing of its own is said about it, what is said anyway. Where a
    /// language has nothing, the center's first language has.
    func lines(_ occasion: String, about matter: String? = nil, in language: String) -> [String] {
        for language in [language, "zh-Hans"] {
            let own = matter.flatMap { lines[language]?["\(occasion)-\($0)"] }
            if let found = own ?? lines[language]?[occasion] { return found }
        }
        return []
    }

    private static func file<Value: Decodable>(_ name: String, as type: Value.Type = Value.self) throws -> Value {
        let url = Bundle.module.bundleURL.appending(path: "Words/\(name).json")
        return try JSONDecoder().decode(Value.self, from: Data(contentsOf: url))
    }
}
