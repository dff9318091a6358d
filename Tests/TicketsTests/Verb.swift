import Customers
import Scenes
import Storage
import Testing
import Tickets
import Vocabulary

/// Every verb on a ticket, as the one whose it is would use it.
enum Verb: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case take, reply, ask, note, classify, resolve, noteConfirmation, noteRefusal, noteLink
    case answer, confirm, refuseResult, rate
    case archive, sendReceipt, confirmBySilence

    enum Who { case staff(Cast), customer, center }

    var testDescription: String { rawValue }

    var who: Who {
        switch self {
        case .take, .noteLink: .staff(.secondAgent)
        case .reply, .ask, .note, .classify, .resolve, .noteConfirmation, .noteRefusal: .staff(.agent)
        case .answer, .confirm, .refuseResult, .rate: .customer
        case .archive: .staff(.clerk)
        case .sendReceipt, .confirmBySilence: .center
        }
    }

    /// A status in which the verb does something.
    var start: Ticket.Status {
        switch self {
        case .take, .classify, .sendReceipt: .new
        case .reply, .ask, .note, .resolve, .noteLink: .open
        case .answer: .waiting
        case .noteConfirmation, .noteRefusal, .confirm, .refuseResult, .rate, .confirmBySilence: .resolved
        case .archive: .closed
        }
    }

    /// What it records, in order, beside what its clocks record.
    var records: [String] {
        switch self {
        case .take: ["ticket.taken"]
        case .reply: ["ticket.replied"]
        case .ask: ["ticket.asked"]
        case .note: ["ticket.noted"]
        case .classify: ["ticket.classified"]
        case .resolve: ["ticket.resolved"]
        case .noteConfirmation, .confirm, .confirmBySilence: ["ticket.confirmed"]
        case .noteRefusal: ["ticket.noted", "ticket.unsolved"]
        case .refuseResult: ["ticket.answered", "ticket.unsolved"]
        case .noteLink: ["ticket.link-issued"]
        case .answer: ["ticket.answered"]
        case .rate: ["ticket.rated"]
        case .archive: ["ticket.archived"]
        case .sendReceipt: ["ticket.receipt-sent"]
        }
    }

    /// The paragraph that it follows; nil where a person decides.
    var paragraph: Paragraph? {
        switch self {
        case .resolve: "5.1"
        case .confirm, .noteConfirmation: "5.2"
        case .confirmBySilence: "5.3"
        case .rate: "5.4"
        case .archive: "5.6"
        case .classify: "3.3"
        case .take, .reply, .ask, .note, .noteRefusal, .noteLink, .answer, .refuseResult, .sendReceipt: nil
        }
    }

    /// - Parameter words: stand wherever the verb takes any.
    func perform(on ticket: inout Ticket, _ words: String, in tx: Transaction) throws {
        switch self {
        case .take: try ticket.take(in: tx)
        case .reply: try ticket.reply(.init(words), in: tx)
        case .ask: try ticket.ask(.init(words), in: tx)
        case .note: try ticket.note(.init(words), in: tx)
        case .classify: try ticket.classify(type: "service", level: "normal", reason: words, in: tx)
        case .resolve: try ticket.resolve(with: words, in: tx)
        case .noteConfirmation: try ticket.noteConfirmation(evidence: words, in: tx)
        case .noteRefusal: try ticket.noteRefusal(evidence: words, in: tx)
        case .noteLink: try ticket.noteLink(in: tx)
        case .answer: try ticket.answer(.init(words), in: tx)
        case .confirm: try ticket.confirm(in: tx)
        case .refuseResult: try ticket.refuseResult(.init(words), in: tx)
        case .rate: try ticket.rate(4, words: words, in: tx)
        case .archive: try ticket.archive(in: tx)
        case .sendReceipt: try ticket.sendReceipt(words, in: tx)
        case .confirmBySilence: try ticket.confirmBySilence(in: tx)
        }
    }
}

extension Scene {
    func actor(for verb: Verb, on number: String) async throws -> Actor {
        switch verb.who {
        case .staff(let who): try actor(who)
        case .customer: try await customer(of: number)
        case .center: .center
        }
    }

    func perform(_ verb: Verb, on number: String, words: String = "一句话") async throws {
        try await act(on: number, as: actor(for: verb, on: number)) { try verb.perform(on: &$0, words, in: $1) }
    }

    /// A ticket on which a verb does something when it is used now.
    func askedFor(_ verb: Verb) async throws -> String {
        let number = try await ask()
        try await bring(number, to: verb.start)
        if verb == .confirmBySilence { standStill(for: .hours(72)) }
        return number
    }
}
