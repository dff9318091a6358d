import HTTPTypes
import Testing
import Vocabulary

@testable import Web

@Suite("Request · Target")
struct RequestTargetTests {
    @Test(arguments: [
        ("/", []), ("/desk", ["desk"]), ("/desk/", ["desk", ""]),
        ("/tickets/CST-1/replies?x=1", ["tickets", "CST-1", "replies"]),
        ("/a%20b", ["a b"]), ("/%E5%BA%94", ["应"]), ("/a?b/../c", ["a"]), ("/a#b", ["a"]), ("/+", ["+"]),
    ])
    func `a path is split and decoded once`(raw: String, steps: [String]) {
        #expect(RequestTarget(raw)?.steps == steps)
    }

    @Test(arguments: [
        "", "desk", "*", "http://elsewhere/", "/a/../b", "/a/%2e%2E/b", "/.", "/a%2Fb", "/a%5cb", "/a\\b", "/%00",
        "/%0a",
        "/%7f", "/%ff", "/%", "/%2", "/%zz", "/%C0%AE%C0%AE/", "/" + String(repeating: "a", count: 4096),
    ])
    func `a path that climbs, hides or is broken is none`(raw: String) {
        #expect(RequestTarget(raw) == nil)
    }

    @Test func `a query is read as people type it`() {
        let target = RequestTarget("/search?q=%E6%89%93+%E5%8D%B0&rate=100%&bad=%ff%00x&empty=&bare&q=second#f=1")
        #expect(target?["q"] == "打 印")
        #expect(target?["rate"] == "100%")
        #expect(target?["bad"] == "\u{FFFD}x")
        #expect(target?["empty"] == "")
        #expect(target?["bare"] == "")
        #expect(target?["f"] == nil)
    }
}

@Suite("Request · Cookies and addresses")
struct CookieTests {
    @Test(arguments: [
        ("a=1", "a", "1"), ("a=1; b=2", "b", "2"), (" a=1 ;b=2", "a", "1"), ("a=\"q\"", "a", "q"),
        ("a=x=y", "a", "x=y"),
        ("a=1; a=2", "a", "1"), ("a=", "a", ""),
    ])
    func `a cookie is found by its name`(header: String, name: String, value: String) {
        #expect(Cookies(header: header)[name] == value)
    }

    @Test(arguments: ["", ";", "=", "=x", "a", ";;;=;", String(repeating: "a", count: 9000) + "=1", "\u{0}=\u{0}"])
    func `no cookie is found in garbage`(header: String) {
        #expect(Cookies(header: header)["a"] == nil)
    }

    @Test func `a cookie travels under a prefix over TLS, and narrowed to its path`() {
        #expect(
            Cookie("session", "x", lasts: .seconds(60)).header(isSecure: true)
                == "__Host-session=x; Path=/; Max-Age=60; Secure; HttpOnly; SameSite=Lax")
        #expect(
            Cookie("link", "x", path: "/my/CST-1").header(isSecure: true)
                == "__Secure-link=x; Path=/my/CST-1; Secure; HttpOnly; SameSite=Lax")
        #expect(Cookie("session", "x").header(isSecure: false) == "session=x; Path=/; HttpOnly; SameSite=Lax")
        #expect(Cookie.forgetting("a").header(isSecure: false) == "a=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
    }

    @Test func `nothing can be smuggled into a cookie`() {
        #expect(
            Cookie("a", "x; Domain=evil\r\nB: c\"").header(isSecure: false)
                == "a=xDomain=evilB:c; Path=/; HttpOnly; SameSite=Lax")
    }

    @Test(arguments: [
        ("/desk", true), ("/my/CST-1?x=1", true), ("//evil.example", false), ("https://evil.example", false),
        ("/\\evil.example", false), ("", false), ("desk", false), ("/a b", false), ("/a\r\nSet-Cookie: x", false),
        ("/应", false),
    ])
    func `one is only sent back to a path of our own`(path: String, isLocal: Bool) {
        #expect((Exchange.local(path) != nil) == isLocal)
    }
}

