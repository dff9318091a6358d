import Pages
import People
import Vocabulary

@testable import Web

extension Story {
    var peoplePages: [(name: String, html: HTML)] {
        [
            ("people", people.html(texts)),
            ("person", person.html(texts)),
        ]
    }

    private var personChoices: PersonChoices {
        PersonChoices(
            roles: [Choice("agent", self("客服专员", "客服專員", "Agent"))],
            teams: [Choice("first-line", self("一线", "一線", "First line"))],
            skills: [Choice("software", self("软件", "軟體", "Software"))], colleagues: [Choice("4", engineer)])
    }

    var people: PeoplePage {
        PeoplePage(
            frame: deskFrame("/settings/people"), key: "key-1",
            lines: Presence.allCases.enumerated().map { place, presence in
                .init(
                    id: Int64(place + 1), name: [agent, engineer, lead, agent, engineer][place], login: "user\(place)",
                    role: self("客服专员", "客服專員", "Agent"), team: self("一线", "一線", "First line"),
                    scope: texts["scope.\(["all", "teams", "own", "nothing", "all"][place])"], presence: presence,
                    qualification: ["passed", "none", "withdrawn", "passed", "none"][place], isActive: place != 4)
            }, choices: personChoices)
    }

    var person: PersonPage {
        PersonPage(
            frame: deskFrame("/settings/people/3"), id: 3, revision: 5, key: "key-1", name: agent, login: "lan",
            presence: .wrapUp, presenceSince: ago(2),
            decisions: [
                .init(word: "passed", at: ago(60 * 24 * 30), by: lead, reason: self("考核通过", "考核通過", "Passed the exam"))
            ],
            resets: [.init(word: "", at: ago(60 * 24 * 3), by: lead, reason: self("手机丢失", "手機遺失", "Lost the phone"))],
            values: ["name": agent, "role": "agent", "scope": "teams", "reach": "first-line", "skill": "software"],
            choices: personChoices, usualCapacity: 8,
            allows: [.name, .role, .skills, .deputy, .qualification, .presence, .secondStep, .leaving])
    }
}
