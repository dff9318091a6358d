import Foundation
import Storage
import Vocabulary

extension Ticket {
    /// Tells the customer that the request has arrived. A job does this; done twice it is there once, and where the ticket
    /// has been filed away or was solved before their eyes it is left undone.
    public func sendReceipt(_ words: String, in tx: Transaction) throws {
        guard status != .archived, !ending.isOnTheSpot else { return }
        guard !(try tx.exists("SELECT 1 FROM message WHERE ticket = \(id) AND kind = 'receipt'")) else { return }
        let message = try add(Writing(words), .receipt, in: tx)
        try record(.receiptSent(message: message), in: tx)
    }
}

extension Ticket {
    /// The jobs that tickets leave behind, by their kinds.
    public static let receiptJob = "ticket.receipt"
    public static let silenceJob = "ticket.silence"

    private struct Pointer: Codable { let ticket: String }

    /// The label of the ticket that one of these jobs is about.
    public static func number(of job: Job) throws -> String {
        try JSONDecoder().decode(Pointer.self, from: Data(job.payload.utf8)).ticket
    }
}
