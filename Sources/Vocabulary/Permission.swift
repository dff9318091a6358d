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
    /// Call customers back after the end, and make good what went wrong 回访、补救.
    case followUp = "followups:handle"
    /// Keep customers, organisations and agreements; export and forget a person.
    case keepCustomers = "customers:keep"
    /// Write and publish the operating manual and the calendars.
    case editManual = "manual:edit"
    /// See everybody's load and clocks, decide approvals.
    case supervise
    /// People, tokens, settings.
    case administer
    /// Read the record of what happened; changes nothing.
    case audit
}
