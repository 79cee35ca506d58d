// swift-tools-version: 6.3

import PackageDescription

// A package of its own: the product neither builds nor needs it.
//
//     swift run -c release --package-path Tests/Performance performance
//     swift run -c release --package-path Tests/Performance accuracy
//
// and
//
//     swift run -c release --package-path Tests/Performance planning
//     swift run -c release --package-path Tests/Performance season
//     swift run -c release --package-path Tests/Performance matching
//
// print their tables: how fast the readers are, how right the estimates where the truth is known, how fast weeks are
// planned, what a season of them amounts to, and how routes are matched to maps. Other programs are measured in the same run where they are installed.
//
// The first of them with `library .build/release/camber` behind it prints those of the library.
let package = Package(
    name: "performance",
    dependencies: [.package(name: "camber", path: "../..")],
    targets: [
        .systemLibrary(name: "CLibXML2Floor", pkgConfig: "libxml-2.0"),
        .target(name: "SAXFloor", dependencies: ["CLibXML2Floor"]),
        .executableTarget(
            name: "performance", dependencies: ["SAXFloor", "Usage", .product(name: "GPX", package: "camber")]),
        .executableTarget(
            name: "planning", dependencies: ["Seeds", "Usage", .product(name: "RotationPlanner", package: "camber")]),
        .target(name: "Seeds"),
        .target(name: "Usage"),
        .executableTarget(
            name: "season", dependencies: ["Seeds", "Usage", .product(name: "RouteAnalysis", package: "camber")]),
        .executableTarget(
            name: "accuracy",
            dependencies: [
                "Usage", .product(name: "GPX", package: "camber"), .product(name: "Elevation", package: "camber"),
                .product(name: "RouteAnalysis", package: "camber"),
            ]),
        .executableTarget(
            name: "matching",
            dependencies: [
                "Usage", .product(name: "GPX", package: "camber"), .product(name: "OpenStreetMap", package: "camber"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
