import Vocabulary

/// What the names of a manual say about themselves.
extension Edition {
    func naming(_ rule: Citation) -> [Statement] {
        switch rule {
        case .blank(let blank): [Statement("rule.blank", .names([blank.name]), blank.term)]
        case .numbering:
            [Statement("rule.numbering", .text(number(day: Day(ordinal: 19863), serial: 1)))]
        case .calendar(let plan): [Statement("rule.calendar", .names([plan.name]), .text(plan.hours))]
        case .line(let line): [Statement("rule.line", .names([line.name]), .names(teams(of: line.key).map(\.name)))]
        case .team(let team): team.isPartner ? [Statement("rule.partner", .names([team.name]))] : []
        case .role(let role): role.isSenior ? [Statement("rule.senior", .names([role.name]))] : []
        case .channel(let channel): channel.isLive ? [Statement("rule.live-channel", .names([channel.name]))] : []
        case .businessType(let type): [Statement("rule.business-type", .names([type.name]))]
        case .customerLevel(let level): [Statement("rule.customer-level", .names([level.name]))]
        case .serviceLevel(let level): [statement(of: level)]
        default: []
        }
    }

    private func statement(of level: ServiceLevel) -> Statement {
        guard let hours = level.calendar.flatMap({ calendar($0)?.name }) else {
            return Statement("rule.agreement", .names([level.name]))
        }
        return Statement("rule.service-level", .names([level.name]), .names([hours]))
    }

    /// Which tickets a rule is for; a sentence of its own where it is for all.
    func cases(_ condition: Condition) -> Statement.Term {
        let names = names(of: condition)
        return names.isEmpty ? .statement(Statement("rule.every-ticket")) : .names(names)
    }

    func names(of condition: Condition) -> [Name] {
        var names = levels.filter { condition.levels.contains($0.key) }.map(\.name)
        names += customerLevels.filter { condition.customerLevels.contains($0.key) }.map(\.name)
        names += types.filter { condition.types.contains($0.key) }.map(\.name)
        names += types.filter { condition.types.isEmpty || condition.types.contains($0.key) }.flatMap(\.subtypes)
            .filter { condition.subtypes.contains($0.key) }.map(\.name)
        names += businessTypes.filter { condition.business.contains($0.key) }.map(\.name)
        names += channels.filter { condition.channels.contains($0.key) }.map(\.name)
        return names
    }

    func names(of roles: [RoleKey]) -> [Name] { roles.compactMap { role($0)?.name } }

    func names(of kinds: Set<ClockKind>) -> [Name] { kinds.sorted { $0.text < $1.text }.compactMap(name(of:)) }
}

extension Edition.Blank {
    fileprivate var term: Statement.Term {
        switch kind {
        case .duration: .span(Duration(manual: value) ?? .zero, .elapsed)
        case .percent: .statement(Statement("rule.percent", .text(value)))
        case .months: .statement(Statement("rule.months", .text(value)))
        }
    }
}

extension Edition.CalendarPlan {
    /// The hours of its days, each once, such as `09:30-12:00, 14:00-20:00`.
    fileprivate var hours: String {
        var seen: Set<String> = []
        return Weekday.allCases.compactMap { week[$0]?.map(\.description).joined(separator: ", ") }
            .filter { seen.insert($0).inserted }.joined(separator: "; ")
    }
}
