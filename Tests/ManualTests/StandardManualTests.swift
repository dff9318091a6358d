import Manual
import Presets
import Testing
import Vocabulary

@Suite("The standard manual (A1, A5, A8, D3, D9)")
struct StandardManualTests {
    @Test func `it reads without a mistake`() throws {
        let text = try #require(try Presets.text(of: "standard"))
        let edition = try Edition.read(text)
        #expect(edition.levels.map(\.key) == ["critical", "urgent", "normal", "low"])
        #expect(edition.levels.map(\.rank) == [1, 2, 3, 4])
    }

    @Test func `a preset that is not there is nil`() throws {
        #expect(try Presets.text(of: "../Package") == nil)
        #expect(Presets.names == ["standard"])
    }

    @Test func `the same text is the same edition`() throws {
        let text = try #require(try Presets.text(of: "standard"))
        #expect(try Edition.read(text) == standard)
    }

    @Test func `it has the roles of the manuals`() {
        #expect(
            standard.roles.map(\.key) == [
                "supervisor", "agent", "technical-support", "quality-inspector", "trainer", "operations-clerk",
            ])
        #expect(standard.permissions(of: "supervisor") == Set(Permission.allCases))
        #expect(standard.permissions(of: "operations-clerk").contains(.archiveTickets))
        #expect(!standard.permissions(of: "agent").contains(.archiveTickets))
        #expect(standard.permissions(of: "trainer") == [.readTickets])
        #expect(standard.permissions(of: "nobody") == [])
    }

    @Test func `types have their subtypes`() {
        #expect(standard.types.map(\.key) == ["consultation", "fault", "complaint", "suggestion", "service", "other"])
        #expect(standard.type("fault")?.subtypes.map(\.key) == ["hardware", "software", "operation"])
        #expect(standard.type("complaint")?.subtypes.map(\.key) == ["service", "product", "after-sales"])
    }

    @Test func `nothing it names is without a word in every language`() {
        let names =
            standard.roles.map(\.name) + standard.teams.map(\.name) + standard.channels.map(\.name)
            + standard.types.flatMap { [$0.name] + $0.subtypes.map(\.name) } + standard.levels.map(\.name)
            + standard.promises.map(\.promise.name)
            + standard.sections.flatMap { [$0.heading] + $0.passages.flatMap { [$0.heading, $0.text] } }
        for name in names {
            for language in Language.allCases { #expect(!name[language].isEmpty) }
        }
    }

    @Test func `ends have their figures`() {
        #expect(standard.confirming.silence == .hours(72))
        #expect(standard.reopening.within == .days(7))
        #expect(standard.rating.scale == 1...5)
        #expect(standard.rating.isBad(2))
        #expect(!standard.rating.isBad(3))
        #expect(standard.resolving.needs == [.solution])
    }
}
