import Storage
import Vocabulary

extension Person {
    /// Closes the door to somebody who leaves, at once. Nobody can do it to themselves, so somebody always remains.
    public static func deactivate(_ id: Int64, revision: Int64? = nil, in tx: Transaction) throws {
        try tx.actor.must(.administer)
        guard tx.actor.staff != id else { throw Refusal(.conflict, "person.self") }
        // Two who send each other away at once both lock in this order, and the second finds the door closed.
        let locked = try [tx.actor.staff, id].compactMap(\.self).sorted().map { try lock($0, in: tx) }
        guard locked.allSatisfy({ $0.id == id || $0.isActive }) else {
            throw Refusal(.unauthenticated, "sign-in.needed")
        }
        var person = try lock(id, revision: revision, in: tx)
        guard person.isActive else { return }

        person.isActive = false
        try person.save(in: tx)
        try Session.endAll(of: id, in: tx)
        try person.record(.deactivated, in: tx)
        try person.turn(.off, in: tx)
    }

    public mutating func reactivate(in tx: Transaction) throws {
        try tx.actor.must(.administer)
        guard !isActive else { return }

        isActive = true
        try save(in: tx)
        try record(.reactivated, in: tx)
    }
}
