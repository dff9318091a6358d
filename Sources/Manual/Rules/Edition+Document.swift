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
        case numbering(Numbering)
        case calendar(CalendarPlan)
        case team(Team)
        case role(Role)
        case channel(Channel)
        case type(Kind)
        case level(Level)
        case proposal(ProposalRule)
        case promise(PromiseRule)
        case resolving(Resolving)
        case confirming(Confirming)
        case silence(Confirming)
        case rating(Rating)
        case waiting(Waiting)
        case reopening(Reopening)
        case archive(ArchiveDemand)
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

    /// Every rule with the paragraph it cites.
    private var citations: [(paragraph: Paragraph, rule: Citation)] {
        var all: [(paragraph: Paragraph, rule: Citation)] = [(numbering.paragraph, .numbering(numbering))]
        all += calendars.map { ($0.paragraph, .calendar($0)) }
        all += teams.map { ($0.paragraph, .team($0)) }
        all += roles.map { ($0.paragraph, .role($0)) }
        all += channels.map { ($0.paragraph, .channel($0)) }
        all += types.map { ($0.paragraph, .type($0)) }
        all += levels.map { ($0.paragraph, .level($0)) }
        all += proposals.map { ($0.paragraph, .proposal($0)) }
        all += promises.map { ($0.promise.paragraph, .promise($0)) }
        all.append((resolving.paragraph, .resolving(resolving)))
        all.append((confirming.paragraph, .confirming(confirming)))
        all.append((confirming.silenceParagraph, .silence(confirming)))
        all.append((rating.paragraph, .rating(rating)))
        all.append((waiting.paragraph, .waiting(waiting)))
        all.append((reopening.paragraph, .reopening(reopening)))
        all += archive.map { ($0.paragraph, .archive($0)) }
        return all
    }
}
