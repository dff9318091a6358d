import Clocks
import Manual
import Pages
import Rulebook
import Vocabulary

extension ManualPage.Chapter {
    init(_ part: Edition.Document.Part, _ figures: [Paragraph: ClockFigures], _ onlooker: Onlooker) {
        self.init(
            number: part.number, title: part.heading[onlooker.language],
            paragraphs: part.clauses.map { paragraph in
                let figure = figures[paragraph.number]
                return ManualPage.Passage(
                    number: paragraph.number.number, text: paragraph.text[onlooker.language],
                    rules: paragraph.rules.compactMap { RuleWords(onlooker).words($0) }, applied: figure?.started,
                    missed: figure?.missed)
            })
    }
}

/// What a rule of the manual says, short enough for the margin.
private struct RuleWords {
    let texts: Texts
    let language: Language

    init(_ onlooker: Onlooker) {
        texts = onlooker.texts
        language = onlooker.language
    }

    /// nil for rules that the paragraph says as well in words.
    func words(_ rule: Edition.Citation) -> String? {
        switch rule {
        case .promise(let rule):
            let promise = rule.promise
            let cases = rule.levels.map(\.text).sorted().joined(separator: ", ")
            let limit = texts[
                "rule.promise", promise.name[language], span(promise.limit), texts["rule.time-\(promise.time.rawValue)"]
            ]
            return cases.isEmpty ? limit : limit + " (\(cases))"
        case .rating(let rating): return texts["rule.rating", String(rating.highest), String(rating.bad)]
        case .silence(let rule): return texts["rule.silence", span(rule.silence)]
        case .reopening(let rule): return texts["rule.reopening", span(rule.within)]
        case .archive(let demand): return texts["gap.\(demand.thing.rawValue)"]
        case .waiting, .numbering, .calendar, .team, .role, .channel, .type, .level, .proposal, .resolving, .confirming:
            return nil
        }
    }

    private func span(_ duration: Duration) -> String {
        let minutes = duration.milliseconds / 60_000
        return switch minutes {
        case 0: texts["rule.seconds", String(duration.milliseconds / 1000)]
        case _ where minutes % 1440 == 0: texts["rule.days", String(minutes / 1440)]
        case _ where minutes % 60 == 0: texts["rule.hours", String(minutes / 60)]
        default: texts["rule.minutes", String(minutes)]
        }
    }
}
