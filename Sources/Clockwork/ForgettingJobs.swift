import Customers
import Storage
import Tickets

/// What is left to do after a person was forgotten: the disk and the index are cleared of what they wrote.
public struct ForgettingJobs: Sendable {
    let store: Store

    public init(_ store: Store) { self.store = store }

    public var handlers: [JobHandler] {
        [
            JobHandler(JobKind(Ticket.unindexJob, leavesTheHouse: false)) { try await unindex($0) },
            JobHandler(JobKind(Customer.forgottenJob, leavesTheHouse: false)) { _ in try await clear() },
        ]
    }

    /// Their files go from the shelf, and what they said from the journal of the embedded database.
    private func clear() async throws -> JobOutcome {
        while try await store.files.sweep() > 0 {}
        try await store.writeBack()
        return .done
    }

    private func unindex(_ job: Job) async throws -> JobOutcome {
        let number = try Ticket.number(of: job)
        let id = try await store.read { try Ticket.find(number, within: .all, in: $0).id }
        try await Folder(store: store).erase(id)
        return .done { try $0.index(id, text: number) }
    }
}
