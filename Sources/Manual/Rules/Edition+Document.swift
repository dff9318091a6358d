import Vocabulary

extension Edition {
    /// The manual as people read it: its paragraphs in order, each with the rules that cite it.
    public struct Document: Hashable, Sendable {
        public struct Part: Hashable, Sendable {
            public let number: String
            public let heading: Name
            public let clauses: [Clause]
        }

        public struct Clause: Hashable, Sendable {
            public let number: Paragraph
            public let heading: Name
            public let text: Name
            /// In the order of the file's rules.
            public let rules: [Citation]
        }

        public let name: Name
        public let parts: [Part]
    }

    /// A rule that cites a paragraph.
    public enum Citation: Hashable, Sendable {
        case blank(Blank)
        case numbering(Numbering)
        case calendar(CalendarPlan)
        case line(Line)
        case team(Team)
        case role(Role)
        case channel(Channel)
        case businessType(BusinessType)
        case customerLevel(CustomerLevel)
        case serviceLevel(ServiceLevel)
        case type(Kind)
        case facts(Kind)
        case level(Level)
        case question(Question)
        case proposal(ProposalRule)
        case promise(PromiseRule)
        case promised(Promised)
        case dispatch(Dispatch)
        case dispatchRule(DispatchRule)
        case signOff(SignOff)
        case extending(Extending)
        case urging(Urging)
        case escalation(Escalation)
        case wrapUp(WrapUp)
        case resolving(Resolving)
        case confirming(Confirming)
        case silence(Confirming)
        case rating(Rating)
        case waiting(Waiting)
        case reopening(Reopening)
        case archive(ArchiveDemand)
        case hardStop(HardStop)
        case followUps(FollowUps)
        case followUpRule(FollowUpRule)
        case remedy(Remedy)
    }

    public var document: Document {
        let rules = Dictionary(grouping: citations, by: \.paragraph)
        let parts = sections.map { section in
            Document.Part(
                number: section.number, heading: section.heading,
                clauses: section.passages.map { passage in
                    Document.Clause(
                        number: passage.number, heading: passage.heading, text: passage.text,
                        rules: rules[passage.number]?.map(\.rule) ?? [])
                })
        }
        return Document(name: name, parts: parts)
    }

    /// Every rule with the paragraph it cites, in the order in which a ticket meets them.
    private var citations: [(paragraph: Paragraph, rule: Citation)] { named + intake + handling + ending }

    private var named: [(paragraph: Paragraph, rule: Citation)] {
        var all: [(paragraph: Paragraph, rule: Citation)] = blanks.map { ($0.paragraph, .blank($0)) }
        all.append((numbering.paragraph, .numbering(numbering)))
        all += calendars.map { ($0.paragraph, .calendar($0)) }
        all += lines.map { ($0.paragraph, .line($0)) }
        all += teams.map { ($0.paragraph, .team($0)) }
        all += roles.map { ($0.paragraph, .role($0)) }
        all += channels.map { ($0.paragraph, .channel($0)) }
        all += businessTypes.map { ($0.paragraph, .businessType($0)) }
        all += customerLevels.map { ($0.paragraph, .customerLevel($0)) }
        all += serviceLevels.map { ($0.paragraph, .serviceLevel($0)) }
        return all
    }

    private var intake: [(paragraph: Paragraph, rule: Citation)] {
        var all: [(paragraph: Paragraph, rule: Citation)] = types.map { ($0.paragraph, .type($0)) }
        all += types.filter { $0.asksForFacts }.map { ($0.factsParagraph, .facts($0)) }
        all += levels.map { ($0.paragraph, .level($0)) }
        all += questions.map { ($0.paragraph, .question($0)) }
        all += proposals.map { ($0.paragraph, .proposal($0)) }
        return all
    }

    private var handling: [(paragraph: Paragraph, rule: Citation)] {
        var all: [(paragraph: Paragraph, rule: Citation)] = promises.map { ($0.promise.paragraph, .promise($0)) }
        if let promised { all.append((promised.paragraph, .promised(promised))) }
        if let dispatch {
            all.append((dispatch.paragraph, .dispatch(dispatch)))
            all += dispatch.rules.map { ($0.paragraph, .dispatchRule($0)) }
        }
        if let signOff { all.append((signOff.paragraph, .signOff(signOff))) }
        if let extending { all.append((extending.paragraph, .extending(extending))) }
        if let urging { all.append((urging.paragraph, .urging(urging))) }
        all += escalations.map { ($0.paragraph, .escalation($0)) }
        if let wrapUp { all.append((wrapUp.paragraph, .wrapUp(wrapUp))) }
        return all
    }

    private var ending: [(paragraph: Paragraph, rule: Citation)] {
        var all: [(paragraph: Paragraph, rule: Citation)] = [
            (resolving.paragraph, .resolving(resolving)), (confirming.paragraph, .confirming(confirming)),
            (confirming.silenceParagraph, .silence(confirming)), (rating.paragraph, .rating(rating)),
            (waiting.paragraph, .waiting(waiting)), (reopening.paragraph, .reopening(reopening)),
        ]
        all += archive.map { ($0.paragraph, .archive($0)) }
        if let hardStop { all.append((hardStop.paragraph, .hardStop(hardStop))) }
        if let followUps {
            all.append((followUps.paragraph, .followUps(followUps)))
            all += followUps.rules.map { ($0.paragraph, .followUpRule($0)) }
        }
        if let remedy { all.append((remedy.paragraph, .remedy(remedy))) }
        return all
    }
}
