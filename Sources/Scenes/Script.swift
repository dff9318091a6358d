import Foundation

/// What the people of a scene are called and what they say where a scene does not care, from `script.json`.
struct Script: Sendable, Decodable {
    private(set) var center: String
    private var people: [String: String]
    let customer: String
    let request: String
    let question: String
    let solution: String
    /// Why somebody may be given tickets.
    let qualified: String

    static func read() throws -> Script {
        let url = Bundle.module.bundleURL.appending(path: "script.json")
        return try JSONDecoder().decode(Script.self, from: Data(contentsOf: url))
    }

    /// The same words in another center, whose people have other names.
    func played(in center: String, by people: [String: String]) -> Script {
        var script = self
        script.center = center
        script.people = people
        return script
    }

    func name(of who: Cast) -> String { people[who.rawValue] ?? who.rawValue }
}
