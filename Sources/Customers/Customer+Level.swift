import Manual
import Storage
import Vocabulary

extension Customer {
    /// Gives a customer a standing that the manual names, up to and including a day, or takes it away (R10).
    public mutating func rank(as level: CustomerLevelKey?, until: Day? = nil, in tx: Transaction) throws {
        try tx.actor.must(.keepCustomers)
        try mustBeKnown()
        let until = level == nil ? nil : until
        guard (level, until) != (self.level, levelUntil) else { return }

        self.level = level
        levelUntil = until
        try save(in: tx)
        try record(.levelled(level: level, until: until), in: tx)
    }

    /// The level that counts on a day: the customer's own while it is valid, else the organisation's.
    /// - Parameter day: the day in the center's zone.
    public static func level(of id: Int64, at day: Day, in db: Reading) throws -> CustomerLevelKey? {
        guard let customer = try present(id, in: db) else { return nil }
        let organisation = try customer.organisation.flatMap { try Organisation.find($0, in: db) }
        return customer.level(with: organisation, at: day)
    }

    public func level(with organisation: Organisation?, at day: Day) -> CustomerLevelKey? {
        level.valid(until: levelUntil, at: day) ?? organisation?.level(at: day)
    }

    /// The same as a column of a statement that speaks of `customer`: for lists, which ask for many at once.
    public static func levelColumn(at day: Day) -> SQL {
        """
        CASE WHEN customer.level IS NOT NULL AND (customer.level_until IS NULL OR customer.level_until >= \(day.description))
            THEN customer.level
            ELSE (SELECT organisation.level FROM organisation WHERE organisation.id = customer.organisation
                AND (organisation.level_until IS NULL OR organisation.level_until >= \(day.description)))
        END
        """
    }
}

extension Organisation {
    /// Its level on a day; nil once its last day is over.
    public func level(at day: Day) -> CustomerLevelKey? { level.valid(until: levelUntil, at: day) }
}

extension Optional where Wrapped == CustomerLevelKey {
    /// nil once its last day is over.
    fileprivate func valid(until last: Day?, at day: Day) -> CustomerLevelKey? {
        last.map { day <= $0 } ?? true ? self : nil
    }
}
