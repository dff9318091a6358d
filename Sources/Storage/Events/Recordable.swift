import Vocabulary

/// Something that happened, as a case of a domain's own enum: it holds identifiers and codes, never personal data.
///
/// A released pair of name and version never changes its form; what must be told differently gets a new version.
public protocol Recordable: Codable, Sendable {
    var name: String { get }
    var version: Int { get }
}

extension Recordable {
    public var version: Int { 1 }

    /// The JSON that stands in the log, its fields in alphabetical order.
    public func payload() throws -> String { try JSONText.of(self) }

    /// Reads what stands in the log.
    public init(_ happening: Happening) throws {
        self = try JSONText.known(happening.payload)
    }
}

extension Transaction {
    /// Writes down what happened, in the transaction in which it happens.
    /// - Parameter actor: who did it, where the transaction found that out itself; else its actor.
    public func record(
        _ event: some Recordable, of subject: String, _ number: Int64, because paragraph: Paragraph? = nil,
        edition: Int64? = nil, by actor: Actor? = nil
    ) throws {
        try record(
            event.name, version: event.version, of: subject, number, payload: event.payload(), because: paragraph,
            edition: edition, by: actor)
    }
}
