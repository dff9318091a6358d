import Foundation
import HTTPTypes
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@testable import Web

/// Every route of the program's table is tried by people and a program who reach a part of the center, with what lies
/// outside of it. A route that is added later is tried too, and fails here until `Asking` knows what to send.
@Suite("B13 · A partner's scope reaches nothing foreign by any route", .stage)
struct ReachTests {
    // MARK: - What is seen

    @Test(arguments: Backend.available)
    func `no page, list, count or figure changes by what happens elsewhere`(backend: Backend) async throws {
        try await Border.cross(on: backend) { border in
            var before: [String: String] = [:]
            // The program comes first: when it was last used stands where tokens are kept.
            for caller in border.callers.reversed() { before.merge(try await Self.sights(of: caller, border)) { $1 } }
            #expect(before.values.contains { $0.contains("门锁打不开") }, "one's own is seen")
            let abroad = try await Abroad.build(in: border.house.scene, neighbour: border.neighbour)
            for caller in border.callers {
                for (path, seen) in try await Self.sights(of: caller, border) {
                    #expect(seen == before[path], "\(path)")
                    #expect(!abroad.numbers.contains(where: seen.contains), "\(path)")
                }
            }
        }
    }

    /// All that somebody gets to see by addresses of their own, without what is new in every answer.
    private static func sights(of caller: OpenHouse.Caller, _ border: Border) async throws -> [String: String] {
        var sights: [String: String] = [:]
        let customers = [border.neighbour]
        for route in border.house.routes where route.method == .get && isAsked(route, by: caller) {
            guard !route.isStream, route.door != .machine else { continue }
            let isAbout = try Asking.isAbout(route)
            let names = route.pattern.description.hasPrefix("/customers") ? customers.map { "\($0)" } : border.own
            for name in isAbout ? names : [""] {
                let path = route.path { gap in isAbout ? name : gap == "key" ? "center" : "1" }
                for query in isAbout ? [""] : Self.queries(of: route, ["门锁"]) {
                    let answer = try await border.house.get(path + query, as: caller)
                    sights["\(caller.name) \(path)\(query)"] = "\(answer.status) \(Self.lasting(answer.text))"
                }
            }
        }
        return sights
    }

    /// An answer without its fresh keys and the place of the log's end.
    private static func lasting(_ text: String) -> String {
        text.replacing(/value="[A-Za-z0-9_-]{20,}"/, with: "").replacing(/after=[0-9]+\.[0-9]+/, with: "")
            .replacing(/request:[a-z0-9]+/, with: "")
    }

    /// What a page can be asked for besides its path.
    private static func queries(of route: Route, _ words: [String]) -> [String] {
        guard route.isPlain else { return [""] }
        let hasQueues = ["/desk", "/api"].contains(where: route.pattern.description.hasPrefix)
        let queues = hasQueues ? Web.Queue.allCases.map { "?queue=\($0.rawValue)&status=\($0.rawValue)" } : []
        return queues + words.map { "?q=\(PercentCoding.encode($0))&before=999999&noted=dropped" } + [""]
    }

    private static func isAsked(_ route: Route, by caller: OpenHouse.Caller) -> Bool {
        caller.isProgram == (route.door == .api)
    }

    @Test(arguments: Backend.available)
    func `what is foreign is not found, whatever it is called`(backend: Backend) async throws {
        try await Border.cross(on: backend) { border in
            let scene = border.house.scene
            let abroad = try await Abroad.build(in: scene, neighbour: border.neighbour)
            // One's own ticket has to do with a foreign one.
            try await scene.write(as: .supervisor) { tx in
                try Ticket.link(border.own[0], to: abroad.numbers[0], as: .related, in: tx)
                try Ticket.link(abroad.numbers[1], to: border.own[0], as: .followUpOf, in: tx)
            }
            for caller in border.callers {
                for route in border.house.routes where route.method == .get && Self.isAsked(route, by: caller) {
                    guard !route.isStream else { continue }
                    // What is asked for by a query is asked for twice, what stands in the path for each.
                    for one in route.isPlain ? [abroad.tickets[0], abroad.tickets[4]] : abroad.tickets {
                        let asking = try Asking(route, one, abroad)
                        for query in Self.foreignQueries(route, one) {
                            let answer = try await border.house.get(asking.path + query, as: caller)
                            Self.expectNothing(of: abroad, in: answer, to: caller, asking.path + query)
                            if try Asking.isAbout(route) { Self.expectRefused(answer, one, border, route, caller) }
                        }
                        for path in try Self.waysFromHome(route, one, abroad, border) {
                            let answer = try await border.house.get(path, as: caller)
                            Self.expectNothing(of: abroad, in: answer, to: caller, path)
                        }
                    }
                }
            }
        }
    }

