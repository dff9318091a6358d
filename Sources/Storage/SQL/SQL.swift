import Vocabulary

/// SQL text with its values apart. `\(…)` is always a bound value; there is no way to paste text.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    public enum Value: Hashable, Sendable {
        case null
        case integer(Int64)
        case text(String)
        case bytes([UInt8])
    }

    private var fragments: [String]
    public private(set) var values: [Value]

    public init(stringLiteral text: String) {
        fragments = [text]
        values = []
    }

    public init(stringInterpolation pieces: Interpolation) {
        fragments = pieces.fragments
        values = pieces.values
    }

    /// The statement's text in the words of one database: `?1` for SQLite, `$1` for PostgreSQL.
    func text(for backend: Backend) -> String {
        guard fragments.count > 1 else { return fragments[0] }
        let mark = backend == .sqlite ? "?" : "$"
        var text = fragments[0]
        text.reserveCapacity(fragments.reduce(0) { $0 + $1.utf8.count + 4 })
        for place in 1..<fragments.count {
            text += mark
            text += String(place)
            text += fragments[place]
        }
        return text
    }

    /// Several pieces of SQL with something between them, such as ` AND `.
    public static func joined(_ pieces: [SQL], by separator: StaticString) -> SQL {
        var whole = Interpolation(literalCapacity: 0, interpolationCount: 0)
        for (place, piece) in pieces.enumerated() {
            if place > 0 { whole.appendLiteral(separator.description) }
            whole.appendInterpolation(sql: piece)
        }
        return SQL(stringInterpolation: whole)
    }

    public struct Interpolation: StringInterpolationProtocol {
        fileprivate var fragments = [""]
        fileprivate var values: [Value] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            fragments.reserveCapacity(interpolationCount + 1)
            values.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) { fragments[fragments.count - 1] += literal }

        public mutating func appendInterpolation(_ value: some Bindable) { append(value.bound) }

        public mutating func appendInterpolation(_ value: (some Bindable)?) { append(value?.bound ?? .null) }

        /// A piece of SQL with its own values.
        public mutating func appendInterpolation(sql piece: SQL) {
            fragments[fragments.count - 1] += piece.fragments[0]
            for (value, fragment) in zip(piece.values, piece.fragments.dropFirst()) {
                append(value)
                fragments[fragments.count - 1] += fragment
            }
        }

        /// A parenthesised list of values, for `IN`; an empty one matches nothing.
        public mutating func appendInterpolation(list values: [some Bindable]) {
            fragments[fragments.count - 1] += values.isEmpty ? "(NULL" : "("
            for (place, value) in values.enumerated() {
                if place > 0 { fragments[fragments.count - 1] += "," }
                append(value.bound)
            }
            fragments[fragments.count - 1] += ")"
        }

        private mutating func append(_ value: Value) {
            values.append(value)
            fragments.append("")
        }
    }
}

/// Which database stands behind the store.
public enum Backend: String, CaseIterable, Sendable {
    case sqlite
    case postgres
}
