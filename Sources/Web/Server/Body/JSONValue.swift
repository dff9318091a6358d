/// What a JSON text says (RFC 8259). Numbers stay text, so that none loses digits.
public indirect enum JSONValue: Hashable, Sendable {
    case null
    case flag(Bool)
    case number(String)
    case text(String)
    case list([JSONValue])
    /// In the order written, names unique.
    case object([Member])

    public struct Member: Hashable, Sendable {
        public let name: String
        public let value: JSONValue

        public init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }
}
