// swift-tools-version: 6.3

import Foundation
import PackageDescription

/// What every target builds with. Warnings are errors where `CI` is set, so that a newer compiler's new warning
/// never keeps a runner from building.
let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("InferIsolatedConformances"),
    ] + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// Whether the fuzzer is built, and not much else; `Tests/Fuzz` says how.
let fuzzes = Context.environment["CAMBER_FUZZ"] != nil

/// Whether libdeflate is installed. It halves the time that whole files take to be compressed and decompressed; without
/// it zlib does that too.
let hasLibdeflate = ["/usr/include", "/usr/local/include", "/opt/homebrew/include"]
    .contains { FileManager.default.fileExists(atPath: "\($0)/libdeflate.h") }

/// What the fuzzer reaches is instrumented. SwiftPM builds no dependency with unsafe flags, so they are never on else.
let fuzzed = settings + (fuzzes ? [.unsafeFlags(["-sanitize=fuzzer,address"])] : [])

/// All targets but those that call C or fill a C callback's state.
let memorySafe = fuzzed + [.strictMemorySafety()]

let package = Package(
    name: "camber",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "camber", targets: ["camber"]),
        // What Tests/Performance measures.
        .library(name: "GPX", targets: ["GPX"]),
        .library(name: "Elevation", targets: ["Elevation", "RouteGeometry"]),
        .library(name: "RotationPlanner", targets: ["RotationPlanner"]),
        .library(name: "RouteAnalysis", targets: ["RouteAnalysis"]),
        .library(name: "OpenStreetMap", targets: ["OpenStreetMap", "RouteGeometry"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", .upToNextMinor(from: "0.6.0")),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", .upToNextMinor(from: "0.10.0")),
    ],
    targets: [
        // From the top down; a target imports only what stands below it.
        .executableTarget(
            name: "camber",
            dependencies: [
                "RouteReports", "RouteLibrary", "RouteAnalysis", "GPX", "HeelLoad", "OpenStreetMap", "RotationPlanner",
                "RouteGeometry", "CMalloc",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "TOMLKit", package: "TOMLKit"),
                .product(name: "SwiftCSV", package: "SwiftCSV"),
            ], swiftSettings: memorySafe),
        .target(
            name: "RouteReports",
            dependencies: [
                "RouteAnalysis", "RouteLibrary", "GPX", "Elevation", "HeelLoad", "OpenStreetMap", "RotationPlanner",
                "RouteGeometry",
            ],
            swiftSettings: memorySafe),
        .target(
            name: "RouteAnalysis",
            dependencies: [
                "GPX", "Elevation", "Gzip", "HeelLoad", "OpenStreetMap", "RotationPlanner", "RouteGeometry",
            ],
            swiftSettings: memorySafe),
        .target(
            name: "RouteLibrary",
            dependencies: ["Gzip", "RouteGeometry", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: memorySafe),
        .target(name: "GPX", dependencies: ["StreamingXML", "Gzip", "RouteGeometry"], swiftSettings: fuzzed),
        .target(
            name: "OpenStreetMap", dependencies: ["StreamingXML", "Gzip", "RouteGeometry"], swiftSettings: settings),
        .target(name: "Elevation", dependencies: ["Gzip", "RouteGeometry"], swiftSettings: memorySafe),
        .target(name: "HeelLoad", dependencies: ["RouteGeometry"], swiftSettings: memorySafe),
        .target(name: "RotationPlanner", swiftSettings: memorySafe),
        .target(name: "StreamingXML", dependencies: ["CLibXML2"], swiftSettings: fuzzed),
        .target(
            name: "Gzip", dependencies: hasLibdeflate ? ["CZlib", "CDeflate"] : ["CZlib"], swiftSettings: fuzzed),
        .target(name: "RouteGeometry", swiftSettings: memorySafe),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        .testTarget(
            name: "CamberTests", dependencies: ["camber", "RouteAnalysis", "RouteLibrary", "TestSupport"],
            exclude: ["Fixtures", "Snapshots"],
            swiftSettings: settings),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: memorySafe),
        .target(
            name: "GPXLaws", dependencies: ["GPX", "RouteGeometry"], path: "Tests/GPXLaws", swiftSettings: memorySafe),
    ]
        + (!hasLibdeflate
            ? []
            : [.systemLibrary(name: "CDeflate", pkgConfig: "libdeflate")])
        + (!fuzzes
            ? []
            : [
                .executableTarget(
                    name: "Fuzz", dependencies: ["GPXLaws"], path: "Tests/Fuzz", swiftSettings: fuzzed,
                    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])])
            ])
        // Each tests the target it is named for; a test may use whatever stands below that.
        + [
            ("ElevationTests", ["Elevation", "Gzip", "RouteGeometry"]),
            ("FuzzTests", ["GPX", "GPXLaws", "Gzip", "RouteGeometry"]),
            ("GPXTests", ["GPX", "StreamingXML", "Gzip", "RouteGeometry"]),
            ("GzipTests", ["Gzip"]),
            ("HeelLoadTests", ["HeelLoad", "RouteGeometry"]),
            ("OpenStreetMapTests", ["OpenStreetMap", "Gzip", "RouteGeometry"]),
            ("RotationPlannerTests", ["RotationPlanner"]),
            (
                "RouteAnalysisTests",
                [
                    "RouteAnalysis", "GPX", "Gzip", "Elevation", "HeelLoad", "OpenStreetMap", "RotationPlanner",
                    "RouteGeometry",
                ]
            ),
            ("RouteGeometryTests", ["RouteGeometry"]),
            (
                "RouteReportsTests", ["RouteReports", "RouteAnalysis", "HeelLoad", "RotationPlanner", "RouteGeometry"]
            ),
            (
                "RouteLibraryTests",
                ["RouteLibrary", "Gzip", "RouteGeometry", .product(name: "GRDB", package: "GRDB.swift")]
            ),
            ("SampleRouteTests", []),
            ("StreamingXMLTests", ["StreamingXML"]),
        ].map { (name: String, dependencies: [Target.Dependency]) in
            .testTarget(name: name, dependencies: dependencies + ["TestSupport"], swiftSettings: settings)
        },
    swiftLanguageModes: [.v6]
)
