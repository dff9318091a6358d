import Vocabulary

extension StaffDoor {
    /// Hashes the first password of somebody who is to be taken in: slow on purpose, so before the transaction begins.
    /// - Throws: a refusal that names the field `password`.
    public func hash(_ password: String, login: String) async throws -> PasswordHash {
        try await passwords.hash(password, login: login)
    }
}
