import Vocabulary

/// What the rules say about who works on a ticket, who decides, and when it goes up.
extension Edition {
    func handling(_ rule: Citation) -> [Statement] {
        switch rule {
        case .dispatch(let dispatch): [Statement("rule.dispatch", .text(String(dispatch.capacity)))]
        case .dispatchRule(let rule): [statement(of: rule)]
        case .signOff(let rule): statements(of: rule)
        case .extending(let rule): statements(of: rule)
        case .urging: [Statement("rule.urging")]
        case .escalation(let rule): [statement(of: rule)]
        case .wrapUp(let rule): [Statement("rule.wrap-up", .span(rule.limit, .elapsed))]
        default: []
        }
    }

    private func statement(of rule: DispatchRule) -> Statement {
        if rule.isManual { return Statement("rule.dispatch-by-hand", cases(rule.condition)) }
        let team = rule.team.flatMap { self.team($0)?.name }
        let skill = rule.skill.flatMap { self.skill($0)?.name }
        return Statement("rule.dispatch-to", cases(rule.condition), .names([team, skill].compactMap { $0 }))
    }

    private func statements(of rule: SignOff) -> [Statement] {
        let named =
            levels.filter { rule.levels.contains($0.key) }.map(\.name)
            + types.filter { rule.types.contains($0.key) }.map(\.name)
        var what: [Statement] = []
        if rule.isForAll { what.append(Statement("rule.every-level")) }
        if !named.isEmpty { what.append(Statement("rule.if-case", .names(named))) }
        if rule.overrides { what.append(Statement("rule.overrides")) }
        if rule.lowering { what.append(Statement("rule.lowering")) }
        let by = Statement("rule.sign-off", .statements(what), .names(names(of: rule.by)))
        return rule.deputies.isEmpty ? [by] : [by, deputies(rule.deputies)]
    }

    private func statements(of rule: Extending) -> [Statement] {
        var all = [Statement("rule.extending", .text(String(rule.most)), .names(names(of: rule.by)))]
        if !rule.further.isEmpty { all.append(Statement("rule.extending-further", .names(names(of: rule.further)))) }
        if !rule.deputies.isEmpty { all.append(deputies(rule.deputies)) }
        all.append(Statement("rule.extending-ahead", .span(rule.ahead, .elapsed)))
        if rule.longFrom > .zero {
            all.append(Statement("rule.extending-short", .span(rule.longFrom, .elapsed), .text(String(rule.percent))))
        }
        if !rule.never.isEmpty { all.append(Statement("rule.extending-never", .names(names(of: rule.never)))) }
        return all
    }

    private func deputies(_ roles: [RoleKey]) -> Statement { Statement("rule.deputies", .names(names(of: roles))) }

    private func statement(of rule: Escalation) -> Statement {
        let occasion =
            switch rule.trigger {
            case .arrival: Statement("rule.on-arrival")
            case .urges(let count): Statement("rule.on-urges", .text(String(count)))
            case .clock(let kind, 100): Statement("rule.on-missed", .names(names(of: [kind])))
            case .clock(let kind, let percent):
                Statement("rule.on-clock", .names(names(of: [kind])), .text(String(percent)))
            }
        let place = (rule.team.flatMap { team($0)?.name } ?? rule.to.flatMap { line($0)?.name }).map { [$0] } ?? []
        var what: [Statement] = []
        if !place.isEmpty { what.append(Statement("rule.goes-to", .names(place))) }
        if !rule.notify.isEmpty { what.append(Statement("rule.told", .names(names(of: rule.notify)))) }
        return Statement("rule.escalation", cases(rule.condition), .statement(occasion), .statements(what))
    }
}
