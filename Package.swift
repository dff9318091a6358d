// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let log = Target.Dependency.product(name: "Logging", package: "swift-log")

/// What the domain is made of, for those who act it out.
let domain: [Target.Dependency] = [
    "Vocabulary", "Manual", "Presets", "Rulebook", "Storage", "Pages", "Clocks", "People", "Customers", "Tickets",
    "Clockwork",
]

let package = Package(
    name: "yingda",
    products: [.executable(name: "yingda", targets: ["yingda"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        .target(name: "Vocabulary", swiftSettings: strict),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CSQLite"),
        .systemLibrary(name: "CThread"),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .target(
            name: "Storage",
            dependencies: [
                "Vocabulary", "CPostgres", "CSQLite", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"), crypto, cryptoExtras, log,
            ],
            swiftSettings: strict),
        .target(
            name: "Manual", dependencies: ["Vocabulary", .product(name: "Yams", package: "Yams")], swiftSettings: strict
        ),
        .target(
            name: "Presets", path: "Manuals",
            resources: ["standard", "a", "b", "c", "d", "e"].map { .copy("\($0).yaml") } + [.copy("calendars")],
            swiftSettings: strict),
        .target(
            name: "Rulebook", dependencies: ["Vocabulary", "Manual", "Presets", "Storage", crypto],
            swiftSettings: strict),
        .target(name: "Clocks", dependencies: ["Vocabulary", "Manual", "Rulebook", "Storage"], swiftSettings: strict),
        .target(
            name: "People", dependencies: ["Vocabulary", "Storage", crypto, cryptoExtras, log], swiftSettings: strict),
        .target(name: "Customers", dependencies: ["Vocabulary", "Manual", "Storage", crypto], swiftSettings: strict),
        .target(
            name: "Tickets",
            dependencies: ["Vocabulary", "Manual", "Rulebook", "Storage", "Clocks", "People", "Customers", crypto],
            swiftSettings: strict),
        .target(
            name: "Pages", dependencies: ["Vocabulary", "CThread"], resources: [.copy("Catalogs")],
            swiftSettings: strict),
        .target(
            name: "Clockwork",
            dependencies: [
                "Vocabulary", "Manual", "Rulebook", "Storage", "Pages", "Clocks", "People", "Customers", "Tickets", log,
            ],
            swiftSettings: strict),
        .target(
            name: "Web",
            dependencies: [
                "Vocabulary", "Manual", "Presets", "Rulebook", "Storage", "Pages", "Clocks", "People", "Customers",
                "Tickets", "Clockwork",
                "CZlib", .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"), crypto, log,
            ],
            resources: [.copy("Assets"), .copy("API/openapi.json")], swiftSettings: strict),
        .executableTarget(
            name: "yingda",
            dependencies: [
                "CMalloc", "Vocabulary", "Manual", "Presets", "Storage", "Pages", "People", "Clockwork", "Scenes",
                "Web",
                .product(name: "ArgumentParser", package: "swift-argument-parser"), log,
            ],
            swiftSettings: strict),
        .target(
            name: "Scenes", dependencies: domain, resources: [.copy("script.json"), .copy("Words")],
            swiftSettings: strict),
        .target(
            name: "ScenesTesting", dependencies: ["Scenes", "Clockwork", "Storage", "StorageTesting", "Vocabulary"],
            path: "Tests/Support/ScenesTesting", swiftSettings: strict),
        // What bin/bench measures with; never shipped.
        .executableTarget(
            name: "bench",
            dependencies: [
                "Vocabulary", "CSQLite", "Manual", "Presets", "Storage", "Tickets", "Clockwork", "Web",
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"), log,
            ],
            path: "Benchmarks/Bench", swiftSettings: strict),
        .target(
            name: "StorageTesting", dependencies: ["Vocabulary", "Storage", "CPostgres", log],
            path: "Tests/Support/StorageTesting", swiftSettings: strict),
        .testTarget(name: "ShapeTests", exclude: ["released-migrations.txt"], swiftSettings: strict),
        .testTarget(name: "ManualTests", dependencies: ["Manual", "Presets", "Vocabulary"], swiftSettings: strict),
        .testTarget(
            name: "StorageTests", dependencies: ["Vocabulary", "Storage", "StorageTesting", "CPostgres", log],
            swiftSettings: strict),
        .testTarget(
            name: "PeopleTests", dependencies: ["Vocabulary", "Storage", "People", "StorageTesting", crypto, log],
            swiftSettings: strict),
        .testTarget(
            name: "CustomersTests",
            dependencies: ["Vocabulary", "Manual", "Storage", "Customers", "StorageTesting", log],
            swiftSettings: strict),
        .testTarget(
            name: "TicketsTests", dependencies: domain + ["Scenes", "ScenesTesting", "StorageTesting", log],
            resources: [.copy("released-events.txt")], swiftSettings: strict),
        .testTarget(
            name: "ClocksTests", dependencies: domain + ["Scenes", "ScenesTesting", "StorageTesting"],
            swiftSettings: strict),
        .testTarget(
            name: "ClockworkTests", dependencies: domain + ["Scenes", "ScenesTesting", "StorageTesting"],
            swiftSettings: strict),
        .testTarget(
            name: "RulebookTests", dependencies: domain + ["Scenes", "ScenesTesting", "StorageTesting"],
            swiftSettings: strict),
        .testTarget(
            name: "ScenesTests", dependencies: domain + ["Scenes", "ScenesTesting", "StorageTesting"],
            swiftSettings: strict),
        .testTarget(name: "PagesTests", dependencies: ["Vocabulary", "Pages"], swiftSettings: strict),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Vocabulary", "Manual", "Presets", "Pages", "People", "Customers", "Tickets", "Rulebook", "Storage",
                "Web",
                "Scenes", "ScenesTesting", "StorageTesting", "CZlib",
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"), crypto, log,
            ],
            resources: [.copy("Pages/Gallery/words.json")], swiftSettings: strict),
    ]
)
