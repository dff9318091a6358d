import ArgumentParser
import Manual
import Presets
import Vocabulary

/// How many requests get their level, and their person, from the manual in a second: pure rules, on one processor.
struct Rules: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Counts decisions of the standard manual.")

    struct Told: Encodable { let proposals, dispatches: Double }

    @Option(help: "For how long each is counted.") var seconds = 2.0

    func run() async throws {
        guard let text = try Presets.text(of: "standard") else { throw ValidationError("There is no standard manual.") }
        let edition = try Edition.read(text)
        let intakes = Corpus.texts(500, seed: 3).enumerated().map { place, words in
            Intake(
                type: edition.types[place % edition.types.count].key, channel: edition.channels[place % 2].key,
                isUrgent: place % 7 == 0, words: words)
        }
        let skills = Set(edition.skills.map(\.key))
        let people: [Candidate] = edition.teams.flatMap { team in
            (0..<20).map { Self.candidate($0, of: team.key, skills) }
        }
        try Report.say(
            Told(
                proposals: perSecond(intakes) { edition.proposal(for: $0).facts.count },
                dispatches: perSecond(intakes) { intake in
                    let level = edition.proposal(for: intake).level
                    let ticket = Case(type: intake.type, level: level, channel: intake.channel)
                    guard let verdict = edition.dispatch(for: ticket) else { return 0 }
                    return edition.choice(among: people, for: verdict) == nil ? 1 : 2
                }))
    }

    private static func candidate(_ place: Int, of team: TeamKey, _ skills: Set<SkillKey>) -> Candidate {
        Candidate(
            person: Int64(place), team: team, skills: skills, isQualified: place > 2, isAvailable: place % 3 > 0,
            load: place * 7 % 11, capacity: 12)
    }

    private func perSecond(_ intakes: [Intake], _ decide: (Intake) -> Int) -> Double {
        let start = Moment.now
        var (decisions, sum) = (0, 0)
        while Moment.now < start.after(seconds: seconds) {
            for intake in intakes { sum &+= decide(intake) }
            decisions += intakes.count
        }
        precondition(sum > 0, "nothing was decided")
        return Double(decisions) / Moment.now.seconds(since: start)
    }
}
