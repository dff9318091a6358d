import Customers
import Storage
import Vocabulary

extension Ticket {
    /// What tickets hold about a customer: each with all that was said on it and the list of its files.
    public static let export: ExportHook = { customer, db in
        let tickets = try db.rows(
            "SELECT \(sql: columns) FROM ticket WHERE customer = \(customer) ORDER BY id", Ticket.init)
        return Held.Entry("tickets", .list(try tickets.map { try $0.told(in: db) }))
    }

    private func told(in db: Reading) throws -> Held {
        let messages = try db.messages(of: self).map { message in
            Held.record(
                Held.Entry("at", .moment(message.at)), Held.Entry("kind", .text(message.kind.rawValue)),
                Held.Entry("staff", .number(message.staff)), Held.Entry("words", .text(message.words)))
        }
        let files = try db.attachments(of: self).map { file in
            Held.record(
                Held.Entry("name", .text(file.name)), Held.Entry("type", .text(file.type)),
                Held.Entry("bytes", .number(file.size)))
        }
        return .record(
            Held.Entry("number", .text(number)), Held.Entry("channel", .text(channel.text)),
            Held.Entry("type", .text(type.text)), Held.Entry("level", .text(level.text)),
            Held.Entry("levelReason", .text(levelReason)), Held.Entry("status", .text(status.rawValue)),
            Held.Entry("subject", .text(subject)), Held.Entry("demand", .text(demand as String?)),
            Held.Entry("urgent", .flag(urgent)), Held.Entry("occurred", .moment(occurredAt)),
            Held.Entry("wished", .moment(wishedAt)), Held.Entry("received", .moment(createdAt)),
            Held.Entry("resolved", .moment(resolvedAt)), Held.Entry("solution", .text(solution)),
            Held.Entry("confirmation", .text(confirmation?.rawValue)), Held.Entry("evidence", .text(evidence)),
            Held.Entry("confirmed", .moment(confirmedAt)), Held.Entry("stars", .number(stars.map(Int64.init))),
            Held.Entry("ratingWords", .text(ratingWords)), Held.Entry("archived", .moment(archivedAt)),
            Held.Entry("told", .moment(ending.toldAt)), Held.Entry("toldEvidence", .text(ending.toldEvidence)),
            Held.Entry("messages", .list(messages)), Held.Entry("files", .list(files)),
            Held.Entry("facts", .list(try toldFacts(in: db))), Held.Entry("calls", .list(try toldCalls(in: db))),
            Held.Entry("remedies", .list(try toldRemedies(in: db))),
            Held.Entry("questions", .list(try toldQuestions(in: db))))
    }

    private func toldFacts(in db: Reading) throws -> [Held] {
        try db.facts(of: self).values.sorted { $0.fact.text < $1.fact.text }.map { fact in
            .record(
                Held.Entry("fact", .text(fact.fact.text)), Held.Entry("said", .text(fact.value)),
                Held.Entry("staff", .number(fact.staff)), Held.Entry("at", .moment(fact.at)))
        }
    }

    private func toldCalls(in db: Reading) throws -> [Held] {
        try db.followUps(of: self).flatMap { try db.attempts(of: $0) }.map { call in
            .record(
                Held.Entry("at", .moment(call.at)), Held.Entry("outcome", .text(call.outcome.rawValue)),
                Held.Entry("staff", .number(call.staff)), Held.Entry("words", .text(call.words)))
        }
    }

    private func toldRemedies(in db: Reading) throws -> [Held] {
        try db.remedies(of: self).map { remedy in
            .record(
                Held.Entry("opened", .moment(remedy.openedAt)), Held.Entry("cause", .text(remedy.cause)),
                Held.Entry("words", .text(remedy.words)), Held.Entry("answer", .text(remedy.answer?.rawValue)),
                Held.Entry("answered", .moment(remedy.answeredAt)))
        }
    }

    /// What colleagues asked about the ticket, and how it was decided.
    private func toldQuestions(in db: Reading) throws -> [Held] {
        try db.approvals(of: self).map { approval in
            .record(
                Held.Entry("at", .moment(approval.askedAt)), Held.Entry("kind", .text(approval.kind.rawValue)),
                Held.Entry("reason", .text(approval.reason)), Held.Entry("verdict", .text(approval.verdict?.rawValue)),
                Held.Entry("answer", .text(approval.answer)))
        }
    }
}
