import Foundation
import OpenStreetMap
import RouteGeometry
import Testing

/// The extracts that live beside the package.
enum RealMaps {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/data/surface").standardizedFileURL

    static let arePresent: Bool = {
        let isThere = FileManager.default.fileExists(atPath: folder.appending(path: "formats/bristol.osm").path)
        if !isThere { FileHandle.standardError.write(Data("skipped: no maps at \(folder.path)\n".utf8)) }
        return isThere
    }()

    static func network(_ name: String) throws -> WayNetwork {
        try WayNetwork(extract: folder.appending(path: name).path, source: "map")
    }
}

@Suite("Real extracts", .enabled(if: RealMaps.arePresent))
struct RealMapTests {
    @Test(
        "One extract in every encoding is one network",
        arguments: [
            "bristol.osm.gz", "bristol-ways-first.osm", "bristol.osc", "bristol-dense-zlib.osm.pbf",
            "bristol-plain-nodes.osm.pbf", "bristol-raw.osm.pbf", "bristol-nometa.osm.pbf",
            "bristol-locations-on-ways.osm.pbf",
        ])
    func encodings(name: String) throws {
        #expect(
            try RealMaps.network("formats/\(name)").preparedBytes
                == RealMaps.network("formats/bristol.osm").preparedBytes)
    }

    @Test(
        "Encodings that are not read are named",
        arguments: [
            ("bristol-lz4.osm.pbf", "lz4"), ("bristol.osm.bz2", "bzip2"),
        ])
    func unread(name: String, codec: String) {
        do throws(MapError) {
            _ = try WayNetwork(extract: RealMaps.folder.appending(path: "formats/\(name)").path, source: "map")
            Issue.record("read")
        } catch {
            #expect(error.description.contains(codec))
            #expect(error.kind == .unsupported)
        }
    }

    @Test("JOSM's deletions, negative ids and missing nodes are understood")
    func josm() throws {
        let map = try RealMaps.network("formats/josm-dialect.osm")
        #expect((0..<map.wayCount).map(map.id(ofWay:)) == [-201])
        #expect(map.tags(ofWay: 0).surface == .asphalt)
        #expect(map.name(ofWay: 0) == "A & B — R'd")
    }

    @Test("XML and PBF of one town give the same map to the byte")
    func parity() throws {
        #expect(
            try RealMaps.network("dreieich.osm.gz").preparedBytes == RealMaps.network("dreieich.osm.pbf").preparedBytes)
    }

    @Test("An unsorted extract is read", arguments: ["real/novisad-issue70", "real/istanbul-issue13"])
    func unsorted(name: String) throws {
        #expect(try RealMaps.network("\(name).osm.gz").wayCount > 10)
    }
}
