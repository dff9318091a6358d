import Manual
import Pages
import Vocabulary

/// What the rules of a manual say, short enough for the margin.
struct RuleWords {
    private let manual: Edition
    private let texts: Texts
    private let language: Language

    init(_ manual: Edition, _ onlooker: Onlooker) {
        self.manual = manual
        texts = onlooker.texts
        language = onlooker.language
    }

    /// Limits of one kind stand together; rules that the paragraph says as well in words are left out.
    func rules(_ citations: [Edition.Citation]) -> [ManualPage.Rule] {
        var rules: [ManualPage.Rule] = []
        var kinds: [ClockKind] = []
        for citation in citations {
            if case .promise(let rule) = citation {
                guard !kinds.contains(rule.promise.kind) else { continue }
                kinds.append(rule.promise.kind)
                rules.append(limits(of: rule.promise.kind, citations))
            } else {
                rules += manual.statements(of: citation).map { ManualPage.Rule(title: texts.words($0)) }
            }
        }
        return rules
    }

    /// The way of counting is said once where it is always the same.
    private func limits(of kind: ClockKind, _ citations: [Edition.Citation]) -> ManualPage.Rule {
        let rules = citations.compactMap { citation in
            if case .promise(let rule) = citation, rule.promise.kind == kind { rule } else { nil }
        }
        let times = Set(rules.map(\.promise.time))
        let name = rules.first?.promise.name[language] ?? kind.text
        let only = times.count == 1 ? times.first.map { texts["rule.time-\($0.rawValue)"] } : nil
        return ManualPage.Rule(
            title: only.map { texts["rule.counted", name, $0] } ?? name,
            lines: rules.map { rule in
                let limit = limit(rule.promise)
                let time = texts["rule.time-\(rule.promise.time.rawValue)"]
                return .init(
                    cases: cases(rule.condition), value: only == nil ? texts["rule.counted", limit, time] : limit)
            })
    }

    private func limit(_ promise: Promise) -> String {
        if let time = promise.by { return texts["rule.by", time.description] }
        let span = span(promise.limit, promise.time)
        return promise.repeats ? texts["rule.every", span] : span
    }

    /// Which tickets a rule is for, in the words of the manual.
    private func cases(_ rule: Edition.Condition) -> String {
        let live = Set(manual.channels.filter(\.isLive).map(\.key))
        let channels =
            rule.channels == live
            ? [texts["rule.live"]]
            : manual.channels.filter { rule.channels.contains($0.key) }.map { $0.name[language] }
        let subtypes = manual.types.flatMap(\.subtypes).filter { rule.subtypes.contains($0.key) }
        let names =
            manual.levels.filter { rule.levels.contains($0.key) }.map { $0.name[language] }
            + manual.customerLevels.filter { rule.customerLevels.contains($0.key) }.map { $0.name[language] }
            + manual.types.filter { rule.types.contains($0.key) }.map { $0.name[language] }
            + subtypes.map { $0.name[language] }
            + manual.businessTypes.filter { rule.business.contains($0.key) }.map { $0.name[language] } + channels
        return names.isEmpty ? texts["rule.otherwise"] : names.joined(separator: texts["list.comma"])
    }

    /// A day on the clock is told in hours, so that nobody takes it for a day of service.
    private func span(_ duration: Duration, _ time: TimeKind = .elapsed) -> String {
        let minutes = duration.milliseconds / 60_000
        let isInDays = minutes % 1440 == 0 && (time == .serviceDay || minutes > 3 * 1440)
        return switch minutes {
        case 0: texts["rule.seconds", String(duration.milliseconds / 1000)]
        case _ where isInDays: texts["rule.days", String(minutes / 1440)]
        case _ where minutes % 60 == 0: texts["rule.hours", String(minutes / 60)]
        default: texts["rule.minutes", String(minutes)]
        }
    }
}
