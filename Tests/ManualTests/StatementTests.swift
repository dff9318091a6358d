import Foundation
import Manual
import Presets
import Testing
import Vocabulary

/// The text catalogs as they lie beside the sources.
private let catalogs: [String: [String: String]] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/Pages/Catalogs")
    do {
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }
            .reduce(into: [:]) { all, file in
                let area = try JSONDecoder().decode([String: [String: String]].self, from: Data(contentsOf: file))
                all.merge(area) { first, _ in first }
            }
    } catch { fatalError("\(error)") }
}()

@Suite("Interface · What rules say in short")
struct StatementTests {
    @Test(arguments: Presets.names) func `every rule is shown, in sentences that the catalogs have`(name: String) {
        let edition = preset(name)
        let rules = edition.document.parts.flatMap(\.clauses).flatMap(\.rules)
        let statements = rules.flatMap(edition.statements)
        #expect(statements.count > 40)
        for statement in statements { expectKnown(statement) }
    }

    private func expectKnown(_ statement: Statement) {
        let gaps = catalogs[statement.key]?["en"].map { Set($0.matches(of: /\{\d\}/).map { String($0.0) }).count }
        #expect(gaps == statement.about.count, "\(statement.key)")
        for term in statement.about {
            switch term {
            case .statement(let inner): expectKnown(inner)
            case .statements(let inner):
                #expect(!inner.isEmpty, "\(statement.key)")
                inner.forEach(expectKnown)
            case .names(let names): #expect(!names.isEmpty, "\(statement.key)")
            case .text(let text): #expect(!text.isEmpty, "\(statement.key)")
            case .span: break
            }
        }
    }

    @Test func `a rule says its figures`() throws {
        let extending = try #require(standard.extending)
        #expect(
            standard.statements(of: .extending(extending)).map(\.key) == [
                "rule.extending", "rule.extending-further", "rule.deputies", "rule.extending-ahead",
                "rule.extending-short", "rule.extending-never",
            ])
        let follow = try #require(standard.followUps?.rules.last)
        let drawn = try #require(standard.statements(of: .followUpRule(follow)).first)
        #expect(drawn.key == "rule.follow-up-share")
        #expect(drawn.about.last == .text("20"))
    }

    @Test(arguments: [("standard", "2.5", 4), ("e", "1.4", 2), ("d", "2.3", 1)])
    func `E4: what must be known stands where it is asked for`(name: String, paragraph: Paragraph, demands: Int) {
        let edition = preset(name)
        let clauses = edition.document.parts.flatMap(\.clauses).filter { clause in
            clause.rules.flatMap(edition.statements).contains { $0.key == "rule.facts" }
        }
        #expect(clauses.map(\.number) == [paragraph])
        let said = clauses.flatMap(\.rules).flatMap(edition.statements).filter { $0.key == "rule.facts" }
        #expect(said.count == demands)
    }

    @Test(arguments: Presets.names) func `no rule is lost`(name: String) {
        let edition = preset(name)
        let rules = edition.document.parts.flatMap(\.clauses).flatMap(\.rules)
        let promises = rules.filter { if case .promise = $0 { true } else { false } }
        #expect(promises.count == edition.promises.count)
        let escalations = rules.filter { if case .escalation = $0 { true } else { false } }
        #expect(escalations.count == edition.escalations.count)
        #expect(rules.contains { if case .followUps = $0 { true } else { false } } == (edition.followUps != nil))
        #expect(rules.contains { if case .dispatch = $0 { true } else { false } } == (edition.dispatch != nil))
        #expect(rules.filter { if case .blank = $0 { true } else { false } }.count == edition.blanks.count)
    }

    @Test func `every mistake and every fact has its sentence`() {
        for kind in Mistake.Kind.allCases { #expect(catalogs[kind.rawValue]?.count == 3, "\(kind)") }
        for fact in [
            "type", "subtype", "business", "level", "channel", "customer-level", "answer", "urgent", "not-urgent",
            "word", "reopened", "not-rated", "drawn", "nothing-else",
        ] {
            #expect(catalogs["fact." + fact]?.count == 3, "\(fact)")
        }
    }
}

@Suite("Speed · Rules without a database", .timeLimit(.minutes(1)))
struct RuleSpeedTests {
    @Test func `ten thousand proposals and dispatches are the work of a moment`() {
        let words = String(repeating: "昨晚升级以后登录一直报错 timeout，客户很着急，麻烦尽快处理。", count: 4)
        var seen: Set<LevelKey> = []
        for count in 0..<10_000 {
            let intake = Intake(type: "fault", channel: "form", isUrgent: count % 2 == 0, words: words)
            let level = standard.proposal(for: intake).level
            seen.insert(level)
            _ = standard.dispatch(for: Case(type: "fault", level: level, channel: "form"))
        }
        #expect(seen == ["urgent", "normal"])
    }
}
