// swift-tools-version: 6.3

import PackageDescription

// A package of its own: the product neither builds nor needs it.
//
//     swift run -c release --package-path Tests/Performance performance
//
// prints its tables, and with `library .build/release/camber` behind it those of the library. libxml2-utils (xmllint), gpsbabel and Python's gpxpy are measured beside it where installed.
let package = Package(
    name: "performance",
    dependencies: [.package(name: "camber", path: "../..")],
    targets: [
        .systemLibrary(name: "CLibXML2Floor", pkgConfig: "libxml-2.0"),
        .target(name: "SAXFloor", dependencies: ["CLibXML2Floor"]),
        .executableTarget(
            name: "performance", dependencies: ["SAXFloor", .product(name: "GPX", package: "camber")]),
    ],
    swiftLanguageModes: [.v6]
)
