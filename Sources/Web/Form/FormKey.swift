import Storage
import Vocabulary

/// The key that keeps a repeated sending of one form from doing things twice.
enum FormKey {
    /// A fresh one for a page.
    static func fresh() -> String { Secret().text }
}

extension Form {
    /// Who sends the form and by which key; every creating form carries one.
    mutating func onceKey(_ exchange: Exchange) -> OnceKey? {
        let key = line("key", max: OnceKey.longest, required: true)
        guard !key.isEmpty else { return nil }
        let caller = exchange.visit.session.isEmpty ? "visitor" : exchange.visit.session
        return OnceKey(caller: caller, route: exchange.route?.pattern.description ?? "", key: key)
    }

    /// Checks a form whose hidden fields matter to nothing but their being there.
    mutating func checkHidden(_ exchange: Exchange) throws {
        _ = onceKey(exchange)
        _ = revision()
        try check()
    }

    /// The revision that the person saw.
    mutating func revision() -> Int64? { whole("revision", in: 1...Int64.max, required: true) }
}
