import Vocabulary

/// One edition of a center's operating manual: what it names, what it demands, and the prose that its rules cite.
///
/// A value without identity. Its keys and paragraphs fit together: every rule names a paragraph that stands in `sections`.
public struct Edition: Hashable, Sendable {
    /// The layout of the file that this program reads.
    public static let format = 1

    public let name: Name
    public let numbering: Numbering
    public let roles: [Role]
    public let teams: [Team]
    public let channels: [Channel]
    public let types: [Kind]
    /// From the most serious to the least.
    public let levels: [Level]
    public let calendars: [CalendarPlan]
    /// In the order in which they are tried; the last one takes whatever is left.
    public let proposals: [ProposalRule]
    /// In the order of the file: kind by kind, and within a kind the rule that is tried first.
    public let promises: [PromiseRule]
    public let resolving: Resolving
    public let confirming: Confirming
    public let rating: Rating
    public let waiting: Waiting
    public let reopening: Reopening
    public let archive: [ArchiveDemand]
    public let sections: [Section]

    /// Reads a manual; throws every mistake in it, each with its place.
    public static func read(_ yaml: String) throws(Mistakes) -> Edition {
        try Reading.read(yaml) { Edition($0) }
    }

    public func level(_ key: LevelKey) -> Level? { levels.first { $0.key == key } }
    public func type(_ key: TypeKey) -> Kind? { types.first { $0.key == key } }
    public func channel(_ key: ChannelKey) -> Channel? { channels.first { $0.key == key } }
    public func team(_ key: TeamKey) -> Team? { teams.first { $0.key == key } }
    public func role(_ key: RoleKey) -> Role? { roles.first { $0.key == key } }
    public func calendar(_ key: CalendarKey) -> CalendarPlan? { calendars.first { $0.key == key } }

    /// What a promise of this kind is called; nil where the edition makes none.
    public func name(of kind: ClockKind) -> Name? { promises.first { $0.promise.kind == kind }?.promise.name }
}

extension Edition {
    /// What is defined is read before what refers to it, wherever the two stand in the file.
    init(_ entry: Entry) {
        entry.demandFormat()
        name = entry.name("name")
        sections = entry.list("sections") { Section($0) }
        numbering = entry.mapping("numbering") { Numbering($0) }
        calendars = entry.list("calendars") { CalendarPlan($0) }
        teams = entry.list("teams") { Team($0) }
        var roleKeys: Set<RoleKey> = []
        roles = entry.list("roles") { Role($0, taken: &roleKeys) }
        channels = entry.list("channels") { Channel($0) }
        types = entry.list("types") { Kind($0) }
        var rank = 0
        levels = entry.list("levels") { item in
            rank += 1
            return Level(item, rank: rank)
        }
        proposals = ProposalRule.rules(entry)
        promises = entry.list("promises") { PromiseRule.rules($0) }.flatMap { $0 }
        resolving = entry.mapping("resolving") { Resolving($0) }
        confirming = entry.mapping("confirming") { Confirming($0) }
        rating = entry.mapping("rating") { Rating($0) }
        waiting = entry.mapping("waiting") { Waiting($0) }
        reopening = entry.mapping("reopening") { Reopening($0) }
        archive = entry.mapping("archive") { ArchiveDemand.demands($0) }
        demandSomebody(who: [.administer, .supervise, .handleTickets, .archiveTickets], in: entry)
    }

    /// A center that nobody may run is a mistake in its manual.
    private func demandSomebody(who needed: [Permission], in entry: Entry) {
        let given = roles.reduce(into: Set<Permission>()) { $0.formUnion($1.permissions) }
        for permission in needed where !given.contains(permission) && !roles.isEmpty {
            entry.report(.nobodyMay, permission.rawValue)
        }
    }
}

extension Entry {
    /// The file must say which layout it has, so that a later program knows how to read it.
    fileprivate func demandFormat() {
        let known = String(Edition.format)
        _ = scalar(need("format"), or: .format, [known]) { $0 == known ? $0 : nil }
    }
}
