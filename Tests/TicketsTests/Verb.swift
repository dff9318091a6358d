import Clocks
import Customers
import People
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
    // How tickets begin and end.
    case tell, sign, reopen, comeBack, link, noteFacts, askForMissing, waiveCompletion
    case call, endFollowUpWindow, noteContact, offerRemedy, noteAnswer, archiveUnconfirmed
    // Through many hands.
    case dispatch, assign, accept, start, handOver, reportAssignment, correct, refuseCorrection, signOff
    case askExtension, decideExtension, announce, urge, progress, workAround, promise, keepPromise, withdrawPromise
    case escalate

    enum Who: Equatable { case staff(Cast), customer, center }

    var testDescription: String { rawValue }

    var who: Who {
        switch self {
        case .take, .noteLink, .link: .staff(.secondAgent)
        case .reply, .ask, .note, .classify, .resolve, .noteConfirmation, .noteRefusal, .tell, .sign, .reopen,
            .noteFacts,
            .askForMissing:
            .staff(.agent)
        case .waiveCompletion, .call, .noteContact, .offerRemedy, .noteAnswer: .staff(.supervisor)
        case .answer, .confirm, .refuseResult, .rate, .comeBack, .urge: .customer
        case .archive: .staff(.clerk)
        case .sendReceipt, .confirmBySilence, .endFollowUpWindow, .archiveUnconfirmed, .dispatch, .announce: .center
        case .handOver, .reportAssignment, .askExtension, .progress, .workAround, .promise, .keepPromise,
            .withdrawPromise, .escalate:
            .staff(.agent)
        case .accept, .start: .staff(.technician)
        case .assign, .correct, .refuseCorrection, .signOff, .decideExtension: .staff(.supervisor)
        }
    }

    /// A status in which the verb does something.
    var start: Ticket.Status {
        switch self {
        case .take, .classify, .sendReceipt, .dispatch, .assign, .accept, .correct, .signOff: .new
        case .reply, .ask, .note, .resolve, .noteLink, .start, .handOver, .reportAssignment, .refuseCorrection,
            .askExtension, .decideExtension, .announce, .urge, .progress, .workAround, .promise, .keepPromise,
            .withdrawPromise, .escalate, .link, .noteFacts, .askForMissing, .waiveCompletion:
            .open
        case .answer: .waiting
        case .noteConfirmation, .noteRefusal, .confirm, .refuseResult, .rate, .confirmBySilence, .tell, .sign,
            .archiveUnconfirmed:
            .resolved
        case .archive, .reopen, .comeBack, .call, .endFollowUpWindow, .noteContact, .offerRemedy, .noteAnswer: .closed
        }
    }

    /// A type of ticket on which the verb does something.
    var type: TypeKey {
        switch self {
        case .noteFacts, .askForMissing, .waiveCompletion: "fault"
        case .call, .endFollowUpWindow: "complaint"
        default: "consultation"
        }
    }

    /// Whether it belongs to the way through many hands, before the end.
    var isOnTheWay: Bool {
        switch self {
        case .dispatch, .assign, .accept, .start, .handOver, .reportAssignment, .correct, .refuseCorrection, .signOff,
            .askExtension, .decideExtension, .announce, .urge, .progress, .workAround, .promise, .keepPromise,
            .withdrawPromise, .escalate:
            true
        default: false
        }
    }

    /// What it records, in order, beside what its clocks record.
    var records: [String] {
        switch self {
        case .take: ["ticket.taken"]
        case .reply: ["ticket.replied"]
        case .ask: ["ticket.asked"]
        case .note: ["ticket.noted"]
        case .classify: ["ticket.classified", "ticket.sign-off-asked"]
        case .resolve: ["ticket.resolved"]
        case .noteConfirmation, .confirm, .confirmBySilence: ["ticket.confirmed"]
        case .noteRefusal: ["ticket.noted", "ticket.unsolved"]
        case .refuseResult: ["ticket.answered", "ticket.unsolved"]
        case .noteLink: ["ticket.link-issued"]
        case .answer: ["ticket.answered"]
        case .rate: ["ticket.rated"]
        case .archive: ["ticket.archived"]
        case .sendReceipt: ["ticket.receipt-sent"]
        case .tell: ["ticket.replied", "ticket.told"]
        case .sign: ["ticket.signed"]
        case .reopen: ["ticket.noted", "ticket.reopened"]
        case .comeBack: ["ticket.answered", "ticket.reopened"]
        case .link: ["ticket.linked"]
        case .noteFacts: ["ticket.facts-noted"]
        case .askForMissing: ["ticket.asked"]
        case .waiveCompletion: ["ticket.completion-waived"]
        case .call: ["ticket.followed-up", "ticket.follow-up-ended"]
        case .endFollowUpWindow: ["ticket.follow-up-ended"]
        case .noteContact: ["ticket.noted", "ticket.contacted"]
        case .offerRemedy: ["ticket.remedy-offered"]
        case .noteAnswer: ["ticket.remedy-answered"]
        case .archiveUnconfirmed: ["ticket.archived-unconfirmed"]
        case .dispatch: ["ticket.dispatched"]
        case .assign: ["ticket.assigned"]
        case .accept: ["ticket.accepted"]
        case .start: ["ticket.started"]
        case .handOver: ["ticket.handed-over"]
        case .reportAssignment: ["ticket.correction-asked"]
        case .correct: ["ticket.corrected"]
        case .refuseCorrection: ["ticket.correction-refused"]
        case .signOff: ["ticket.signed-off"]
        case .askExtension: ["ticket.extension-asked"]
        case .decideExtension: ["ticket.extension-decided"]
        case .announce: ["ticket.announced"]
        case .urge: ["ticket.urged"]
        case .progress: ["ticket.progressed"]
        case .workAround: ["ticket.worked-around"]
        case .promise: ["ticket.replied", "ticket.promised"]
        case .keepPromise: ["ticket.promise-kept"]
        case .withdrawPromise: ["ticket.promise-withdrawn"]
        case .escalate: ["ticket.escalated"]
        }
    }

    /// The paragraph that it follows; nil where a person decides.
    var paragraph: Paragraph? {
        switch self {
        case .resolve: "5.1"
        case .confirm, .noteConfirmation: "5.2"
        case .confirmBySilence: "5.3"
        case .rate: "5.4"
        case .noteContact, .offerRemedy, .noteAnswer: "5.7"
        case .archive, .sign, .archiveUnconfirmed: "5.6"
        case .reopen, .comeBack: "5.5"
        case .classify, .signOff: "3.6"
        case .tell: "4.8"
        case .noteFacts: "2.5"
        case .call, .endFollowUpWindow: "6.4"
        case .dispatch: "2.4"
        case .reportAssignment, .correct, .refuseCorrection: "2.4"
        case .askExtension, .decideExtension: "6.3"
        case .urge: "6.5"
        case .promise: "4.9"
        case .take, .reply, .ask, .note, .noteRefusal, .noteLink, .answer, .refuseResult, .sendReceipt, .assign,
            .accept, .start, .handOver, .announce, .progress, .workAround, .keepPromise, .withdrawPromise, .escalate,
            .link, .askForMissing, .waiveCompletion:
            nil
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
        case .tell: try ticket.tell(.init(through: "phone", words: words, evidence: words), in: tx)
        case .sign: try ticket.sign(in: tx)
        case .reopen, .comeBack: try ticket.reopen(.init(words), in: tx)
        case .link: try ticket.linkToFirst(in: tx)
        case .noteFacts: try ticket.note(facts: ["device": words], in: tx)
        case .askForMissing: try ticket.askForMissing(in: tx)
        case .waiveCompletion: try ticket.waiveCompletion(in: tx)
        case .call: try ticket.followUp(.init(.reached, words: words), in: tx)
        case .endFollowUpWindow: try ticket.endFollowUpWindow(in: tx)
        case .noteContact: try ticket.noteContact(words, in: tx)
        case .offerRemedy: try ticket.offerRemedy(words, cause: "attitude", in: tx)
        case .noteAnswer: try ticket.noteAnswer(toRemedy: .accepted, in: tx)
        case .archiveUnconfirmed: try ticket.archiveUnconfirmed(in: tx)
        case .dispatch: try ticket.dispatch(in: tx)
        case .assign: try ticket.assign(to: .team("complaints"), reason: words, in: tx)
        case .accept: try ticket.accept(in: tx)
        case .start: try ticket.start(in: tx)
        case .handOver: try ticket.handOver(to: .team("technical-support"), .init(words), in: tx)
        case .reportAssignment: try ticket.reportAssignment(reason: words, rather: "complaints", in: tx)
        case .correct: try ticket.correct(to: .team("complaints"), reason: words, in: tx)
        case .refuseCorrection: try ticket.refuseCorrection(reason: words, in: tx)
        case .signOff: try ticket.signOff(in: tx)
        case .askExtension:
            try ticket.askExtension(of: .solution, until: later(ticket, in: tx), reason: words, in: tx)
        case .decideExtension: try ticket.decideExtension(isGranted: true, answer: words, in: tx)
        case .announce: try ticket.announce(words, in: tx)
        case .urge: try ticket.urge(.init(words), in: tx)
        case .progress: try ticket.progress(.init(words), in: tx)
        case .workAround: try ticket.workAround(.init(words), in: tx)
        case .promise: try ticket.promise(.call, by: tx.now + .hours(1), .init(words), in: tx)
        case .keepPromise: try ticket.keep(promise: promise(on: ticket, in: tx), .init(words), in: tx)
        case .withdrawPromise: try ticket.withdraw(promise: promise(on: ticket, in: tx), reason: words, in: tx)
        case .escalate: try ticket.escalate(reason: words, in: tx)
        }
    }

    /// Late enough to be asked for, and not later than the manual lets the limit of a complaint go (4.7).
    private func later(_ ticket: Ticket, in tx: Transaction) throws -> Instant {
        let due = try tx.openClocks(of: Ticket.subjectKind, ticket.id).first { $0.kind == .solution }?.due ?? tx.now
        return max(due, tx.now) + .days(ticket.type == "complaint" ? 2 : 30)
    }

    private func promise(on ticket: Ticket, in tx: Transaction) throws -> Int64 {
        try tx.promised(on: ticket).first?.clock ?? 0
    }
}
