import Storage
import Vocabulary

extension House {
    /// Does what a form asks for, once: whoever sends the same form again gets what the first time gave.
    /// - Parameters:
    ///   - form: with every field read but its key.
    ///   - wish: what tells this wish from another one that comes with the same key.
    ///   - verb: gives what the answer names, such as a number.
    @discardableResult
    func once(
        _ exchange: Exchange, _ form: inout Form, _ wish: String,
        _ verb: @escaping @Sendable (Transaction) throws -> String
    ) async throws -> String {
        let key = form.onceKey(exchange)
        try form.check()
        guard let key else { throw Refusal.invalid([.init("key", .required)]) }
        return try await store.write(as: exchange.visit.actor) { tx in
            try tx.once(key, request: Array(wish.utf8)) { OnceAnswer(status: 303, text: try verb(tx)) }.text
        }
    }
}
