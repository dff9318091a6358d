import Vocabulary

/// What the end of a ticket takes: a solution, a confirmation, a rating.
extension Edition {
    /// What must be there before a ticket can be called solved.
    public struct Resolving: Hashable, Sendable {
        public enum Demand: String, CaseIterable, Hashable, Sendable {
            /// The solution in words (A12).
            case solution
        }

        public let needs: Set<Demand>
        public let paragraph: Paragraph
    }

    /// Who says that it is solved, and what their silence means.
    public struct Confirming: Hashable, Sendable {
        public let paragraph: Paragraph
        /// How long after the result silence counts as a confirmation.
        public let silence: Duration
        public let silenceTime: TimeKind
        public let silenceParagraph: Paragraph
    }

    /// The stars a customer can give, from 1.
    public struct Rating: Hashable, Sendable {
        public let highest: Int
        /// The highest number of stars that counts as bad.
        public let bad: Int
        /// The numbers of stars for which the customer is asked for a reason.
        public let asksReason: Set<Int>
        public let paragraph: Paragraph

        public var scale: ClosedRange<Int> { 1...highest }
        public func isBad(_ stars: Int) -> Bool { stars <= bad }
    }

    /// Which limits stand still while the customer has been asked for something and has not answered (R16).
    public struct Waiting: Hashable, Sendable {
        public let pauses: Set<ClockKind>
        public let paragraph: Paragraph
    }

    /// How long an ended ticket can be opened again; afterwards a new one is made and linked.
    public struct Reopening: Hashable, Sendable {
        public let within: Duration
        public let time: TimeKind
        public let paragraph: Paragraph
    }
}

extension Edition.Resolving {
    init(_ entry: Entry) {
        needs = Set(entry.words("needs"))
        paragraph = entry.paragraph()
    }
}

extension Edition.Confirming {
    init(_ entry: Entry) {
        paragraph = entry.paragraph()
        (silence, silenceTime, silenceParagraph) = entry.mapping("silence") { silence in
            (silence.duration("after"), silence.word("time", otherwise: .elapsed), silence.paragraph())
        }
    }
}

extension Edition.Rating {
    init(_ entry: Entry) {
        highest = entry.number("stars", in: 2...10)
        bad = entry.number("bad", in: 1...9)
        let highest = highest
        asksReason = Set(entry.once(entry.nodes(entry.take("asks-reason"))) { entry.number(of: $0, in: 1...highest) })
        paragraph = entry.paragraph()
        if bad >= highest, highest > 2 { entry.report(.badNumber, String(bad), "1", String(highest - 1)) }
    }
}

extension Edition.Waiting {
    init(_ entry: Entry) {
        pauses = entry.references("pauses", among: entry.reading.kinds, or: .unknownPromise)
        paragraph = entry.paragraph()
    }
}

extension Edition.Reopening {
    init(_ entry: Entry) {
        within = entry.duration("within")
        time = entry.word("time", otherwise: .elapsed)
        paragraph = entry.paragraph()
    }
}
