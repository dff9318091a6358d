import Foundation

/// What the people of a scene are called and what they say where a scene does not care, from `script.json`.
struct Script: Sendable, Decodable {
    let center: String
    private let people: [String: String]
    let customer: String
    let request: String
    let question: String
    let solution: String

    init(center: String, people: [String: String]) {
        self.center = center
        self.people = people
        customer = ""
        request = ""
        question = ""
        solution = ""
    }

    static func read() throws -> Script {
        let url = Bundle.module.bundleURL.appending(path: "script.json")
        return try JSONDecoder().decode(Script.self, from: Data(contentsOf: url))
    }

    func name(of who: Cast) -> String { people[who.rawValue] ?? who.rawValue }
}
