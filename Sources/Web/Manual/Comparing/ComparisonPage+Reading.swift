import Manual
import Pages
import Rulebook
import Storage
import Vocabulary

extension ComparisonPage {
    /// Unchanged lines that are shown around a change.
    private static let around = 3
    /// More rows than anybody reads.
    private static let most = 4000

    init(from: String?, to: String?, look: Look, for onlooker: Onlooker, in db: Reading) throws {
        let sides = try Sides(for: onlooker, in: db)
        let new = to.flatMap(sides.found) ?? sides.newest
        let old = from.flatMap(sides.found) ?? sides.before(new)
        let (oldText, newText) = (try sides.text(old, in: db), try sides.text(new, in: db))
        let comparison = TextComparison(oldText, newText)
        let hunks = Self.hunks(comparison)
        var rows = 0
        let shown = hunks.prefix { hunk in
            defer { rows += hunk.rows.count }
            return rows < Self.most
        }
        self.init(
            frame: try onlooker.frame(in: db), sides: sides.choices, from: old, to: new, look: look,
            removed: comparison.removed, added: comparison.added,
            changes: Self.changes(oldText, newText, onlooker.language), hunks: Array(shown),
            leftOut: hunks[shown.count...].reduce(0) { $0 + $1.rows.count },
            tabs: try ManualTabs(here: .editions, for: onlooker, in: db))
    }

    /// Nothing where one of the texts cannot be read as a manual.
    private static func changes(_ old: String, _ new: String, _ language: Language) -> [ReceiptBox.Changed] {
        guard let old = try? Edition.read(old), let new = try? Edition.read(new) else { return [] }
        return new.changes(since: old).map { ReceiptBox.Changed($0, language) }
    }

    /// Changes that lie near each other stand in one hunk.
    private static func hunks(_ comparison: TextComparison) -> [Hunk] {
        var hunks: [Hunk] = []
        var (rows, skipped): ([Row], Int) = ([], 0)
        for stretch in comparison.stretches {
            guard stretch.isKept else {
                rows += changed(stretch, comparison)
                continue
            }
            let kept = zip(stretch.old, stretch.new).map { old, new in
                Row(
                    old: Line(number: old + 1, text: comparison.old[old]),
                    new: Line(number: new + 1, text: comparison.new[new]))
            }
            if rows.isEmpty {
                skipped = max(0, kept.count - around)
                rows = kept.suffix(around)
            } else if kept.count <= 2 * around, stretch.old.upperBound < comparison.old.count {
                rows += kept
            } else {
                hunks.append(Hunk(skipped: skipped, rows: rows + kept.prefix(around)))
                skipped = max(0, kept.count - 2 * around)
                rows = kept.count > around ? kept.dropFirst(around).suffix(around) : []
            }
        }
        if rows.contains(where: { !$0.isKept }) { hunks.append(Hunk(skipped: skipped, rows: rows)) }
        return hunks
    }

    /// The lines of a change side by side, the first with the first.
    private static func changed(_ stretch: TextComparison.Stretch, _ comparison: TextComparison) -> [Row] {
        (0..<max(stretch.old.count, stretch.new.count)).map { place in
            let old = place < stretch.old.count ? stretch.old.lowerBound + place : nil
            let new = place < stretch.new.count ? stretch.new.lowerBound + place : nil
            let (before, after) = (old.map { comparison.old[$0] }, new.map { comparison.new[$0] })
            return Row(
                old: old.map { Line(number: $0 + 1, text: before ?? "", mark: .init(before ?? "", against: after)) },
                new: new.map { Line(number: $0 + 1, text: after ?? "", mark: .init(after ?? "", against: before)) })
        }
    }
}

extension ComparisonPage.Line.Mark {
    /// Lines that share less than a third are not marked inside: all of it is other.
    init(_ text: String, against other: String?) {
        let mine = Array(text)
        let theirs = Array(other ?? "")
        let most = min(mine.count, theirs.count)
        var head = 0
        while head < most, mine[head] == theirs[head] { head += 1 }
        var tail = 0
        while tail < most - head, mine[mine.count - 1 - tail] == theirs[theirs.count - 1 - tail] { tail += 1 }
        guard other != nil, (head + tail) * 3 >= mine.count, (head + tail) * 3 >= theirs.count else {
            self.init(head: text, middle: "", tail: "")
            return
        }
        self.init(
            head: String(mine[..<head]), middle: String(mine[head..<(mine.count - tail)]),
            tail: String(mine[(mine.count - tail)...]))
    }
}

/// What can stand on either side of a comparison.
private struct Sides {
    let choices: [Choice]
    let newest: String

    init(for onlooker: Onlooker, in db: Reading) throws {
        let texts = onlooker.texts
        let editions = try Publication.all(in: db)
        let draft = onlooker.mayEditManual ? try Draft.find(in: db) : nil
        choices =
            (draft == nil ? [] : [Choice("draft", texts["manual.tab-draft"])])
            + editions.map { Choice("\($0.number)", texts["manual.edition", "\($0.number)"]) }
        newest = choices.first?.key ?? "1"
    }

    func found(_ key: String) -> String? { choices.first { $0.key == key }?.key }

    /// The next older one; the same where there is none.
    func before(_ key: String) -> String {
        let place = choices.firstIndex { $0.key == key } ?? 0
        return choices.indices.contains(place + 1) ? choices[place + 1].key : key
    }

    func text(_ key: String, in db: Reading) throws -> String {
        if key == "draft" { return try Draft.find(in: db)?.text ?? "" }
        return try Publication.text(of: Int64(key) ?? 0, in: db)
    }
}
