import Logging
import Storage
import Tickets
import Vocabulary

/// Follows the event log and tells the open pages which tickets changed, and staff that somebody came or went: not what
/// and who, for each page asks under its own scope.
struct LiveFeed: Sendable {
    private static let batch = 500

    let house: House

    /// Where the log ends when the program starts.
    static func head(of store: Store) async throws -> LiveCursor {
        let end = try await store.read { try $0.logEnd() }
        return LiveCursor(epoch: end.epoch, position: end.position)
    }

    /// Goes on until its task is cancelled.
    func run() async {
        let rings = Rings(house.store.bell)
        while !Task.isCancelled {
            do {
                while try await step() {}
            } catch {
                house.log.warning("the log could not be followed", metadata: ["error": "\(error)"])
            }
            _ = await rings.next()
        }
    }

    /// Tells one batch; true where more may wait.
    private func step() async throws -> Bool {
        let head = house.live.head
        let (end, told) = try await house.store.read { db in
            let end = try db.logEnd()
            guard end.epoch == head.epoch else { return (end, [LiveSignal]()) }
            let found = try db.happenings(after: head.position, limit: Self.batch)
            return (end, try signals(found, epoch: head.epoch, in: db))
        }
        guard end.epoch == head.epoch else {
            house.live.restart(at: LiveCursor(epoch: end.epoch, position: end.position))
            return false
        }
        if told.contains(where: { $0.kind == "edition" }) { try await house.rights.refresh(from: house.store) }
        house.live.publish(told)
        return told.count == Self.batch
    }

    private func signals(
        _ found: [(position: Int64, Happening)], epoch: Int64, in db: Reading
    ) throws -> [LiveSignal] {
        let ids = Set(found.filter { $0.1.subject == Ticket.subjectKind }.map(\.1.subjectNumber))
        let tickets = try Dictionary(
            uniqueKeysWithValues: db.tickets(ids.sorted(), within: .all).map { ($0.id, $0) })
        return found.map { position, happening in
            let cursor = LiveCursor(epoch: epoch, position: position)
            guard happening.subject == Ticket.subjectKind, let ticket = tickets[happening.subjectNumber] else {
                let isPresence = happening.name == "person.present"
                let kind = isPresence ? "presence" : happening.subject
                return LiveSignal(cursor, kind: kind, subject: "", revision: 0) { isPresence && $0.isStaffs }
            }
            return LiveSignal(cursor, kind: "ticket", subject: ticket.number, revision: ticket.revision) {
                $0.covers(ticket)
            }
        }
    }
}

extension Scope {
    /// Whether somebody of the center reaches so far, and no customer.
    fileprivate var isStaffs: Bool {
        switch self {
        case .all, .teams, .own: true
        case .ticket, .nothing: false
        }
    }
}
