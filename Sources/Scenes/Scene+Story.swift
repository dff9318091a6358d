import Storage
import Tickets
import Vocabulary

extension Scene {
    /// Brings a ticket as far as a status by the usual way: taken and solved by the agent, confirmed by the customer,
    /// called about where the manual wants it, filed away by the clerk. A ticket that is already there or further on stays as it is.
    public func bring(_ number: String, to status: Ticket.Status) async throws {
        let (question, solution) = (script.question, script.solution)
        while let step = Step(from: try await ticket(number).status, towards: status) {
            switch step {
            case .take: try await act(on: number, as: .agent) { try $0.take(in: $1) }
            case .ask: try await act(on: number, as: .agent) { try $0.ask(.init(question), in: $1) }
            case .resolve: try await act(on: number, as: .agent) { try $0.resolve(with: solution, in: $1) }
            case .confirm: try await act(on: number, as: customer(of: number)) { try $0.confirm(in: $1) }
            case .archive:
                try await callIfDue(number)
                try await act(on: number, as: .clerk) { try $0.archive(in: $1) }
            }
        }
    }

    /// The agent tells the customer the result through the channel that they came by.
    public func tell(_ number: String) async throws {
        try await act(on: number, as: .agent) { try $0.tell(.init(through: $0.channel), in: $1) }
    }

    /// Where the manual wants the customer called after the end, they call themselves, and the supervisor is there.
    public func callIfDue(_ number: String) async throws {
        let isDue = try await read { db in
            try db.followUps(of: Ticket.find(number, within: .all, in: db)).contains { $0.endedAt == nil }
        }
        guard isDue else { return }
        try await act(on: number, as: .supervisor) { try $0.followUp(.init(.reached, isIncoming: true), in: $1) }
    }

    private enum Step {
        case take, ask, resolve, confirm, archive

        init?(from here: Ticket.Status, towards there: Ticket.Status) {
            switch (here, there) {
            case (.new, .open), (.new, .waiting), (.new, .resolved), (.new, .closed), (.new, .archived): self = .take
            case (.open, .waiting): self = .ask
            case (.open, .resolved), (.open, .closed), (.open, .archived): self = .resolve
            case (.waiting, .resolved), (.waiting, .closed), (.waiting, .archived): self = .resolve
            case (.resolved, .closed), (.resolved, .archived): self = .confirm
            case (.closed, .archived): self = .archive
            default: return nil
            }
        }
    }
}
