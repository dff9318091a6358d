import Pages
import Testing
import Vocabulary

@testable import Web

@Suite("The way to the rooms")
struct DeskRoomsTests {
    private let story = Story(language: .en)

    @Test(arguments: [
        ("/registration", Permission.createTickets), ("/board", .supervise), ("/follow-ups", .followUp),
        ("/exceptions", .supervise), ("/settings/people", .supervise), ("/settings/people", .administer),
        ("/today", .handleTickets),
    ])
    func `leads only where one may go`(path: String, right: Permission) {
        var frame = story.frame("/desk", staff: true)
        #expect(!DeskRooms(frame: frame).html(story.texts).text.contains("href=\"\(path)\""))
        frame.staff?.rights = [right]
        #expect(DeskRooms(frame: frame).html(story.texts).text.contains("href=\"\(path)\""))
    }

    @Test(arguments: ["/settings", "/settings/tokens", "/settings/people"])
    func `of the settings one room is where one is`(path: String) {
        let html = DeskRooms(frame: story.deskFrame(path)).html(story.texts).text
        #expect(html.matches(of: /aria-current="page"/).count == 1)
    }

    @Test func `says where one is, below as well`() {
        let html = DeskRooms(frame: story.deskFrame("/settings/people/3")).html(story.texts).text
        #expect(html.contains("href=\"/settings/people\" aria-current=\"page\""))
        #expect(html.contains("data-here=\"yes\""))
    }
}
