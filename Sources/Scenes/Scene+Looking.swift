import Clocks
import Storage
import Tickets
import Vocabulary

extension Scene {
    public func ticket(_ number: String) async throws -> Ticket {
        try await read { try Ticket.find(number, within: .all, in: $0) }
    }

    /// Every clock of a ticket, in the order in which they were started.
    public func clocks(of number: String) async throws -> [RunningClock] {
        try await read { try $0.clocks(of: Ticket.subjectKind, Ticket.find(number, within: .all, in: $0).id) }
    }

    /// The latest clock of a kind that a ticket has; nil where the manual promised none.
    public func clock(_ kind: ClockKind, of number: String) async throws -> RunningClock? {
        try await clocks(of: number).last { $0.kind == kind }
    }

    public func messages(of number: String) async throws -> [Message] {
        try await read { try $0.messages(of: Ticket.find(number, within: .all, in: $0)) }
    }

    /// What the record says of a ticket, oldest first.
    public func history(of number: String) async throws -> [Happening] {
        try await read { try $0.happenings(of: Ticket.subjectKind, Ticket.find(number, within: .all, in: $0).id) }
    }
}
