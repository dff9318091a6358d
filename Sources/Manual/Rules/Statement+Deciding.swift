import Vocabulary

/// What the rules say by which a ticket gets its team, its level and its limits.
extension Edition {
    func deciding(_ rule: Citation) -> [Statement] {
        switch rule {
        case .type(let type): statements(of: type)
        case .facts(let type): demands(of: type)
        case .level(let level): [Statement("rule.level", .names([level.name]), .text(String(level.rank)))]
        case .question(let question): [Statement("rule.question", .names([question.name]))]
        case .proposal(let proposal): [statement(of: proposal)]
        case .promise(let rule): [statement(of: rule)]
        case .promised(let promised):
            [Statement("rule.promised", .names([promised.name]), .text(promised.warnings.percent))]
        default: []
        }
    }

    private func statements(of type: Kind) -> [Statement] {
        let team = self.team(type.team).map { [$0.name] } ?? []
        var all = [Statement("rule.type", .names([type.name]), .names(team))]
        for subtype in type.subtypes {
            guard let own = subtype.team.flatMap({ self.team($0) }) else { continue }
            all.append(Statement("rule.type", .names([subtype.name]), .names([own.name])))
        }
        return all
    }

    private func demands(of type: Kind) -> [Statement] {
        ([(type.name, type.facts)] + type.subtypes.map { ($0.name, $0.facts) }).compactMap { name, facts in
            let required = facts.filter(\.isRequired).map(\.name)
            return required.isEmpty ? nil : Statement("rule.facts", .names([name]), .names(required))
        }
    }

    private func statement(of rule: ProposalRule) -> Statement {
        let level = Statement.Term.names(level(rule.level).map { [$0.name] } ?? [])
        var seen = [Statement]()
        let names = names(of: rule.condition)
        if !names.isEmpty { seen.append(Statement("rule.if-case", .names(names))) }
        if let isUrgent = rule.isUrgent { seen.append(Statement(isUrgent ? "rule.if-urgent" : "rule.if-not-urgent")) }
        if !rule.answers.isEmpty { seen.append(Statement("rule.if-any-answer", .names(questions(rule.answers)))) }
        if !rule.everyAnswer.isEmpty {
            seen.append(Statement("rule.if-every-answer", .names(questions(rule.everyAnswer))))
        }
        if !rule.words.isEmpty { seen.append(Statement("rule.if-word", .names(rule.words.map(Name.init(same:))))) }
        return seen.isEmpty
            ? Statement("rule.proposal-else", level) : Statement("rule.proposal", level, .statements(seen))
    }

    private func questions(_ keys: Set<QuestionKey>) -> [Name] {
        questions.filter { keys.contains($0.key) }.map(\.name)
    }

    private func statement(of rule: PromiseRule) -> Statement {
        let promise = rule.promise
        let span = Statement.Term.span(promise.limit, promise.time)
        let limit =
            switch (promise.by, promise.repeats, promise.longest) {
            case (let by?, _, _): Statement("rule.limit-by", .text(by.description))
            case (nil, true, _): Statement("rule.limit-every", span)
            case (nil, false, let longest?): Statement("rule.limit-up-to", span, .span(longest, promise.time))
            case (nil, false, nil): Statement("rule.limit-within", span)
            }
        return Statement("rule.limit", .names([promise.name]), cases(rule.condition), .statement(limit))
    }
}

extension [Int] {
    fileprivate var percent: String { map { "\($0) %" }.joined(separator: ", ") }
}

extension Name {
    /// A word that is the same in every language.
    fileprivate init(same word: String) { self.init(zhHans: word, zhHant: word, en: word) }
}
