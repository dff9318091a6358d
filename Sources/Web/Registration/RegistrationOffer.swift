import Manual
import Pages
import Vocabulary

/// What the manual in force lets one choose from for a ticket of a type.
struct RegistrationOffer: Equatable, Sendable {
    /// A fact that the type asks for.
    struct Demand: Equatable, Sendable {
        let key: String
        let name: String
        let ask: String
        let isRequired: Bool
        let choices: [Choice]
    }

    var channels: [Choice]
    var types: [Choice]
    /// The chosen type, or the first.
    var type: String
    var subtypes: [Choice] = []
    var businessTypes: [Choice] = []
    var questions: [Choice] = []
    var demands: [Demand] = []

    /// What the fields are called beside their flaws, where the catalogs name them for somebody else or not at all.
    func names(_ texts: Texts) -> [String: String] {
        let facts = demands.map { ("fact-\($0.key)", $0.name) }
        let own = [
            ("name", texts["registration.name"]), ("contact", texts["registration.contact"]),
            ("words", texts["registration.words"]), ("demand", texts["registration.demand"]),
            ("q", texts["registration.caller"]), ("channel", texts["registration.channel"]),
            ("subtype", texts["registration.subtype"]), ("business", texts["registration.business"]),
            ("customer", texts["registration.caller"]),
        ]
        return Dictionary(facts + own) { first, _ in first }
    }
}

extension RegistrationOffer {
    init(_ manual: Edition, type chosen: String, subtype: String, in language: Language) {
        let kind = manual.types.first { $0.key.text == chosen } ?? manual.types.first
        let live = manual.channels.filter(\.isLive) + manual.channels.filter { !$0.isLive }
        self.init(
            channels: live.map { Choice($0.key.text, $0.name[language]) },
            types: manual.types.map { Choice($0.key.text, $0.name[language]) }, type: kind?.key.text ?? "",
            subtypes: kind?.subtypes.map { Choice($0.key.text, $0.name[language]) } ?? [],
            businessTypes: manual.businessTypes.map { Choice($0.key.text, $0.name[language]) })
        guard let kind else { return }
        questions = manual.questions(for: kind.key).map { Choice($0.key.text, $0.name[language]) }
        demands = manual.facts(for: kind.key, subtype.isEmpty ? nil : SubtypeKey(subtype)).map { fact in
            Demand(
                key: fact.key.text, name: fact.name[language], ask: fact.ask[language], isRequired: fact.isRequired,
                choices: fact.choices.map { Choice($0.key, $0.name[language]) })
        }
    }
}
