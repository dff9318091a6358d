import Clocks
import Customers
import Foundation
import Pages
import People
import Storage
import Tickets
import Vocabulary

/// What moves tickets along by itself: the manual's choice of a person, the consequences of limits, and the word to the
/// customer about a new time.
public struct FlowJobs: Sendable {
    let catalogs: Catalogs

    public init(_ catalogs: Catalogs) { self.catalogs = catalogs }

    public var handlers: [JobHandler] {
        [
            JobHandler(JobKind(Ticket.dispatchJob, leavesTheHouse: false)) { try dispatch($0) },
            JobHandler(JobKind(Ticket.extensionJob, leavesTheHouse: false)) { try announceExtension($0) },
            JobHandler(JobKind(RunningClock.reachedJob, leavesTheHouse: false)) { try heed($0) },
        ]
    }

    private func dispatch(_ job: Job) throws -> JobOutcome {
        let number = try Ticket.number(of: job)
        return .done { tx in
            var ticket = try Ticket.lock(number, in: tx)
            try ticket.dispatch(in: tx)
        }
    }

    /// What a clock leads to is decided on its ticket, which is locked before the clock is looked at again.
    private func heed(_ job: Job) throws -> JobOutcome {
        let reached = try job.payload(as: RunningClock.Reached.self)
        return .done { tx in
            guard let known = try RunningClock.find(reached.clock, in: tx), known.subject == Ticket.subjectKind else {
                return
            }
            var ticket = try Ticket.lock(Ticket.label(of: known.subjectNumber, in: tx), in: tx)
            guard let clock = try RunningClock.find(reached.clock, in: tx) else { return }
            try ticket.heed(clock, at: reached.percent, in: tx)
        }
    }

    private func announceExtension(_ job: Job) throws -> JobOutcome {
        let news = try job.payload(as: Ticket.AnnouncedExtension.self)
        let catalogs = catalogs
        return .done { tx in
            var ticket = try Ticket.lock(news.ticket, in: tx)
            guard let center = try Center.find(in: tx) else { return }
            let language = try Customer.find(ticket.customer, in: tx)?.language ?? center.language
            let texts = catalogs[language]
            let wording = Wording(texts, zone: TimeZone(identifier: center.zone) ?? .gmt, now: tx.now)
            try ticket.announce(
                texts["extension.words", news.ticket, wording.stamp(news.until)], in: tx)
        }
    }
}
