import Manual
import Pages
import People
import Rulebook
import Storage
import Tickets
import Vocabulary

extension TicketEnd {
    init(_ ticket: Ticket, _ manual: PublishedEdition, for onlooker: Onlooker, in db: Reading) throws {
        let edition = manual.edition
        let language = onlooker.language
        let ending = ticket.ending
        let names = try db.names(of: [ending.toldBy].compactMap(\.self))
        let followUp = try db.followUps(of: ticket).last
        let attempts = try followUp.map { try db.attempts(of: $0).count } ?? 0
        let remedy = try db.remedies(of: ticket).last
        let links = try ticket.links(within: onlooker.actor.scope, in: db)
        var reopenableUntil: Instant?
        if ticket.status == .closed {
            reopenableUntil = try ticket.endOfReopening(by: edition.reopening, in: db).later(than: db.now)
        }
        self.init(
            told: ending.toldAt.map { at in
                let through = ending.toldThrough ?? ticket.channel
                return Told(
                    at: at, channel: edition.channel(through)?.name[language] ?? through.text,
                    by: ending.toldBy.flatMap { names[$0] }, evidence: ending.toldEvidence)
            },
            signature: ending.signedAt.map { at in
                Signature(
                    name: ending.signedName ?? "",
                    role: ending.signedRole.map { edition.role($0)?.name[language] ?? $0.text } ?? "", at: at)
            }, stars: ticket.stars, opinion: ticket.ratingWords,
            followUp: followUp.map { followUp in
                FollowUp(
                    outcome: followUp.outcome?.rawValue, nextAt: followUp.nextAt,
                    attempts: attempts, isTheirs: onlooker.actor.permissions.contains(.followUp),
                    mark: Mark(followUp.paragraph, of: manual, facts: followUp.facts, onlooker))
            },
            remedy: remedy.map { remedy in
                let cause = edition.remedy?.causes.first { $0.key == remedy.cause }
                return Remedy(
                    stars: remedy.stars, contacted: remedy.contactedAt, cause: cause?.name[language] ?? remedy.cause,
                    words: remedy.words, answer: remedy.answer?.rawValue,
                    mark: Mark(remedy.paragraph, of: manual, onlooker))
            },
            causes: edition.remedy?.causes.map { Choice($0.key, $0.name[language]) } ?? [],
            relations: links.map { link in
                Relation(
                    kind: link.kind == .related ? "related" : link.isIncoming ? "followed-by" : "follow-up-of",
                    number: link.number, subject: link.subject, status: TicketStatus(link.status))
            },
            reopenableUntil: reopenableUntil)
    }
}

extension TicketPane {
    /// What can be done once a matter seems settled.
    static func afterTheEnd(
        _ ticket: Ticket, _ edition: Edition, _ onlooker: Onlooker, _ end: TicketEnd
    ) -> Set<Verb> {
        let actor = onlooker.actor
        guard ticket.status != .archived, let staff = actor.staff else { return [] }
        var verbs: Set<Verb> = []
        if actor.permissions.contains(.handleTickets) {
            verbs.insert(.relate)
            if end.reopenableUntil != nil { verbs.insert(.reopen) }
        }
        guard let remedy = end.remedy, remedy.answer == nil, let rule = edition.remedy,
            actor.permissions.contains(.followUp), rule.roles.contains(where: { $0 == onlooker.person?.role }),
            !rule.notByHandler || ![ticket.takenBy, ticket.owner, ticket.ending.signedBy].contains(staff)
        else { return verbs }
        if remedy.contacted == nil { verbs.insert(.contact) }
        verbs.insert(remedy.words == nil ? .offer : .answerOffer)
        return verbs
    }
}

extension Instant {
    /// The moment itself where it is still to come.
    fileprivate func later(than now: Instant) -> Instant? { self >= now ? self : nil }
}
