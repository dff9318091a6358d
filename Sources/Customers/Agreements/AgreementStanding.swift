import Manual
import Storage
import Vocabulary

/// What a customer's service agreement is worth on a day (E4).
public enum AgreementStanding: Hashable, Sendable {
    /// Nothing was ever agreed, or it has not begun.
    case none
    case valid(Agreement)
    /// The last one is over, since the day after `until`.
    case expired(Agreement, until: Day)

    /// Which of several counts: one that is valid before one that was, the customer's own before the organisation's, the
    /// one that lasts longest before a shorter one.
    public init(of agreements: [Agreement], at day: Day) {
        let begun = agreements.filter { $0.terms.from <= day }
        let valid = begun.filter { $0.terms.until.map { day <= $0 } ?? true }
        if let best = valid.max(by: { $0.weight < $1.weight }) {
            self = .valid(best)
        } else if let last = begun.max(by: { $0.ending < $1.ending }), let until = last.terms.until {
            self = .expired(last, until: until)
        } else {
            self = .none
        }
    }

    public var agreement: Agreement? {
        switch self {
        case .none: nil
        case .valid(let agreement), .expired(let agreement, _): agreement
        }
    }

    /// What the customer is to be served by: the service level that is agreed, or goes on after its end; nil like everybody.
    public var serviceLevel: ServiceLevelKey? {
        switch self {
        case .none: nil
        case .valid(let agreement): agreement.terms.serviceLevel
        case .expired(let agreement, _):
            agreement.terms.whenExpired == .continues ? agreement.terms.serviceLevel : nil
        }
    }

    /// Its last day; nil without end or without agreement.
    public var until: Day? { agreement?.terms.until }
}

extension Agreement {
    /// What is longer and nearer is greater: whose it is, how long it lasts, how new it is.
    fileprivate var weight: (Int, Int, Int64) { (isOwn, lastDay, id) }
    fileprivate var ending: (Int, Int, Int64) { (lastDay, isOwn, id) }

    private var lastDay: Int { terms.until?.ordinal ?? .max }
    private var isOwn: Int { if case .customer = party { 1 } else { 0 } }
}

extension Customer {
    /// How a customer's agreement stands on a day of the center's zone; their own and their organisation's.
    public static func standing(of id: Int64, at day: Day, in db: Reading) throws -> AgreementStanding {
        guard let customer = try present(id, in: db) else { return .none }
        var agreements = try Agreement.all(with: .customer(customer.id), in: db)
        if let organisation = customer.organisation {
            agreements += try Agreement.all(with: .organisation(organisation), in: db)
        }
        return AgreementStanding(of: agreements, at: day)
    }
}
