import People
import Vocabulary

/// The people of the company, once they are there.
struct Staff: Sendable {
    let all: [Person]

    func named(_ login: String) -> Person? { all.first { $0.login == login } }
    func with(_ id: Int64?) -> Person? { id.flatMap { id in all.first { $0.id == id } } }
    func team(_ key: TeamKey) -> [Person] { all.filter { $0.team == key } }
    func having(_ role: RoleKey) -> [Person] { all.filter { $0.role == role } }
}
