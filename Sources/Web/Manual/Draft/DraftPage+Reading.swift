import Manual
import Pages
import People
import Presets
import Rulebook
import Storage
import Vocabulary

extension DraftPage {
    init(_ draft: Draft, for onlooker: Onlooker, in db: Reading) throws {
        self.init(
            frame: try onlooker.frame(in: db), text: draft.text, revision: Int(draft.revision),
            base: draft.base.map { Int($0) }, state: try State(draft, in: db),
            findings: try Findings(draft.text, base: draft.base, onlooker.texts, in: db),
            tabs: try ManualTabs(here: .draft, for: onlooker, in: db))
    }

    /// A text that was not kept, as it was typed, with the reason.
    init(
        unkept text: String, seen revision: Int, because refusal: Refusal, for onlooker: Onlooker, in db: Reading
    ) throws {
        let stored = try Draft.find(in: db)
        var state = State(at: db.now, bytes: text.utf8.count, limit: Edition.largestText)
        state.isKept = false
        var findings = try Findings(text, base: stored?.base, onlooker.texts, in: db)
        findings.refusal = Findings.Refused(
            sentence: onlooker.texts.text(of: refusal),
            over: refusal.kind == .stale ? stored.map { Int($0.revision) } : nil)
        self.init(
            frame: try onlooker.frame(in: db), text: text, revision: revision, base: stored?.base.map { Int($0) },
            state: state, findings: findings, tabs: try ManualTabs(here: .draft, for: onlooker, in: db))
    }
}

extension DraftPage.State {
    fileprivate init(_ draft: Draft, in db: Reading) throws {
        self.init(
            at: draft.changedAt, by: try draft.changedBy.flatMap { try Person.find($0, in: db)?.name },
            bytes: draft.text.utf8.count, limit: Edition.largestText)
    }
}

extension DraftStartPage {
    init(for onlooker: Onlooker, in db: Reading) throws {
        let texts = onlooker.texts
        let frame = try onlooker.frame(in: db)
        let wording = frame.wording(texts)
        let current = try db.currentEdition().number
        let editions = try Publication.all(limit: 5, in: db).map { publication in
            let standing = publication.standing(at: db.now, current: current)
            return Choice(
                "edition-\(publication.number)", texts["manual.edition", "\(publication.number)"],
                hint: "\(texts["standing.\(standing.rawValue)"]) · \(wording.appointment(publication.start))")
        }
        let presets = try Presets.names.map { name in
            let text = try Presets.text(of: name) ?? ""
            return Choice("preset-\(name)", try Edition.read(text).name[onlooker.language], hint: texts["draft.preset"])
        }
        self.init(
            frame: frame, sources: editions + presets,
            filled: Filled(values: ["source": editions.first?.key ?? ""]),
            tabs: try ManualTabs(here: .draft, for: onlooker, in: db))
    }
}

extension Draft.Source {
    /// Reads `edition-4` and `preset-standard`.
    init?(typed: String) {
        if typed.hasPrefix("edition-"), let number = Int64(typed.dropFirst("edition-".count)) {
            self = .edition(number)
        } else if typed.hasPrefix("preset-") {
            self = .preset(String(typed.dropFirst("preset-".count)))
        } else {
            return nil
        }
    }
}

extension Draft {
    /// The draft and what it says; refuses where it has mistakes.
    static func readable(in db: Reading) throws -> (draft: Draft, edition: Edition) {
        guard let draft = try find(in: db) else { throw Refusal(.conflict, "draft.none") }
        do { return (draft, try Edition.read(draft.text)) } catch {
            throw Refusal(.conflict, "draft.mistaken", [String(error.all.count)])
        }
    }
}
