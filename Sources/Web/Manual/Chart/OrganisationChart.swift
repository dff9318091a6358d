import Pages

/// Who works in the center, as a tree that is read from the start of a line to its end (C1).
struct OrganisationChart: Equatable, Sendable {
    struct Node: Equatable, Sendable {
        let name: String
        /// Below the name, such as how many people there are.
        var note = ""
        /// Nobody is there yet.
        var isVacant = false
        var below: [Node] = []
    }

    let root: Node

    func html(_ texts: Texts) -> HTML {
        let drawing = TreeDrawing(root)
        return """
            <figure class="chart" tabindex="0"><figcaption>\(texts["chart.title"])</figcaption>
            <svg viewBox="0 0 \(drawing.width) \(drawing.height)" width="\(drawing.width)" height="\(drawing.height)" aria-hidden="true" \
            focusable="false">\(drawing.lines.map(Self.line))\(drawing.boxes.map(Self.box))</svg>
            <ul class="unseen">\(Self.item(root))</ul></figure>
            """
    }

    private static func line(_ line: TreeDrawing.Line) -> HTML {
        "<path d=\"M\(line.x) \(line.y)H\(line.middle)V\(line.toY)H\(line.toX)\"/>"
    }

    private static func box(_ box: TreeDrawing.Box) -> HTML {
        let middle = box.y + box.height / 2
        return """
            <g\(attribute: "class", box.isVacant ? "vacant" : box.depth == 0 ? "head" : nil)>\
            <rect x="\(box.x)" y="\(box.y)" width="\(box.width)" height="\(box.height)" rx="4"/>\
            <text x="\(box.x + 12)" y="\(box.note.isEmpty ? middle + 5 : middle - 3)">\(box.name)</text>\
            \(when: !box.note.isEmpty, "<text class=\"note\" x=\"\(box.x + 12)\" y=\"\(middle + 14)\">\(box.note)</text>")</g>
            """
    }

    private static func item(_ node: Node) -> HTML {
        """
        <li>\(node.name) \(node.note)\(when: !node.below.isEmpty, "<ul>\(node.below.map(item))</ul>")</li>
        """
    }
}
