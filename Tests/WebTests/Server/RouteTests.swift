import HTTPTypes
import HummingbirdCore
import Testing
import Vocabulary

@testable import Web

@Suite("Routes")
struct RouteTests {
    static let table: RouteTable = {
        let book = RouteBook()
        let act: Act = { _, _ in .nothing }
        book.front.get("") { _ in .nothing }
        book.front.post("ask", use: act)
        book.desk.get("tickets/{number}", allows: .readTickets) { _ in .nothing }
        book.desk.get("tickets/new", allows: .createTickets) { _ in .nothing }
        book.desk.post("tickets/{number}/escalation", allows: .handleTickets, use: act)
        book.desk.get("me", allows: .everyMember) { _ in .nothing }
        book.api.post("tickets", allows: .createTickets, use: act)
        book.machines.get("assets/{version}/{path...}") { _ in .nothing }
        return book.table
    }()

    @Test(arguments: [
        ("GET", "/", "/"), ("GET", "/tickets/CST-1", "/tickets/{number}"), ("GET", "/tickets/new", "/tickets/new"),
        ("HEAD", "/me", "/me"), ("POST", "/tickets/new/escalation", "/tickets/{number}/escalation"),
        ("POST", "/api/v1/tickets", "/api/v1/tickets"),
        ("GET", "/assets/1/css/desk.css", "/assets/{version}/{path...}"),
    ])
    func `a path finds its route`(method: String, path: String, pattern: String) throws {
        let method = try #require(HTTPRequest.Method(method))
        guard case .found(let route, _) = Self.table.find(method, try #require(RequestTarget(path)).steps) else {
            Issue.record("not found")
            return
        }
        #expect(route.pattern.description == pattern)
    }

    @Test(arguments: ["/x", "/tickets", "/tickets/", "/tickets/1/", "/tickets/1/x", "//", "/assets/1", "/me/", "/ME"])
    func `any other path finds nothing`(path: String) throws {
        guard case .nothing = Self.table.find(.get, try #require(RequestTarget(path)).steps) else {
            Issue.record("something answered")
            return
        }
    }

    @Test func `another method is told which there are`() {
        guard case .otherMethods(let methods) = Self.table.find(.delete, ["me"]) else {
            Issue.record("not refused")
            return
        }
        #expect(methods.map(\.rawValue) == ["GET", "HEAD"])
    }

    @Test func `gaps are captured`() {
        guard case .found(_, let captures) = Self.table.find(.get, ["assets", "ab12", "icons", "x.svg"]) else {
            Issue.record("not found")
            return
        }
        #expect(captures == ["version": "ab12", "path": "icons/x.svg"])
    }

    @Test func `all routes can be listed with their door and permission`() {
        let list = Self.table.routes.map { "\($0.door.rawValue) \($0.method) \($0.pattern) \($0.admission)" }
        #expect(list.contains("desk POST /tickets/{number}/escalation only(Vocabulary.Permission.handleTickets)"))
        #expect(list.contains("desk GET /me everyMember"))
        #expect(list.contains("front POST /ask anybody"))
        #expect(list.count == 8)
    }
}
