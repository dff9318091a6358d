import Pages
import Vocabulary

@testable import Web

extension Story {
    /// A ticket on which everything waits for somebody.
    func paneOnItsWay(allows: Set<TicketPane.Verb>) -> TicketPane {
        var pane = pane(allows: allows)
        pane.work = work
        return pane
    }

    private var end: TicketEnd {
        TicketEnd(
            told: .init(at: ago(12), channel: self("电话", "電話", "Phone"), by: agent, evidence: "R-20261123-0087"),
            signature: .init(name: engineer, role: self("技术支持专员", "技術支援專員", "Technical support"), at: ago(11)),
            stars: 2,
            opinion: self("等得太久", "等得太久", "It took too long"),
            followUp: .init(outcome: nil, nextAt: ahead(60), attempts: 1, mark: mark),
            remedy: .init(stars: 2, mark: mark),
            causes: [Choice("unsolved", self("没有真正解决", "沒有真正解決", "Not really solved"))],
            relations: [
                .init(
                    kind: "follow-up-of", number: "CST-20261014007",
                    subject: self("小票打印偏移", "明細列印偏移", "Receipts print off-centre"), status: .archived)
            ], reopenableUntil: ahead(4000))
    }

    var work: TicketWork {
        let team = self("技术支持", "技術支援", "Technical support")
        return TicketWork(
            receivers: [Choice("team:technical-support", team), Choice("person:7", "\(team) · \(engineer)")],
            teams: [Choice("technical-support", team)],
            lines: [Choice("second", self("二线", "二線", "Second line"))],
            limits: [Choice("solution", texts["clock.kind.solution"])], signing: .init(by: nil, mark: mark), urges: 2,
            expected: ahead(90),
            approvals: [
                OpenApproval(
                    kind: .signOff, what: level("urgent").name, reason: "", askedAt: ago(20), isLate: true, mark: mark),
                OpenApproval(
                    kind: .extending, what: texts["clock.kind.solution"], until: ahead(300),
                    reason: self("备件明天到", "備件明天到", "The part comes tomorrow"), askedBy: engineer, askedAt: ago(10),
                    mark: mark),
                OpenApproval(
                    kind: .correction, what: team, reason: self("属于网络问题", "屬於網路問題", "It is the network"),
                    askedBy: agent, askedAt: ago(6), mark: mark),
            ],
            promises: [OpenPromise(id: 41, isCall: true, due: ahead(30))],
            facts: [
                TicketFact(key: "device", name: self("设备型号", "裝置型號", "Device"), isRequired: true),
                TicketFact(
                    key: "backup", name: self("已备份", "已備份", "Backed up"), known: self("是", "是", "Yes"), value: "yes",
                    choices: [Choice("yes", self("是", "是", "Yes")), Choice("no", self("否", "否", "No"))]),
            ], end: end)
    }
}
