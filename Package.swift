// swift-tools-version: 6.3

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

/// All targets but those that call C or fill a C callback's state.
let memorySafe = settings + [.strictMemorySafety()]

let package = Package(
    name: "camber",
    products: [.executable(name: "camber", targets: ["camber"])],
    dependencies: [.package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")],
    targets: [
        // From the top down; a target imports only what stands below it.
        .executableTarget(
            name: "camber",
            dependencies: [
                "RouteReports", "RouteAnalysis", "GPX", "HeelLoad", "RotationPlanner", "RouteGeometry",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: memorySafe),
        .target(
            name: "RouteReports",
            dependencies: ["RouteAnalysis", "GPX", "Elevation", "HeelLoad", "RotationPlanner", "RouteGeometry"],
            swiftSettings: memorySafe),
        .target(
            name: "RouteAnalysis",
            dependencies: ["GPX", "Elevation", "HeelLoad", "RotationPlanner", "RouteGeometry"],
            swiftSettings: memorySafe),
        .target(name: "GPX", dependencies: ["StreamingXML", "RouteGeometry"], swiftSettings: settings),
        .target(name: "Elevation", dependencies: ["RouteGeometry"], swiftSettings: memorySafe),
        .target(name: "HeelLoad", dependencies: ["RouteGeometry"], swiftSettings: memorySafe),
        .target(name: "RotationPlanner", swiftSettings: memorySafe),
        .target(name: "StreamingXML", dependencies: ["CLibXML2"], swiftSettings: settings),
        .target(name: "RouteGeometry", swiftSettings: memorySafe),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),

        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: memorySafe),
    ]
        // Each tests the target it is named for; a test may use whatever stands below that.
        + [
            ("GPXTests", ["GPX", "StreamingXML", "RouteGeometry"]),
            ("HeelLoadTests", ["HeelLoad", "RouteGeometry"]),
            ("RotationPlannerTests", ["RotationPlanner"]),
            ("RouteGeometryTests", ["RouteGeometry"]),
            ("SampleRouteTests", []),
            ("StreamingXMLTests", ["StreamingXML"]),
            ("camberTests", ["RouteAnalysis"]),
        ].map { (name: String, dependencies: [Target.Dependency]) in
            .testTarget(name: name, dependencies: dependencies + ["TestSupport"], swiftSettings: settings)
        },
    swiftLanguageModes: [.v6]
)
