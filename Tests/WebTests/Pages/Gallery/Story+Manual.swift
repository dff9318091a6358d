import Pages
import Vocabulary

@testable import Web

extension Story {
    /// Every page of the manual's room.
    var manualRoom: [(name: String, page: HTML)] {
        [
            ("manual", manual.html(texts)), ("manual-read", manualRead.html(texts)),
            ("manual-editions", editions.html(texts)), ("manual-receipts", receipts.html(texts)),
            ("manual-draft", draft.html(texts)), ("manual-draft-stale", draftStale.html(texts)),
            ("manual-draft-start", draftStart.html(texts)), ("manual-publication", publication.html(texts)),
            ("manual-comparison", comparison(.side).html(texts)),
            ("manual-comparison-inline", comparison(.inline).html(texts)), ("manual-proposals", proposals.html(texts)),
        ]
    }

    var manual: ManualPage {
        ManualPage(
            frame: frame("/manual", staff: true), title: self["support-center-operating-manual"],
            standing: .inForce(edition: 4, since: ago(60 * 24 * 21)), summary: self["pick-up-is-quicker-now"],
            review: .init(day: "2026-11-01", isOver: true),
            chapters: [
                .init(
                    number: "1", title: self("中心", "中心", "The center"),
                    paragraphs: [
                        .init(
                            number: "1.3", heading: self("团队", "團隊", "Teams"), text: self["the-first-line-meets"],
                            proposal: .init(edition: 4), chart: chart)
                    ]),
                .init(
                    number: "2", title: self("接入", "接入", "Intake"),
                    paragraphs: [
                        .init(
                            number: "2.1", heading: self("时限", "時限", "Limits"), text: self["the-phone-is-picked"],
                            rules: [
                                .init(
                                    title: self("接入 · 服务时间", "接入 · 服務時間", "Pick-up · service hours"),
                                    lines: [
                                        .init(cases: self("电话", "電話", "Phone"), value: self("15 秒", "15 秒", "15 s")),
                                        .init(
                                            cases: self("在线客服、线下", "線上客服、臨櫃", "Chat, in person"),
                                            value: self("10 秒", "10 秒", "10 s")),
                                        .init(cases: texts["rule.otherwise"], value: self("30 分钟", "30 分鐘", "30 min")),
                                    ])
                            ], figures: .init(started: 1284, met: 1190, missed: 37),
                            proposal: .init(edition: 4, waiting: 2)),
                        .init(number: "2.2", text: self["every-request-is-recorded"], proposal: .init(edition: 4)),
                    ]),
                .init(
                    number: "3", title: self("定级", "定級", "Levels"),
                    paragraphs: [
                        .init(
                            number: "3.1", heading: self("紧急", "緊急", "Urgent"),
                            text: mark.sentence + "\n\n" + self["first-response-15-min"],
                            rules: [.init(title: self["fault-core-function-blocked"])],
                            figures: .init(decided: 212, started: 212, met: 208, missed: 4),
                            proposal: .init(edition: 4))
                    ]),
            ],
            receipt: ReceiptBox(
                edition: 4, known: 3,
                changes: [
                    .init(number: "2.1", heading: self("时限", "時限", "Limits"), change: "rules"),
                    .init(number: "3.1", heading: self("紧急", "緊急", "Urgent"), change: "words-and-rules"),
                    .init(number: "5.2", heading: self("进展", "進度", "Progress"), change: "removed"),
                ]), tabs: ManualTabs(here: .reading, isEditor: true, waiting: 2))
    }

    private var manualRead: ManualPage {
        var page = manual
        page.receipt = ReceiptBox(edition: 4, given: .init(name: agent, at: ago(4000)))
        page.tabs = ManualTabs(here: .reading)
        return page
    }

    var chart: OrganisationChart {
        let team = self("一线", "第一線", "First line")
        let post = self("客服专员", "客服專員", "Agent")
        return OrganisationChart(
            root: .init(
                name: frame("/").center, note: texts["chart.people", "9"],
                below: [
                    .init(name: self("中心主管", "中心主管", "Supervisor"), note: texts["chart.person", "1"]),
                    .init(
                        name: team, note: texts["chart.people", "8"],
                        below: [.init(name: post, note: texts["chart.people", "8"])]),
                    .init(
                        name: self("培训专员", "培訓專員", "Trainer"), note: texts["chart.vacant"], isVacant: true),
                ]))
    }

    private var editions: EditionsPage {
        EditionsPage(
            frame: frame("/manual/editions", staff: true),
            rows: [
                .init(
                    number: 5, standing: "scheduled", start: ahead(3000), publishedAt: ago(30), publishedBy: lead,
                    summary: self["pick-up-is-quicker-now"], review: "2027-03-01", before: 3,
                    receipts: .init(given: 1, people: 9)),
                .init(
                    number: 4, standing: "withdrawn", start: ahead(2000), publishedAt: ago(4000), publishedBy: lead,
                    before: 3),
                .init(
                    number: 3, standing: "in-force", start: ago(90_000), publishedAt: ago(91_000),
                    receipts: .init(given: 9, people: 9)),
            ], tabs: ManualTabs(here: .editions, isEditor: true))
    }

