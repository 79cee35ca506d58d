// swift-tools-version: 6.3

import PackageDescription

// A package of its own: the product neither builds nor needs it.
//
//     swift run -c release --package-path Tests/Performance performance
//
// prints its tables; libxml2-utils (xmllint), gpsbabel and Python's gpxpy are measured beside it where installed.
//
//     swift run -c release --package-path Tests/Performance accuracy
//
// prints how right the estimates are where the truth is known, beside the methods of other programs.
let package = Package(
    name: "performance",
    dependencies: [.package(name: "camber", path: "../..")],
    targets: [
        .systemLibrary(name: "CLibXML2Floor", pkgConfig: "libxml-2.0"),
        .target(name: "SAXFloor", dependencies: ["CLibXML2Floor"]),
        .executableTarget(
            name: "performance", dependencies: ["SAXFloor", .product(name: "GPX", package: "camber")]),
        .executableTarget(
            name: "accuracy",
            dependencies: [.product(name: "GPX", package: "camber"), .product(name: "Elevation", package: "camber")]),
    ],
    swiftLanguageModes: [.v6]
)
