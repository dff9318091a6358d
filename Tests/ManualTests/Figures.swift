import Manual
import Presets
import Testing
import Vocabulary

/// A preset, read once.
func preset(_ name: String) -> Edition {
    do {
        guard let text = try Presets.text(of: name) else { fatalError("no preset \(name)") }
        return try Edition.read(text)
    } catch { fatalError("\(name): \(error)") }
}

/// One figure of a manual: the limit of a kind for a ticket.
struct Figure: Sendable, CustomTestStringConvertible {
    let line: String
    let kind: ClockKind
    let ticket: Case
    /// nil where the manual promises nothing of the kind.
    let limit: Duration?
    let time: TimeKind

    init(
        _ line: String, _ kind: ClockKind, _ level: LevelKey, _ limit: Duration?, _ time: TimeKind = .elapsed,
        type: TypeKey = "fault", subtype: SubtypeKey? = nil, channel: ChannelKey = "email",
        business: BusinessKey? = nil, customer: CustomerLevelKey? = nil
    ) {
        self.line = line
        self.kind = kind
        self.limit = limit
        self.time = time
        ticket = Case(
            type: type, subtype: subtype, business: business, level: level, channel: channel, customerLevel: customer)
    }

    var testDescription: String {
        "\(line) \(kind) \(ticket.level) \(ticket.type) \(ticket.channel) \(limit.map { "\($0)" } ?? "nothing")"
    }

    /// Whether the edition says so, in a paragraph that stands in it.
    func holds(in edition: Edition) -> Bool {
        let promise = edition.promises(for: ticket).first { $0.kind == kind }
        guard let promise, let limit else { return promise == nil && limit == nil }
        return promise.limit == limit && promise.time == time && edition.passage(promise.paragraph) != nil
    }
}

/// What every edition owes, whatever it says.
func expectWhole(_ edition: Edition, sourceLocation: SourceLocation = #_sourceLocation) {
    for type in edition.types {
        for level in edition.levels {
            for channel in edition.channels {
                let ticket = Case(type: type.key, level: level.key, channel: channel.key)
                let kinds = edition.promises(for: ticket).map(\.kind)
                #expect(Set(kinds).count == kinds.count, sourceLocation: sourceLocation)
            }
        }
    }
    for name in edition.names {
        for language in Language.allCases {
            #expect(!name[language].isEmpty, sourceLocation: sourceLocation)
        }
        #expect(
            !name.en.unicodeScalars.contains { $0.properties.isIdeographic }, "\(name.en)",
            sourceLocation: sourceLocation)
    }
    let shown = edition.document.parts.flatMap(\.clauses)
    #expect(shown.map(\.number) == edition.sections.flatMap(\.passages).map(\.number), sourceLocation: sourceLocation)
}

extension Edition {
    /// Everything that people read in the three languages.
    fileprivate var names: [Name] {
        var names = [name] + roles.map(\.name) + teams.map(\.name) + lines.map(\.name) + skills.map(\.name)
        names += channels.map(\.name) + levels.map(\.name) + calendars.map(\.name) + businessTypes.map(\.name)
        names += customerLevels.map(\.name) + serviceLevels.map(\.name) + questions.map(\.name) + blanks.map(\.name)
        names += promises.map(\.promise.name)
        names += Array(texts.values)
        for type in types {
            names += [type.name] + type.subtypes.map(\.name)
            for fact in type.facts + type.subtypes.flatMap(\.facts) {
                names += [fact.name, fact.ask] + fact.choices.map(\.name)
            }
        }
        for section in sections {
            names += [section.heading] + section.passages.flatMap { [$0.heading, $0.text] }
        }
        return names
    }
}
