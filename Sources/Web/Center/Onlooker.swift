import Foundation
import Pages
import People
import Rulebook
import Storage
import Vocabulary

/// Who looks at a page and how: what a page value needs to know of the exchange.
struct Onlooker: Sendable {
    let actor: Actor
    let person: Person?
    let texts: Texts
    let theme: Frame.Theme
    let path: String
    let formToken: String
    let assets: String
    /// Their role asks for a second step of signing in, and they have none.
    private let isUnguarded: Bool

    init(_ exchange: Exchange, _ house: House) {
        actor = exchange.visit.actor
        person = exchange.visit.member?.person
        texts = house.texts(exchange)
        theme = Frame.Theme(rawValue: exchange.theme.rawValue) ?? .auto
        path = exchange.address
        formToken = exchange.formToken
        assets = "/assets/\(house.assets.version)"
        isUnguarded = person.map { $0.secondStepAt == nil && house.door.wantsSecondStep($0.role) } ?? false
    }

    var language: Language { texts.language }

    /// What surrounds the page; before the center is set up it is as plain as can be.
    /// - Parameter live: the path of the stream that keeps the page fresh.
    func frame(live: String? = nil, in db: Reading) throws -> Frame {
        let center = try Center.find(in: db)
        let manual = try person == nil || !db.hasEdition() ? nil : try db.currentEdition()
        return Frame(
            language: language, theme: theme, path: path, formToken: formToken, assets: assets,
            center: center?.name ?? texts["frame.product"],
            staff: try person.map { person in
                Frame.Staff(
                    name: person.name, role: manual?.edition.role(person.role)?.name[language] ?? "",
                    hasToRead: try manual.map { try Receipt.find(of: person.id, for: $0.number, in: db) == nil }
                        ?? false,
                    isUnguarded: isUnguarded && center?.secondStepFrom != nil, rights: actor.permissions,
                    decides: try manual != nil && decides(in: db),
                    presence: actor.permissions.contains(.handleTickets) ? person.presence : nil)
            },
            zone: center.flatMap { TimeZone(identifier: $0.zone) } ?? .gmt, now: db.now,
            live: try live.map { "\($0)?after=\(try db.logEnd())" })
    }

    /// A frame where no database can be asked.
    func bareFrame(at now: Instant) -> Frame {
        Frame(
            language: language, theme: theme, path: path, formToken: formToken, assets: assets,
            center: texts["frame.product"], staff: person.map { Frame.Staff(name: $0.name, role: "") }, zone: .gmt,
            now: now)
    }
}

extension Visit {
    /// Who is signed in; nil for customers, programs and strangers.
    var member: People.Visit? { luggage as? People.Visit }
    /// The signed link that somebody came by.
    var link: FollowPass? { luggage as? FollowPass }
}

extension Exchange {
    /// Path and query as a page may come back to them.
    var address: String {
        let path = "/" + target.steps.map(PercentCoding.encode).joined(separator: "/")
        let query = target.query.map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }
        return query.isEmpty ? path : path + "?" + query.joined(separator: "&")
    }

    /// Scheme and host as the visitor reached us.
    var origin: String { (peer.isSecure ? "https://" : "http://") + peer.host }

    /// The frame of the page, and who looks at it.
    func onlooker(_ house: House) -> Onlooker { Onlooker(self, house) }
}
