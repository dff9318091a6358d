import Storage
import Vocabulary

/// What a part does when a customer turns out to be another, or turns out not to be: nothing but what it counts or caches,
/// for the rows stay whose they are.
public typealias MergeHook = @Sendable (_ customer: Int64, _ other: Int64, Transaction) throws -> Void

extension Customer {
    /// Notes that a customer is the same person as another. A pointer and nothing else: no row changes its owner, and the
    /// two can be parted again exactly.
    public static func merge(_ id: Int64, into other: Int64, hooks: [MergeHook], in tx: Transaction) throws {
        try tx.actor.mustKeepAll()
        let (one, two) = try lockBoth(id, other, in: tx)
        try one.mustBeKnown()
        try two.mustBeKnown()
        guard one.id != two.id, try present(two.id, in: tx)?.id != one.id else {
            throw Refusal(.conflict, "customer.same")
        }
        guard one.mergedInto == nil, two.mergedInto == nil else { throw Refusal(.conflict, "customer.merged") }

        var merged = one
        merged.mergedInto = two.id
        try merged.save(in: tx)
        try merged.record(.merged(into: two.id), in: tx)
        for hook in hooks { try hook(one.id, two.id, tx) }
    }

    /// Parts a customer again from the one who they were held to be.
    public static func unmerge(_ id: Int64, hooks: [MergeHook], in tx: Transaction) throws {
        try tx.actor.mustKeepAll()
        var customer = try lock(id, in: tx)
        try customer.mustBeKnown()
        guard let other = customer.mergedInto else { throw Refusal(.conflict, "customer.not-merged") }

        customer.mergedInto = nil
        try customer.save(in: tx)
        try customer.record(.unmerged(from: other), in: tx)
        for hook in hooks { try hook(id, other, tx) }
    }

    /// In the order of their numbers, as everywhere.
    private static func lockBoth(_ id: Int64, _ other: Int64, in tx: Transaction) throws -> (Customer, Customer) {
        let first = try lock(min(id, other), in: tx)
        let second = id == other ? first : try lock(max(id, other), in: tx)
        return id <= other ? (first, second) : (second, first)
    }
}
