import Vocabulary

/// One edition of a center's operating manual: what it names, what it demands, and the prose that its rules cite.
///
/// Its keys and paragraphs fit together: every rule names a paragraph that stands in `sections`. Never changed, and handed
/// on with every line of every page: hence shared, not copied.
public final class Edition: Sendable {
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
    /// nil where the archive waits as long as it takes.
    public let hardStop: HardStop?
    public let sections: [Section]

    // What a manual may leave out; what it leaves out does not happen.

    /// What the center still has to say.
    public let blanks: [Blank]
    /// From the first that a customer meets to the last.
    public let lines: [Line]
    public let skills: [Skill]
    public let businessTypes: [BusinessType]
    /// From the highest to the lowest.
    public let customerLevels: [CustomerLevel]
    public let serviceLevels: [ServiceLevel]
    public let questions: [Question]
    public let promised: Promised?
    public let dispatch: Dispatch?
    public let signOff: SignOff?
    public let extending: Extending?
    public let urging: Urging?
    public let escalations: [Escalation]
    public let followUps: FollowUps?
    public let remedy: Remedy?
    public let wrapUp: WrapUp?
    /// Sentences that people and the program send, by key.
    public let texts: [String: Name]

    // What a page looks up for each of its lines.

    let passages: [Paragraph: Passage]
    private let namesOfKinds: [ClockKind: Name]
    private let namesOfTypes: [TypeKey: Name]
    private let namesOfLevels: [LevelKey: Name]
    private let namesOfCustomerLevels: [CustomerLevelKey: Name]

    /// What is defined is read before what refers to it, wherever the two stand in the file.
    init(_ entry: Entry) {
        entry.demandFormat()
        name = entry.name("name")
        sections = entry.list("sections") { Section($0) }
        var blankKeys: Set<Key<Named.Demand>> = []
        blanks = entry.optionalList("blanks") { Blank($0, taken: &blankKeys) }
        numbering = entry.mapping("numbering") { Numbering($0) }
        calendars = entry.list("calendars") { CalendarPlan($0) }
        lines = entry.optionalList("lines") { Line($0) }
        skills = entry.optionalList("skills") { Skill($0) }
        teams = entry.list("teams") { Team($0) }
        roles = entry.list("roles") { Role($0) }
        channels = entry.list("channels") { Channel($0) }
        businessTypes = entry.optionalList("business-types") { BusinessType($0) }
        customerLevels = entry.optionalList("customer-levels") { CustomerLevel($0) }
        var serviceLevelKeys: Set<ServiceLevelKey> = []
        serviceLevels = entry.optionalList("service-levels") { ServiceLevel($0, taken: &serviceLevelKeys) }
        types = entry.list("types") { Kind($0) }
        var rank = 0
        levels = entry.list("levels") { item in
            rank += 1
            return Level(item, rank: rank)
        }
        questions = entry.optionalList("questions") { Question($0) }
        proposals = ProposalRule.rules(entry)
        promises = entry.list("promises") { PromiseRule.rules($0) }.flatMap { $0 }
        promised = entry.optionalMapping("promised") { Promised($0) }
        dispatch = entry.optionalMapping("dispatch") { Dispatch($0) }
        signOff = entry.optionalMapping("sign-off") { SignOff($0) }
        extending = entry.optionalMapping("extending") { Extending($0) }
        urging = entry.optionalMapping("urging") { Urging($0) }
        escalations = entry.optionalList("escalations") { Escalation($0) }
        resolving = entry.mapping("resolving") { Resolving($0) }
        confirming = entry.mapping("confirming") { Confirming($0) }
        rating = entry.mapping("rating") { Rating($0) }
        waiting = entry.mapping("waiting") { Waiting($0) }
        reopening = entry.mapping("reopening") { Reopening($0) }
        (archive, hardStop) = entry.mapping("archive") { ArchiveDemand.demands($0) }
        followUps = entry.optionalMapping("follow-ups") { FollowUps($0) }
        remedy = entry.optionalMapping("remedy") { Remedy($0) }
        wrapUp = entry.optionalMapping("wrap-up") { WrapUp($0) }
        texts = entry.texts()
        passages = Dictionary(sections.flatMap(\.passages).map { ($0.number, $0) }) { first, _ in first }
        let named =
            promises.map { ($0.promise.kind, $0.promise.name) }
            + [promised].compactMap(\.self).map { (Promised.kind, $0.name) }
        namesOfKinds = Dictionary(named) { first, _ in first }
        namesOfTypes = Dictionary(types.map { ($0.key, $0.name) }) { first, _ in first }
        namesOfLevels = Dictionary(levels.map { ($0.key, $0.name) }) { first, _ in first }
        namesOfCustomerLevels = Dictionary(customerLevels.map { ($0.key, $0.name) }) { first, _ in first }
        demandSomebody(who: [.administer, .supervise, .handleTickets, .archiveTickets], in: entry)
    }