    /// Addresses that name one's own first and something foreign behind it, or one's own alone.
    private static func waysFromHome(
        _ route: Route, _ one: Abroad.One, _ abroad: Abroad, _ border: Border
    ) throws -> [String] {
        guard try Asking.isAbout(route) else { return [] }
        let parents = route.pattern.description.contains("customers") ? ["\(border.neighbour)"] : border.own
        return try parents.map { try Asking(route, one, abroad, parent: $0).path }
    }

    private static func foreignQueries(_ route: Route, _ one: Abroad.One) -> [String] {
        let tail = "&customer=\(one.customer)&open=\(one.number)&ticket=\(one.number)&before=999999"
        return queries(of: route, [Abroad.marker, one.number, Abroad.phone]).map { $0 + ($0.isEmpty ? "" : tail) }
    }

    // MARK: - What is done

    @Test(arguments: Backend.available)
    func `no form reaches it, and nothing about it changes`(backend: Backend) async throws {
        try await Border.cross(on: backend) { border in
            let scene = border.house.scene
            let abroad = try await Abroad.build(in: scene, neighbour: border.neighbour)
            let before = try await abroad.state(in: scene)
            try #require(before.count > 60)
            for caller in border.callers {
                for route in border.house.routes where route.method != .get && Self.isAsked(route, by: caller) {
                    try await Self.push(route, as: caller, abroad, border)
                    let changed = Set(try await abroad.state(in: scene)).symmetricDifference(before)
                    #expect(changed.isEmpty, "\(caller.name) \(route.pattern)")
                }
            }
            try await scene.clockwork.catchUp()
            #expect(Set(try await abroad.state(in: scene)).symmetricDifference(before) == [])
        }
    }

    /// Sends a form to everything foreign, by every way there is.
    private static func push(
        _ route: Route, as caller: OpenHouse.Caller, _ abroad: Abroad, _ border: Border
    ) async throws {
        let pattern = route.pattern.description
        let known = Asking.forms[pattern] != nil || Asking.whole[pattern] != nil
        guard known else {
            #expect(Asking.harmless.contains(pattern), "what does the form of \(pattern) ask for?")
            return
        }
        let isAbout = try Asking.isAbout(route)
        for one in isAbout || Asking.forms[pattern] != nil ? abroad.tickets : Array(abroad.tickets.prefix(1)) {
            let asking = try Asking(route, one, abroad)
            let answer = try await send(asking, asking.path, border, caller)
            expectNothing(of: abroad, in: answer, to: caller, asking.path, asking.fields)
            if isAbout { expectRefused(answer, one, border, route, caller) }
            for path in try crossings(route, one, abroad, border) {
                let answer = try await send(asking, path, border, caller)
                expectNothing(of: abroad, in: answer, to: caller, path, asking.fields)
            }
        }
    }

    /// Ways from one's own to what is foreign: by a later gap of the path, or by a field that names it.
    private static func crossings(
        _ route: Route, _ one: Abroad.One, _ abroad: Abroad, _ border: Border
    ) throws -> [String] {
        let pattern = route.pattern.description
        let naming: Set<String> = [
            "/tickets/{number}/relations", "/customers/{id}/merging", "/customers/{id}/organisation",
            "/registration/{number}/urging",
        ]
        guard pattern.count(where: { $0 == "{" }) > 1 || naming.contains(pattern) else { return [] }
        return try waysFromHome(route, one, abroad, border)
    }

    private static func send(
        _ asking: Asking, _ path: String, _ border: Border, _ caller: OpenHouse.Caller
    ) async throws -> Wire.Answer {
        try await border.house.post(asking.route.method.rawValue, path, asking.fields, as: caller)
    }

