import Testing

/// The layers of the program: a target imports only what stands on a lower line. SwiftPM lets a target import whatever its
/// neighbours brought along, so the rule is kept here.
@Suite("The shape of the code · layers")
struct LayersTests {
    /// The targets from the ground up. Those on one line know nothing of each other.
    static let layers: [Set<String>] = [
        ["Vocabulary"],
        ["Manual", "Presets", "Storage", "Pages"],
        ["Rulebook"],
        ["Clocks", "People", "Customers"],
        ["Notices", "Tickets"],
        ["Knowledge", "Quality", "Success"],
        ["Channels", "Training", "Improvement"],
        ["Insight"],
        ["Clockwork"],
        ["Scenes"],
        ["Web"],
        ["yingda"],
    ]

    /// What comes from outside, and who may use it. Foundation and what belongs to the language are everybody's.
    static let outsiders: [String: Set<String>] = [
        "ArgumentParser": ["yingda"],
        "CPostgres": ["Storage"],
        "CMalloc": ["yingda"],
        "CSQLite": ["Storage"],
        "CThread": ["Pages"],
        "CZlib": ["Web"],
        "Crypto": ["Storage", "Rulebook", "People", "Customers", "Tickets", "Web"],
        "CryptoExtras": ["Storage", "People"],
        "GRDB": ["Storage"],
        "GRDBSQLite": ["Storage"],
        "HTTPTypes": ["Web"],
        "Hummingbird": ["Web", "yingda"],
        "HummingbirdCore": ["Web"],
        "Logging": ["Storage", "People", "Channels", "Clockwork", "Web", "yingda"],
        "NIOCore": ["Web"],
        "NIOHTTP1": ["Web"],
        "NIOHTTPCompression": ["Web"],
        "NIOPosix": ["Web"],
        "ServiceLifecycle": ["Clockwork", "Web", "yingda"],
        "UnixSignals": ["Web", "yingda"],
        "Yams": ["Manual"],
    ]

    static let everybodys: Set<String> = [
        "Foundation", "FoundationEssentials", "Dispatch", "Glibc", "Synchronization", "RegexBuilder",
    ]

    @Test(arguments: SourceFile.all)
    func `a target imports only lower layers and the libraries meant for it`(file: SourceFile) throws {
        let own = try #require(
            Self.layers.firstIndex { $0.contains(file.module) },
            "the target \(file.module) needs its place in the layers")
        let lower = Self.layers[..<own].reduce(into: Set()) { $0.formUnion($1) }
        for name in file.imports.subtracting(Self.everybodys).subtracting(lower) {
            let users = Self.outsiders[name] ?? []
            #expect(users.contains(file.module), "\(file.module) may not import \(name)")
        }
    }

    @Test func `the sources were found`() {
        #expect(SourceFile.all.contains { $0.path == "Sources/Vocabulary/Timepiece.swift" })
    }
}
