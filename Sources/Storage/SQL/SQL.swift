import Vocabulary

/// SQL text with its values apart. `\(…)` is always a bound value; there is no way to paste text, and no way to make SQL of
/// text that the source does not hold.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    public enum Value: Hashable, Sendable {
        case null
        case integer(Int64)
        case text(String)
        case bytes([UInt8])
    }

    /// A piece of the source, known by where it lies in the program, or the place of a value.
    enum Piece: Hashable, Sendable {
        case words(start: UInt, count: Int)
        case value
    }

    /// What two statements that differ only in their values share; telling them apart reads no text.
    private(set) var pieces: [Piece]
    public private(set) var values: [Value]

    public init(stringLiteral text: StaticString) {
        pieces = [Piece(text)]
        values = []
    }

    /// SQL of text that a test makes, such as the names of all tables; it is never given back.
    package init(lasting text: String) {
        var text = text
        let bytes = text.withUTF8 { source in
            let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: source.count)
            _ = copy.initialize(fromContentsOf: source)
            return copy
        }
        pieces = [.words(start: UInt(bitPattern: bytes.baseAddress), count: bytes.count)]
        values = []
    }

    public init(stringInterpolation interpolation: Interpolation) {
        pieces = interpolation.pieces
        values = interpolation.values
    }

    /// The statement's text in the words of one database: `?1` for SQLite, `$1` for PostgreSQL.
    func text(for backend: Backend) -> String {
        let mark = backend == .sqlite ? "?" : "$"
        var (text, place) = ("", 0)
        for piece in pieces {
            switch piece {
            case .words: text += piece.text
            case .value:
                place += 1
                text += "\(mark)\(place)"
            }
        }
        return text
    }

    /// Several pieces of SQL with something between them, such as ` AND `.
    public static func joined(_ pieces: [SQL], by separator: StaticString) -> SQL {
        var whole = Interpolation(literalCapacity: 0, interpolationCount: 0)
        for (place, piece) in pieces.enumerated() {
            if place > 0 { whole.appendLiteral(separator) }
            whole.appendInterpolation(sql: piece)
        }
        return SQL(stringInterpolation: whole)
    }

    public struct Interpolation: StringInterpolationProtocol {
        fileprivate var pieces: [Piece] = []
        fileprivate var values: [Value] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(2 * interpolationCount + 1)
            values.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: StaticString) {
            if literal.utf8CodeUnitCount > 0 { pieces.append(Piece(literal)) }
        }

        @inlinable public mutating func appendInterpolation(_ value: some Bindable) { append(value.bound) }

        @inlinable public mutating func appendInterpolation(_ value: (some Bindable)?) {
            append(value?.bound ?? .null)
        }

        /// A piece of SQL with its own values.
        public mutating func appendInterpolation(sql piece: SQL) {
            pieces += piece.pieces
            values += piece.values
        }

        /// A parenthesised list of values, for `IN`; an empty one matches nothing.
        @inlinable public mutating func appendInterpolation(list values: [some Bindable]) {
            append(list: values.map(\.bound))
        }

        @usableFromInline mutating func append(list values: [Value]) {
            appendLiteral(values.isEmpty ? "(NULL" : "(")
            for (place, value) in values.enumerated() {
                if place > 0 { appendLiteral(",") }
                append(value)
            }
            appendLiteral(")")
        }

        @usableFromInline mutating func append(_ value: Value) {
            pieces.append(.value)
            values.append(value)
        }
    }
}

extension SQL.Piece {
    fileprivate init(_ words: StaticString) {
        self = .words(start: UInt(bitPattern: words.utf8Start), count: words.utf8CodeUnitCount)
    }

    fileprivate var text: String {
        guard case .words(let start, let count) = self, let first = UnsafePointer<UInt8>(bitPattern: start) else {
            return ""
        }
        return String(decoding: UnsafeBufferPointer(start: first, count: count), as: UTF8.self)
    }
}

/// Which database stands behind the store.
public enum Backend: String, CaseIterable, Sendable {
    case sqlite
    case postgres
}
