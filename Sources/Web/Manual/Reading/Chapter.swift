import Pages

extension ManualPage {
    /// A numbered part of the manual.
    struct Chapter: Equatable, Sendable {
        let number: String
        let title: String
        let paragraphs: [Passage]

        /// Its line in the table of contents, with its paragraphs below.
        var entry: HTML {
            """
            <li><a href="#c-\(number)"><span>\(number)</span> \(title)</a>\
            \(when: paragraphs.contains { !$0.heading.isEmpty }, "<ol>\(paragraphs.map(\.entry))</ol>")</li>
            """
        }

        func html(_ wording: Wording) -> HTML {
            """
            <section class="chapter" id="c-\(number)"><h2><span>\(number)</span> \(title)</h2>
            \(paragraphs.map { $0.html(wording) })
            </section>
            """
        }
    }

    /// One paragraph in prose, with its margin.
    struct Passage: Equatable, Sendable {
        /// `3.1`
        let number: String
        var heading = ""
        /// Blank lines separate blocks.
        let text: String
        var rules: [Rule] = []
        var figures: Figures?
        /// Where somebody who reads may say what they would change; nil where nobody can.
        var proposal: Proposing?
        var chart: OrganisationChart?

        struct Proposing: Equatable, Sendable {
            let edition: Int
            /// How many others have proposed something here and wait.
            var waiting = 0
        }

        fileprivate var entry: HTML {
            "<li><a href=\"#p-\(number)\"><span>\(number)</span> \(heading.isEmpty ? number : heading)</a></li>"
        }

        fileprivate func html(_ wording: Wording) -> HTML {
            """
            <div class="passage" id="p-\(number)">
            <div class="text">\(when: !heading.isEmpty, "<h3>\(heading)</h3>")\(blocks)</div>
            <div class="margin">\(rules.map(\.html))\
            \(figures.map { $0.html(wording) })\(proposal.map { propose($0, wording.texts) })</div>
            \(chart.map { $0.html(wording.texts) })
            </div>
            """
        }

        /// The number stands in the first block, as it stands in a printed manual.
        private var blocks: HTML {
            let blocks = text.replacing("\r", with: "").split(separator: "\n\n").map(String.init)
            return blocks.enumerated().map { place, block in
                "<p>\(when: place == 0, "<a class=\"anchor\" href=\"#p-\(number)\">\(number)</a> ")\(block)</p>"
            }.joined(by: "")
        }

        private func propose(_ proposal: Proposing, _ texts: Texts) -> HTML {
            let address = "/manual/proposals?edition=\(proposal.edition)&paragraph=\(number.inQuery)"
            return """
                <div class="propose">\(when: proposal.waiting > 0, "<a class=\"waiting\" href=\"/manual/proposals#on-\(number)\">\(texts["manual.proposals", "\(proposal.waiting)"])</a>")\
                <a class="make" href="\(address)#make" hx-get="\(address)" hx-select="#make" hx-target="next .here" \
                hx-swap="innerHTML" aria-label="\(texts["manual.propose-here", number])">\(texts["manual.propose"])</a></div><div class="here"></div>
                """
        }
    }

    /// What the desk does by a paragraph: in a word, or case by case.
    struct Rule: Equatable, Sendable {
        struct Line: Equatable, Sendable {
            /// For which tickets, such as `Critical, live channels`.
            let cases: String
            let value: String
        }

        let title: String
        var lines: [Line] = []

        fileprivate var html: HTML {
            """
            <div class="rule"><p>\(title)</p>\
            \(when: !lines.isEmpty, "<dl>\(lines.map { "<div><dt>\($0.cases)</dt><dd>\($0.value)</dd></div>" })</dl>")</div>
            """
        }
    }

    /// How a paragraph fared: what was decided by it, and how the clocks fared that it set.
    struct Figures: Equatable, Sendable {
        var decided = 0
        var started = 0
        var met = 0
        var missed = 0

        func html(_ wording: Wording) -> HTML {
            let texts = wording.texts
            return """
                <p class="figures">\(when: decided > 0, "<span>\(texts["manual.decided", wording.number(decided)])</span>")\
                \(when: started > 0, "<span>\(texts["manual.applied", wording.number(started)])</span>")\
                \(when: met > 0, "<span class=\"met\">\(texts["manual.met", wording.number(met)])</span>")\
                \(when: missed > 0, "<span class=\"missed\">\(texts["manual.missed", wording.number(missed)])</span>")</p>
                \(when: started > 0, bar)
                """
        }

        /// Kept, missed and still running, as shares of a line.
        private var bar: HTML {
            let (kept, late) = (met * 1000 / max(1, started), missed * 1000 / max(1, started))
            return """
                <svg class="share" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
                <rect class="open" width="1000" height="10"/><rect class="kept" width="\(kept)" height="10"/>\
                <rect class="late" x="\(1000 - late)" width="\(late)" height="10"/></svg>
                """
        }
    }
}
