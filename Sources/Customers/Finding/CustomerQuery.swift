import Storage
import Vocabulary

/// What somebody typed to find a customer, and what it is taken for: a whole number or address, the last four digits, or
/// the beginning of a name as it is written, in pinyin or by initials, the customer's or the organisation's.
public enum CustomerQuery: Sendable {
    case contact(ContactSearch)
    case name(String)

    /// - Throws: a refusal that names the field `q`, where something looks like a number or an address and is none.
    public init(typed: String, in country: Dialing = .china) throws {
        let text = typed.precomposedStringWithCompatibilityMapping.tidied
        guard !text.isEmpty else { throw Refusal.invalid([Refusal.Flaw("q", "flaw.required")]) }
        guard text.count <= 100 else { throw Refusal.invalid([Refusal.Flaw("q", "flaw.too-long", ["100"])]) }
        let isContact = text.contains("@") || Dialing.looksLikeNumber(text) || ContactSearch.isTail(text)
        self = isContact ? .contact(try ContactSearch(typed: text, in: country)) : .name(text)
    }

    /// What an event says of it.
    var event: CustomerEvent.Search {
        switch self {
        case .contact(let search): search.event
        case .name: .name
        }
    }

    /// Keeps a note that it was asked; nothing of what was asked.
    public func record(found: Int, in tx: Transaction) throws {
        try tx.record(CustomerEvent.searched(by: event, found: found), of: "search", tx.actor.number ?? 0)
    }
}
