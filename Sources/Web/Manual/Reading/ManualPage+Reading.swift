import Clocks
import Foundation
import Manual
import Pages
import People
import Rulebook
import Storage
import Vocabulary

extension ManualPage {
    /// An edition as a member reads it now.
    init(_ number: Int64, for onlooker: Onlooker, in db: Reading) throws {
        let manual = try db.edition(number)
        let publication = try Publication.find(number, in: db)
        let frame = try onlooker.frame(in: db)
        let standing = Standing(publication, at: db.now, current: try db.currentEdition().number)
        let margin = Margin(
            figures: try db.figures(of: number, within: onlooker.actor.scope),
            edition: standing.isAlive ? Int(number) : nil,
            waiting: try ChangeProposal.counts(in: db))
        self.init(
            frame: frame, title: manual.edition.name[onlooker.language], standing: standing,
            summary: publication.summary, review: Review(publication, at: db.now, in: frame.zone, standing),
            chapters: Self.chapters(of: manual.edition, margin, for: onlooker, in: frame, try Staffing(in: db)),
            receipt: standing.isAlive ? try ReceiptBox(manual, for: onlooker, in: db) : nil,
            tabs: try ManualTabs(here: .reading, for: onlooker, in: db))
    }

    /// What is being written, as it would read.
    init(_ draft: Edition, for onlooker: Onlooker, in db: Reading) throws {
        let frame = try onlooker.frame(in: db)
        self.init(
            frame: frame, title: draft.name[onlooker.language], standing: .draft,
            chapters: Self.chapters(of: draft, Margin(), for: onlooker, in: frame, try Staffing(in: db)),
            tabs: try ManualTabs(here: .draft, for: onlooker, in: db))
    }

    /// What stands beside the paragraphs apart from their rules.
    private struct Margin {
        var figures: [Paragraph: Figures] = [:]
        /// The edition that proposals are about; nil where none are asked for.
        var edition: Int?
        var waiting: [Paragraph: Int] = [:]
    }

    private static func chapters(
        of edition: Edition, _ margin: Margin, for onlooker: Onlooker, in frame: Frame, _ staffing: Staffing
    ) -> [Chapter] {
        let language = onlooker.language
        let words = RuleWords(edition, onlooker)
        let chart = OrganisationChart(edition, staffing, center: frame.center, onlooker)
        let place = edition.teams.first?.paragraph
        return edition.document.parts.map { part in
            Chapter(
                number: part.number, title: part.heading[language],
                paragraphs: part.clauses.map { clause in
                    Passage(
                        number: clause.number.number, heading: clause.heading[language], text: clause.text[language],
                        rules: words.rules(clause.rules), figures: margin.figures[clause.number],
                        proposal: margin.edition.map {
                            Passage.Proposing(edition: $0, waiting: margin.waiting[clause.number] ?? 0)
                        }, chart: clause.number == place ? chart : nil)
                })
        }
    }
}

extension ManualPage.Standing {
    init(_ publication: Publication, at now: Instant, current: Int64) {
        let number = Int(publication.number)
        self =
            switch publication.standing(at: now, current: current) {
            case .inForce: .inForce(edition: number, since: publication.start)
            case .scheduled: .scheduled(edition: number, from: publication.start)
            case .past: .past(edition: number, since: publication.start)
            case .withdrawn: .withdrawn(edition: number)
            }
    }

    /// Whether people work by it or will.
    fileprivate var isAlive: Bool {
        switch self {
        case .inForce, .scheduled: true
        case .past, .withdrawn, .draft: false
        }
    }
}

extension ManualPage.Review {
    fileprivate init?(
        _ publication: Publication, at now: Instant, in zone: TimeZone, _ standing: ManualPage.Standing
    ) {
        guard standing.isAlive, let day = publication.reviewOn else { return nil }
        self.init(day: day, isOver: day < Pages.LocalTime(now, in: zone).date)
    }
}

extension ReceiptBox {
    /// nil for whoever cannot give one, such as nobody.
    init?(_ manual: PublishedEdition, for onlooker: Onlooker, in db: Reading) throws {
        guard let person = onlooker.person else { return nil }
        let receipt = try Receipt.find(of: person.id, for: manual.number, in: db)
        let known = receipt == nil ? try Receipt.last(of: person.id, before: manual.number, in: db) : nil
        let changes = try known.map { manual.edition.changes(since: try db.edition($0).edition) } ?? []
        self.init(
            edition: Int(manual.number), given: receipt.map { Given(name: person.name, at: $0.at) },
            known: known.map { Int($0) }, changes: changes.map { Changed($0, onlooker.language) })
    }
}

extension ReceiptBox.Changed {
    init(_ changed: Edition.ChangedClause, _ language: Language) {
        self.init(
            number: changed.number.number, heading: changed.heading[language], change: changed.change.rawValue)
    }
}

extension Reading {
    /// What the paragraphs of an edition did: what was decided by them, and how their clocks fared.
    fileprivate func figures(of edition: Int64, within scope: Scope) throws -> [Paragraph: ManualPage.Figures] {
        let decided = try decisions(of: edition, within: scope).mapValues { ManualPage.Figures(decided: $0) }
        return try clockFigures(of: edition, within: scope).reduce(into: decided) { all, clock in
            all[clock.key, default: ManualPage.Figures()].started = clock.value.started
            all[clock.key]?.met = clock.value.met
            all[clock.key]?.missed = clock.value.missed
        }
    }
}
