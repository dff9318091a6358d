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
            JobHandler(JobKind(Ticket.silenceJob, leavesTheHouse: false)) {
                try later($0) { try $0.confirmBySilence(in: $1) }
            },
            JobHandler(JobKind(Ticket.followUpJob, leavesTheHouse: false)) {
                try later($0) { try $0.endFollowUpWindow(in: $1) }
            },
            JobHandler(JobKind(Ticket.hardStopJob, leavesTheHouse: false)) {
                try later($0) { try $0.archiveUnconfirmed(in: $1) }
            },
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

    /// What the center looks at when its time has come, and does where nothing has happened meanwhile.
    private func later(
        _ job: Job, _ verb: @escaping @Sendable (inout Ticket, Transaction) throws -> Void
    ) throws -> JobOutcome {
        let number = try Ticket.number(of: job)
        return .done { tx in
            var ticket = try Ticket.lock(number, in: tx)
            try verb(&ticket, tx)
        }
    }
}