    /// Reads a manual; throws every mistake in it, each with its place.
    public static func read(_ yaml: String) throws(Mistakes) -> Edition {
        try ReadEditions.shared.edition(of: yaml) { text throws(Mistakes) in
            try Reading.read(text) { Edition($0) }
        }
    }

    public func level(_ key: LevelKey) -> Level? { levels.first { $0.key == key } }
    public func type(_ key: TypeKey) -> Kind? { types.first { $0.key == key } }
    public func channel(_ key: ChannelKey) -> Channel? { channels.first { $0.key == key } }
    public func team(_ key: TeamKey) -> Team? { teams.first { $0.key == key } }
    public func role(_ key: RoleKey) -> Role? { roles.first { $0.key == key } }
    public func calendar(_ key: CalendarKey) -> CalendarPlan? { calendars.first { $0.key == key } }

    public func line(_ key: LineKey) -> Line? { lines.first { $0.key == key } }
    public func skill(_ key: SkillKey) -> Skill? { skills.first { $0.key == key } }
    public func businessType(_ key: BusinessKey) -> BusinessType? { businessTypes.first { $0.key == key } }
    public func customerLevel(_ key: CustomerLevelKey) -> CustomerLevel? { customerLevels.first { $0.key == key } }
    public func serviceLevel(_ key: ServiceLevelKey) -> ServiceLevel? { serviceLevels.first { $0.key == key } }
    public func question(_ key: QuestionKey) -> Question? { questions.first { $0.key == key } }

    /// What a promise of this kind is called; nil where the edition makes none.
    public func name(of kind: ClockKind) -> Name? { namesOfKinds[kind] }
    public func name(ofType type: TypeKey) -> Name? { namesOfTypes[type] }
    public func name(ofLevel level: LevelKey) -> Name? { namesOfLevels[level] }
    public func name(ofCustomer level: CustomerLevelKey) -> Name? { namesOfCustomerLevels[level] }
}

extension Edition {
    /// A center that nobody may run is a mistake in its manual.
    private func demandSomebody(who needed: [Permission], in entry: Entry) {
        let given = roles.reduce(into: Set<Permission>()) { $0.formUnion($1.permissions) }
        for permission in needed where !given.contains(permission) && !roles.isEmpty {
            entry.report(.nobodyMay, permission.rawValue)
        }
    }
}

extension Entry {
    /// The mapping of sentences by key, which may be absent.
    fileprivate func texts() -> [String: Name] {
        let pairs = optionalMapping("texts") { texts in texts.each { ($1, $0.name($1)) } } ?? []
        return Dictionary(pairs) { first, _ in first }
    }

    /// The file must say which layout it has, so that a later program knows how to read it.
    fileprivate func demandFormat() {
        let known = String(Edition.format)
        _ = scalar(need("format"), or: .format, [known]) { $0 == known ? $0 : nil }
    }
}
