import People
import Storage
import Vocabulary

extension Month {
    /// How somebody of the company comes in: the password is everybody's.
    public struct SignIn: Hashable, Sendable {
        public let login: String
        public let name: String
        /// As the manual names it.
        public let role: String
    }

    /// Everybody, one of each role first.
    public func signIns(in language: Language) -> [SignIn] {
        let manual = scene.manual
        let places = manual.roles.map(\.key)
        let all = staff.all.sorted { left, right in
            (places.firstIndex(of: left.role) ?? 99, left.id) < (places.firstIndex(of: right.role) ?? 99, right.id)
        }
        return all.map { SignIn(login: $0.login, name: $0.name, role: manual.role($0.role)?.name[language] ?? "") }
    }

    /// The store that the month was played in.
    public var store: Store { scene.store }

    public func close() async { await scene.store.close() }
}
