import Clocks
import Foundation
import Manual
import Pages
import People
import Storage
import Tickets
import Vocabulary

/// What happens to tickets by itself: the receipt for the customer, and what silence means after a result.
public struct TicketJobs: Sendable {
    let catalogs: Catalogs

    public init(_ catalogs: Catalogs) { self.catalogs = catalogs }

    public var handlers: [JobHandler] {
        [
            JobHandler(JobKind(Ticket.receiptJob, leavesTheHouse: false)) { try receipt($0) },
            JobHandler(JobKind(Ticket.silenceJob, leavesTheHouse: false)) { try silence($0) },
        ]
    }

    private func receipt(_ job: Job) throws -> JobOutcome {
        let number = try Ticket.number(of: job)
        let catalogs = catalogs
        return .done { tx in
            let ticket = try Ticket.lock(number, in: tx)
            guard let center = try Center.find(in: tx) else { return }
            let texts = catalogs[center.language]
            try ticket.sendReceipt(texts["receipt.words", number], in: tx)
        }
    }

    private func silence(_ job: Job) throws -> JobOutcome {
        let number = try Ticket.number(of: job)
        return .done { tx in
            var ticket = try Ticket.lock(number, in: tx)
            try ticket.confirmBySilence(in: tx)
        }
    }
}