@Suite("Request · Peer")
struct PeerTests {
    static let proxies = [NetworkRange("10.0.0.0/8"), NetworkRange("::1")].compactMap { $0 }

    @Test(arguments: [
        // Straight from a stranger: what the headers claim is nothing.
        ("203.0.113.9", "1.2.3.4", "203.0.113.9"),
        ("10.0.0.1", "1.2.3.4", "1.2.3.4"),
        // What stands left of the first stranger anybody can invent.
        ("10.0.0.1", "9.9.9.9, 1.2.3.4, 10.0.0.2", "1.2.3.4"),
        ("10.0.0.1", "10.0.0.7", "10.0.0.1"),
        ("10.0.0.1", "nonsense", nil),
        ("10.0.0.1", "1.2.3.4, nonsense", nil),
        ("::ffff:10.0.0.1", "1.2.3.4", "1.2.3.4"),
        ("::1", "2001:db8::1", "2001:db8:0:0:0:0:0:1"),
    ])
    func `forwarded addresses count only from trusted proxies`(socket: String, chain: String, expected: String?) {
        let peer = Peer(
            socket: NetworkAddress(socket), isTLS: false, host: "h", headers: [.forwardedFor: chain],
            proxies: Self.proxies)
        #expect(peer.address?.description == expected)
    }

    @Test func `a trusted proxy tells of TLS and of our name, a stranger does not`() {
        let headers: HTTPFields = [.forwardedProto: "https", .forwardedHost: "help.example.com"]
        let behind = Peer(
            socket: NetworkAddress("10.1.1.1"), isTLS: false, host: "inner", headers: headers, proxies: Self.proxies)
        #expect(behind.origin == "https://help.example.com")
        let straight = Peer(
            socket: NetworkAddress("8.8.8.8"), isTLS: false, host: "inner", headers: headers, proxies: Self.proxies)
        #expect(straight.origin == "http://inner")
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("0.0.0.0/0", "8.8.8.8", true),
        ("192.168.1.128/25", "192.168.1.127", false), ("192.168.1.128/25", "192.168.1.200", true),
        ("2001:db8::/32", "2001:db8:ffff::1", true), ("2001:db8::/32", "2001:db9::1", false),
        ("10.0.0.0/8", "::1", false),
    ])
    func `a range holds its addresses`(range: String, address: String, isInside: Bool) throws {
        let range = try #require(NetworkRange(range))
        #expect(range.contains(try #require(NetworkAddress(address))) == isInside)
    }

    @Test(arguments: ["", "10.0.0.0/33", "10.0.0.0/-1", "x/8", "10.0.0/8", "::/129"])
    func `a range that is none is refused`(text: String) {
        #expect(NetworkRange(text) == nil)
    }

    @Test func `a household of IPv6 addresses is counted as one`() {
        #expect(NetworkAddress("2001:db8:1:2::5")?.household == NetworkAddress("2001:db8:1:2:ffff::6")?.household)
        #expect(NetworkAddress("2001:db8:1:2::5")?.household != NetworkAddress("2001:db8:1:3::5")?.household)
    }
}

@Suite("Request · Language")
struct LanguageTests {
    @Test(arguments: [
        ("zh-TW,zh;q=0.9,en;q=0.8", Language.zhHant), ("en-GB,en;q=0.9", .en), ("fr", .zhHans), ("", .zhHans),
        ("fr,en;q=0.1", .en), ("en;q=0.2, zh-Hans;q=0.9", .zhHans), (";;;q=,,=;", .zhHans), ("en;q=nan", .en),
        (String(repeating: "en,", count: 5000), .en), ("zh_HK", .zhHant),
    ])
    func `the best of our languages answers`(header: String, language: Language) {
        #expect(Language(accepting: header) == language)
    }
}
