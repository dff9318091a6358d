import Foundation
import Pages
import Vocabulary

@testable import Web

/// A Monday afternoon at a believable center, told in one of the three languages.
struct Story {
    let language: Language
    var theme: Frame.Theme = .light
    let now = Instant(seconds: 1_795_416_130)

    static let catalogs = try? Catalogs.bundled()
    var texts: Texts { Self.catalogs?[language] ?? .none }

    func callAsFunction(_ zhHans: String, _ zhHant: String, _ en: String) -> String {
        Name(zhHans: zhHans, zhHant: zhHant, en: en)[language]
    }

    /// The longer samples lie in `words.json`, in the catalogs' form.
    subscript(key: String) -> String { Self.words[key]?[language.rawValue] ?? key }

    private static let words: [String: [String: String]] = {
        guard let file = Bundle.module.url(forResource: "words", withExtension: "json"),
            let data = try? Data(contentsOf: file),
            let words = try? JSONDecoder().decode([String: [String: String]].self, from: data)
        else { preconditionFailure("the samples could not be read") }
        return words
    }()

    func ago(_ minutes: Int) -> Instant { now - .minutes(minutes) }
    func ahead(_ minutes: Int) -> Instant { now + .minutes(minutes) }

    func frame(_ path: String, staff: Bool = false) -> Frame {
        Frame(
            language: language, theme: theme, path: path, formToken: "tok-5e0c91", assets: "/assets/v1",
            center: self("云栖科技客户支持中心", "雲棲科技客戶支援中心", "Yunqi Support Center"),
            staff: staff ? Frame.Staff(name: agent, role: self("客服专员", "客服專員", "Agent")) : nil,
            zone: zone, now: now, live: staff ? "/live?after=1.2041" : nil)
    }

    var zone: TimeZone { TimeZone(identifier: "Asia/Shanghai") ?? .gmt }
    var agent: String { self("周晓岚", "周曉嵐", "Lan Zhou") }
    var engineer: String { self("陈立", "陳立", "Li Chen") }
    var lead: String { self("林若水", "林若水", "Ruth Lin") }
    var customer: String { self("张女士", "張女士", "Ms Zhang") }

    var types: [Choice] {
        [
            Choice("consultation", self("咨询", "諮詢", "Consultation")), Choice("fault", self("故障", "故障", "Fault")),
            Choice("complaint", self("投诉", "投訴", "Complaint")), Choice("suggestion", self("建议", "建議", "Suggestion")),
            Choice("service", self("服务请求", "服務請求", "Service request")), Choice("other", self("其他", "其他", "Other")),
        ]
    }
    var levels: [Choice] {
        [
            Choice("critical", self("一级严重", "一級嚴重", "Critical")), Choice("urgent", self("二级紧急", "二級緊急", "Urgent")),
            Choice("normal", self("三级普通", "三級普通", "Normal")), Choice("low", self("四级低", "四級低", "Low")),
        ]
    }
    func type(_ key: String) -> String { types.first { $0.key == key }?.name ?? key }
    func level(_ key: String) -> TicketPane.Level {
        TicketPane.Level(key: key, name: levels.first { $0.key == key }?.name ?? key)
    }

    var mark: Mark {
        Mark(
            paragraph: "3.1", edition: 4,
            sentence: self["a-fault-that-blocks"],
            facts: [
                Mark.Fact(name: self("类型", "類型", "Type"), value: type("fault")),
                Mark.Fact(name: self("影响", "影響", "Impact"), value: self("核心功能受阻", "核心功能受阻", "core function blocked")),
                Mark.Fact(name: self("客户标注", "客戶標註", "Customer says"), value: self("紧急", "緊急", "urgent")),
            ])
    }

    func clock(_ kind: String, from start: Int, to due: Int, _ state: ClockFace.State = .running, end: Int? = nil)
        -> ClockFace
    {
        ClockFace(kind: kind, state: state, start: ago(start), due: ahead(due), end: end.map { ago($0) }, mark: nil)
    }
}