    private var receipts: ReceiptsPage {
        ReceiptsPage(
            frame: frame("/manual/editions/4/receipts", staff: true), edition: 4,
            given: [
                .init(name: agent, role: self("客服专员", "客服專員", "Agent"), at: ago(4000)),
                .init(name: lead, role: self("中心主管", "中心主管", "Supervisor"), at: ago(3000)),
            ],
            missing: [
                .init(name: engineer, role: self("技术支持专员", "技術支援專員", "Engineer"), known: 3),
                .init(name: customer, role: self("培训专员", "培訓專員", "Trainer")),
            ])
    }

    private var draft: DraftPage {
        DraftPage(
            frame: frame("/manual/draft", staff: true),
            text: "format: 1\n\nlevels:\n  - key: critical\n    limit: soon\n",
            revision: 12, base: 4, state: .init(at: ago(1), by: lead, bytes: 39_742, limit: 2_000_000),
            findings: Findings(
                mistakes: [
                    .init(
                        line: 5, column: 12, sentence: texts["mistake.bad-duration", "soon"], before: "limit: ",
                        word: "soon", rest: "")
                ], total: 140, base: 4))
    }

    private var draftStale: DraftPage {
        var page = draft
        page.findings = Findings(
            mistakes: [], total: 0,
            changes: [.init(number: "2.1", heading: self("时限", "時限", "Limits"), change: "added")], base: 4,
            refusal: .init(sentence: texts["draft.stale"], over: 13))
        return page
    }

    private var draftStart: DraftStartPage {
        DraftStartPage(
            frame: frame("/manual/draft", staff: true),
            sources: [
                Choice("edition-4", texts["manual.edition", "4"], hint: texts["standing.in-force"]),
                Choice("preset-standard", self("标准手册", "標準手冊", "Standard"), hint: texts["draft.preset"]),
            ], filled: Filled(values: ["source": "edition-4"], refusal: Refusal(.conflict, "draft.exists")))
    }

    private var publication: PublicationPage {
        PublicationPage(
            frame: frame("/manual/draft/publication", staff: true), edition: 5, revision: 12, latest: 4,
            changes: [.init(number: "2.1", heading: self("时限", "時限", "Limits"), change: "rules")], removed: 1, added: 3,
            cautions: [texts["publish.lost-roles", "\(engineer) (technician)"]],
            filled: Filled(
                values: ["when": "later", "start": "2026-11-20T09:00"],
                refusal: .invalid([.init("start", "edition.start-past")])))
    }

    private func comparison(_ look: ComparisonPage.Look) -> ComparisonPage {
        ComparisonPage(
            frame: frame("/manual/comparison", staff: true),
            sides: [Choice("draft", texts["manual.tab-draft"]), Choice("4", texts["manual.edition", "4"])], from: "4",
            to: "draft", look: look, removed: 1, added: 2,
            changes: [.init(number: "2.1", heading: self("时限", "時限", "Limits"), change: "rules")],
            hunks: [
                .init(
                    skipped: 258,
                    rows: [
                        .init(
                            old: .init(number: 259, text: "limits:"), new: .init(number: 259, text: "limits:")),
                        .init(
                            old: .init(
                                number: 260, text: "- { limit: 30 min }",
                                mark: .init(head: "- { limit: ", middle: "30", tail: " min }")),
                            new: .init(
                                number: 260, text: "- { limit: 20 min }",
                                mark: .init(head: "- { limit: ", middle: "20", tail: " min }"))),
                        .init(
                            old: nil,
                            new: .init(
                                number: 261, text: "# <b>", mark: .init(head: "# <b>", middle: "", tail: ""))),
                    ])
            ], leftOut: 12)
    }

    private var proposals: ProposalsPage {
        let item = ProposalsPage.Item(
            id: 7, edition: 4, paragraph: "3.1", sentence: mark.sentence, words: self["nobody-is-there-at-night"],
            by: agent, at: ago(130))
        var refused = item
        refused.filled = Filled(values: ["answer": ""], refusal: .invalid([.init("answer", "flaw.required")]))
        return ProposalsPage(
            frame: frame("/manual/proposals", staff: true),
            making: .init(edition: 4, paragraph: "2.2", sentence: self["every-request-is-recorded"]), open: [refused],
            decided: [
                .init(
                    id: 5, edition: 3, paragraph: "2.1", sentence: self["the-phone-is-picked"],
                    words: self["nobody-is-there-at-night"], by: engineer, at: ago(9000),
                    decision: .init(isTaken: false, answer: self["first-response-15-min"], by: lead, at: ago(800)))
            ], tabs: ManualTabs(here: .proposals, isEditor: true, waiting: 1))
    }
}
