/// What a person or a token may do. A role of the manual is a set of these.
public enum Permission: String, CaseIterable, Sendable, Codable {
    /// See tickets within one's scope.
    case readTickets = "tickets:read"
    /// Take, answer, classify, resolve.
    case handleTickets = "tickets:handle"
    /// Ask on a customer's behalf.
    case createTickets = "tickets:create"
    /// Check for completeness and file away.
    case archiveTickets = "tickets:archive"
    /// See a customer's contact unmasked, each time with a reason.
    case revealContacts = "contacts:read"
    /// See everybody's load and clocks, decide approvals.
    case supervise
    /// People, tokens, settings.
    case administer
    /// Read the record of what happened; changes nothing.
    case audit
}
