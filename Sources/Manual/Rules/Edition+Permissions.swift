import Vocabulary

extension Edition {
    /// What a role lets people do; nothing for a role that is not in the manual.
    public func permissions(of role: RoleKey) -> Set<Permission> { self.role(role)?.permissions ?? [] }
}