    @Test func `the same requests do something for who sees it all`() async throws {
        try await Border.cross(on: .sqlite) { border in
            let scene = border.house.scene
            let abroad = try await Abroad.build(in: scene, neighbour: border.neighbour)
            let callers = [try await border.house.signIn("supervisor"), try await border.house.program(.all)]
            for caller in callers {
                let routes = try border.house.routes.filter { try Self.isAsked($0, by: caller) && $0.isToBeTried() }
                // What takes something away comes last.
                for route in routes.filter({ !$0.takesAway }) + routes.filter(\.takesAway) {
                    try await Abroad.stopJobs(of: abroad.numbers, in: scene)
                    var answers: [Int] = []
                    for one in abroad.tickets {
                        let asking = try Asking(route, one, abroad)
                        let answer =
                            route.method == .get
                            ? try await border.house.get(asking.path, as: caller)
                            : try await Self.send(asking, asking.path, border, caller)
                        answers.append(answer.status)
                    }
                    let real = answers.contains { $0 < 400 || [409, 410, 412].contains($0) }
                    #expect(real, "\(route.method) \(route.pattern) said \(answers): is its form right?")
                }
            }
        }
    }

    // MARK: - What is heard

    @Test(arguments: Backend.available)
    func `an open stream tells nothing of it`(backend: Backend) async throws {
        try await Border.cross(on: backend) { border in
            let scene = border.house.scene
            let abroad = try await Abroad.build(in: scene, neighbour: border.neighbour)
            let streams = border.house.routes.filter { $0.isStream && $0.door == .desk }
            #expect(!streams.isEmpty)
            for (caller, own) in zip(border.callers, border.own) {
                for route in streams {
                    let wire = try await border.house.watch(route.pattern.description, as: caller)
                    try await wire.until(text: "text/event-stream")
                    try await scene.act(on: abroad.numbers[0], as: .agent) { try $0.note(.init("又响了"), in: $1) }
                    try await scene.act(on: abroad.numbers[4], as: .agent) { try $0.reply(.init("正在看"), in: $1) }
                    try await scene.act(on: own, as: .supervisor) { try $0.note(.init("自己的"), in: $1) }
                    try await wire.until(text: own)
                    for number in abroad.numbers { #expect(!wire.text.contains(number), "\(caller.name)") }
                    await wire.close()
                }
            }
        }
    }
}

extension ReachTests {
    /// Nothing that people wrote there, nor a number that was not asked for, stands anywhere in an answer.
    private static func expectNothing(
        of abroad: Abroad, in answer: Wire.Answer, to caller: OpenHouse.Caller, _ path: String,
        _ fields: [(String, String)] = []
    ) {
        let said = answer.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n") + "\n" + answer.text
        let asked = ([path] + fields.map(\.1)).joined(separator: "\n")
        let what: Comment = "\(caller.name) \(path): \(answer.status)"
        #expect(answer.status < 500, what)
        for words in [Abroad.marker, Abroad.phone, Abroad.masked] + abroad.numbers where !asked.contains(words) {
            #expect(!said.contains(words), "\(what) tells \(words)")
        }
        // What was asked for may be told back, and no more than that.
        if asked.contains(Abroad.marker) {
            for words in ["女士", "打印机", "内部", "公司", "协议", ".txt"] where !asked.contains(words) {
                #expect(!said.contains("\(Abroad.marker) \(words)"), "\(what) tells \(words)")
            }
        }
    }

    private static func expectRefused(
        _ answer: Wire.Answer, _ one: Abroad.One, _ border: Border, _ route: Route, _ caller: OpenHouse.Caller
    ) {
        // The neighbour is theirs; only their foreign ticket is not.
        guard one.customer != border.neighbour || !route.pattern.description.hasPrefix("/customers") else { return }
        let refusals = route.pattern.description.hasPrefix("/my/") ? [401, 403, 404] : [403, 404]
        #expect(refusals.contains(answer.status), "\(caller.name) \(route.method) \(route.pattern): \(answer.status)")
    }
}

extension Route {
    fileprivate var takesAway: Bool { pattern.description.hasSuffix("/removal") }

    /// Whether the path names something that can be foreign, and it is reached by signing in.
    fileprivate func isToBeTried() throws -> Bool {
        try Asking.isAbout(self) && !isStream && !pattern.description.hasPrefix("/my/")
    }

    /// The path with its gaps filled in.
    fileprivate func path(_ filling: (String) -> String) -> String {
        "/"
            + pattern.steps.map { step in
                switch step {
                case .word(let word): word
                case .gap(let name), .rest(let name): filling(name)
                }
            }.joined(separator: "/")
    }
}
