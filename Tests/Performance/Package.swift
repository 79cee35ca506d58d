// swift-tools-version: 6.3

import PackageDescription

// A package of its own: the product neither builds nor needs it.
//
//     swift run -c release --package-path Tests/Performance performance
//
// prints the tables of the readers, and `matching` in the same place those of maps. libxml2-utils (xmllint), gpsbabel and Python's gpxpy are measured beside it where installed.
let package = Package(
    name: "performance",
    dependencies: [.package(name: "camber", path: "../..")],
    targets: [
        .systemLibrary(name: "CLibXML2Floor", pkgConfig: "libxml-2.0"),
        .target(name: "SAXFloor", dependencies: ["CLibXML2Floor"]),
        .executableTarget(
            name: "performance", dependencies: ["SAXFloor", .product(name: "GPX", package: "camber")]),
        .executableTarget(
            name: "matching",
            dependencies: [
                .product(name: "GPX", package: "camber"), .product(name: "OpenStreetMap", package: "camber"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
