import Pages

extension ComparisonPage.Hunk {
    func html(_ place: Int, _ look: ComparisonPage.Look, _ texts: Texts) -> HTML {
        """
        <tbody id="h-\(place)" tabindex="-1">\
        \(when: skipped > 0, "<tr class=\"gap\"><td colspan=\"\(look == .side ? 4 : 3)\">\(texts["compare.gap", "\(skipped)"])</td></tr>")
        \(look == .side ? rows.map(Self.side) : Self.inline(rows))</tbody>
        """
    }

    private static func side(_ row: ComparisonPage.Row) -> HTML {
        "<tr>\(cells(row.old, "old"))\(cells(row.new, "new"))</tr>\n"
    }

    private static func cells(_ line: ComparisonPage.Line?, _ side: StaticString) -> HTML {
        guard let line else { return "<td class=\"none\"></td><td class=\"none\"></td>" }
        let look: HTML = line.mark == nil ? "" : " class=\"\(HTML(stringLiteral: side))\""
        return "<td class=\"place\">\(line.number)</td><td\(look)>\(content(line, side))</td>"
    }

    /// First what a stretch loses, then what it gains, as one reads a proof.
    private static func inline(_ rows: [ComparisonPage.Row]) -> [HTML] {
        var lines: [HTML] = []
        var waiting: [HTML] = []
        for row in rows {
            if row.isKept {
                lines += waiting
                waiting = []
                lines.append(
                    "<tr><td class=\"place\">\(row.old?.number ?? 0)</td><td class=\"place\">\(row.new?.number ?? 0)</td><td>\(row.new?.text ?? "")</td></tr>\n"
                )
                continue
            }
            if let old = row.old {
                lines.append(
                    "<tr><td class=\"place\">\(old.number)</td><td class=\"place\"></td><td class=\"old\">\(content(old, "old"))</td></tr>\n"
                )
            }
            if let new = row.new {
                waiting.append(
                    "<tr><td class=\"place\"></td><td class=\"place\">\(new.number)</td><td class=\"new\">\(content(new, "new"))</td></tr>\n"
                )
            }
        }
        return lines + waiting
    }

    private static func content(_ line: ComparisonPage.Line, _ side: StaticString) -> HTML {
        guard let mark = line.mark else { return HTML(escaping: line.text) }
        let isOld = side.description == "old"
        let middle: HTML = mark.middle.isEmpty ? .empty : "<mark>\(mark.middle)</mark>"
        let words: HTML = "\(mark.head)\(middle)\(mark.tail)"
        return isOld ? "<del>\(words)</del>" : "<ins>\(words)</ins>"
    }
}
