import Pages
import Tickets
import Vocabulary

@testable import Web

extension Story {
    var approvalsPages: [(name: String, html: HTML)] {
        [
            ("approvals", approvals.html(texts)),
            ("approvals-refused", approvalsRefused.html(texts)),
            (
                "approvals-empty",
                ApprovalsPage(frame: deskFrame("/approvals"), items: [], teams: [], key: "k").html(texts)
            ),
        ]
    }

    private func approval(_ id: Int64, _ kind: Approval.Kind, due: Int) -> ApprovalItem {
        ApprovalItem(
            id: id, kind: kind, number: rows[Int(id)].number, subject: rows[Int(id)].subject, level: level("urgent"),
            paragraph: "3.6", holder: self("一线", "一線", "First line"), asker: kind == .signOff ? nil : engineer,
            asked: ago(25), due: ahead(due), reason: kind == .signOff ? "" : self["blank-screen-after-login"],
            limit: kind == .extending ? self("解决", "解決", "Solution") : nil,
            until: kind == .extending ? ahead(1500) : nil, team: kind == .correction ? "technical-support" : nil,
            isLate: kind == .signOff)
    }

    var approvalItems: [ApprovalItem] {
        [approval(0, .signOff, due: -4), approval(1, .extending, due: 35), approval(2, .correction, due: 6)]
    }

    var approvals: ApprovalsPage {
        ApprovalsPage(
            frame: deskFrame("/approvals"), items: approvalItems,
            teams: [Choice("technical-support", self("技术支持", "技術支援", "Technical support"))], key: "key-1")
    }

    var approvalsRefused: ApprovalsPage {
        var page = approvals
        page.refused = 1
        page.filled = Filled(
            values: ["reason": ""], refusal: .invalid([Refusal.Flaw("reason", "flaw.required")]))
        return page
    }
}
