import Vocabulary

/// What the rules say about the end of a ticket and what follows it.
extension Edition {
    func ending(_ rule: Citation) -> [Statement] {
        switch rule {
        case .resolving: [Statement("rule.resolving")]
        case .silence(let rule): [Statement("rule.silence", .span(rule.silence, rule.silenceTime))]
        case .rating(let rating): statements(of: rating)
        case .waiting(let waiting):
            waiting.pauses.isEmpty ? [] : [Statement("rule.waiting", .names(names(of: waiting.pauses)))]
        case .reopening(let rule): [Statement("rule.reopening", .span(rule.within, rule.time))]
        case .archive(let demand): [Statement("gap.\(demand.thing.rawValue)")]
        case .hardStop(let rule): [Statement("rule.hard-stop", .span(rule.after, rule.time))]
        case .followUps(let rule): statements(of: rule)
        case .followUpRule(let rule): [statement(of: rule)]
        case .remedy(let remedy):
            [
                Statement(
                    remedy.notByHandler ? "rule.remedy-by-others" : "rule.remedy", .names(names(of: remedy.roles))),
                Statement("rule.causes", .names(remedy.causes.map(\.name))),
            ]
        default: []
        }
    }

    private func statements(of rating: Rating) -> [Statement] {
        let scale = Statement("rule.rating", .text(String(rating.highest)), .text(String(rating.bad)))
        let asked = rating.asksReason.sorted().map(String.init).joined(separator: ", ")
        return asked.isEmpty ? [scale] : [scale, Statement("rule.asks-reason", .text(asked))]
    }

    private func statements(of rule: FollowUps) -> [Statement] {
        var all = [
            Statement("rule.follow-up-attempts", .text(String(rule.attempts)), .span(rule.window, .elapsed)),
            Statement("rule.follow-up-hours", .names(calendar(rule.calendar).map { [$0.name] } ?? [])),
        ]
        if rule.gap > .zero { all.append(Statement("rule.follow-up-gap", .span(rule.gap, .elapsed))) }
        if rule.halfDays > 1 { all.append(Statement("rule.follow-up-half-days", .text(String(rule.halfDays)))) }
        if rule.surveyEvery > .zero { all.append(Statement("rule.survey-every", .span(rule.surveyEvery, .elapsed))) }
        let others = types.filter { rule.notByHandler.contains($0.key) }.map(\.name)
        if !others.isEmpty { all.append(Statement("rule.not-by-handler", .names(others))) }
        return all
    }

    private func statement(of rule: FollowUpRule) -> Statement {
        var cases: [Statement] = []
        let names = names(of: rule.condition)
        if !names.isEmpty { cases.append(Statement("rule.if-case", .names(names))) }
        if rule.isReopened == true { cases.append(Statement("rule.if-reopened")) }
        if rule.isRated == false { cases.append(Statement("rule.if-not-rated")) }
        if cases.isEmpty { cases.append(Statement("rule.every-ticket")) }
        return rule.share == 100
            ? Statement("rule.follow-up", .statements(cases))
            : Statement("rule.follow-up-share", .statements(cases), .text(String(rule.share)))
    }
}
