import People
import Rulebook
import Storage
import Vocabulary

extension ProposalsPage {
    init(for onlooker: Onlooker, in db: Reading) throws {
        let names = Dictionary(try Person.all(in: db).map { ($0.id, $0.name) }) { first, _ in first }
        self.init(
            frame: try onlooker.frame(in: db),
            open: try ChangeProposal.open(in: db).map { try Item($0, names, onlooker, in: db) },
            decided: try ChangeProposal.decided(in: db).map { try Item($0, names, onlooker, in: db) },
            tabs: try ManualTabs(here: .proposals, for: onlooker, in: db))
    }
}

extension ProposalsPage.Item {
    fileprivate init(
        _ proposal: ChangeProposal, _ names: [Int64: String], _ onlooker: Onlooker, in db: Reading
    ) throws {
        let passage = try db.edition(proposal.edition).edition.passage(proposal.paragraph)
        func name(_ person: Int64?) -> String { person.flatMap { names[$0] } ?? onlooker.texts["ticket.nobody"] }
        self.init(
            id: Int(proposal.id), edition: Int(proposal.edition), paragraph: proposal.paragraph.number,
            sentence: passage?.text[onlooker.language] ?? "", words: proposal.words, by: name(proposal.person),
            at: proposal.at,
            decision: proposal.decidedAt.map {
                Decision(
                    isTaken: proposal.state == .taken, answer: proposal.answer, by: name(proposal.decidedBy), at: $0)
            })
    }
}

extension ProposalsPage.Making {
    /// Refuses a paragraph that the edition does not have.
    init(_ paragraph: Paragraph, of edition: Int64, _ onlooker: Onlooker, in db: Reading) throws {
        guard let passage = try db.edition(edition).edition.passage(paragraph) else {
            throw Refusal(.notFound, "refusal.not-found")
        }
        self.init(
            edition: Int(edition), paragraph: paragraph.number, sentence: passage.text[onlooker.language])
    }
}
