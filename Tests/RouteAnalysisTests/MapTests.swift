import FoundationEssentials
import GPX
import HeelLoad
import OpenStreetMap
import RouteAnalysis
import RouteGeometry
import Testing

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

@Suite("Routes on a map")
struct MapTests {
    /// A route of 2 km toward the east, a point every 5 m, run in 3 s each; 2.5 m north of a two-way street with a
    /// sidewalk on its south side.
    private static func route(notes: String? = nil, times: Bool = true) -> DrawnGPX {
        var route = DrawnGPX((0...400).map { (east: 5 * Double($0), north: 2.5) }, notes: notes)
        if times { route.times = (0...400).map { 3 * $0 } }
        return route
    }

    private static func xml(_ tags: [(String, String)], from start: Double = 0, to end: Double = 2000) -> String {
        let ends = [start, (start + end) / 2, end].map { Coordinate.germany.moved(east: $0, north: 0) }
        let nodes = ends.enumerated().map {
            "<node id=\"\($0 + 1)\" lat=\"\($1.latitude)\" lon=\"\($1.longitude)\"/>"
        }
        let refs = (1...3).map { "<nd ref=\"\($0)\"/>" }.joined()
        return "<osm>\(nodes.joined())<way id=\"5\">\(refs)"
            + tags.map { "<tag k=\"\($0.0)\" v=\"\($0.1)\"/>" }.joined() + "</way></osm>"
    }

    private static let street = [("highway", "residential"), ("surface", "sett"), ("sidewalk", "right")]

    private func maps(_ tags: [(String, String)] = street) throws -> RunningMaps {
        RunningMaps([try WayNetwork(xml: Array(Self.xml(tags).utf8), source: "town")])
    }

    private func survey(
        _ route: DrawnGPX, _ maps: RunningMaps, runner: Runner = Runner()
    ) throws -> SurveyedRoute {
        let document = try GPXDocument(bytes: Array(route.text.utf8))
        return try RouteFile(document, source: "drawn.gpx", runner: runner, maps: maps).routes.get()[0]
    }

    @Test("The map replaces assumptions, and a note replaces the map")
    func origins() throws {
        let plain = try survey(Self.route(), try maps())
        #expect(plain.route.stretches.map(\.surface) == [Fact(.paving, .map)])
        #expect(plain.route.stretches.map(\.crossSection) == [Fact(.crowned(crossfall: 0.03), .inferred)])
        #expect(plain.route.stretches.map(\.footways) == [Fact([.right], .map)])
        let noted = try survey(
            Self.route(notes: "surface=\"gravel\" cross-section=\"level\" footways=\"none\""), try maps())
        #expect(noted.route.stretches.map(\.surface) == [Fact(.gravel, .note)])
        #expect(noted.route.stretches.map(\.crossSection) == [Fact(.level, .note)])
        #expect(noted.route.stretches.map(\.footways) == [Fact([], .note)])
    }

    /// A one-way road falls to its near-side kerb: the left of the flow where traffic drives on the left.
    @Test(
        "A way's own driving side counts more than the country's, and the runner's word more than both",
        arguments: [(nil, Edge.left), (Side.right, .right), (.left, .left)])
    func drivingSide(said: Side?, falls: Edge) throws {
        let maps = try maps([("highway", "residential"), ("oneway", "yes"), ("driving_side", "left")])
        let found = try survey(Self.route(), maps, runner: Runner(drivingSide: said))
        #expect(found.route.stretches.map(\.crossSection) == [Fact(.banked(crossfall: 0.025, falls: falls), .inferred)])
    }

    @Test("A map that does not reach there changes nothing")
    func elsewhere() throws {
        var route = Self.route()
        route.places = route.places.map { Coordinate(latitude: $0.latitude + 2, longitude: $0.longitude) }
        let found = try survey(route, try maps())
        #expect(found.map == nil)
        #expect(found.route.stretches == (try survey(route, .none)).route.stretches)
    }

    /// East, 2.5 m north of the middle, is the left: facing traffic in Germany, and on a crown the left foot is low.
    @Test("A recording shows on which side it was run, and what that did")
    func ran() throws {
        let found = try survey(Self.route(), try maps())
        #expect(found.map?.runSide == .left)
        let ran = try #require(found.recordedTraversal(runner: Runner()))
        #expect(ran.variant.line == .facingTraffic)
        #expect(ran.legs.allSatisfy { $0.tilt.lowFoot == .left })
        #expect(try survey(Self.route(times: false), try maps()).recordedTraversal(runner: Runner()) == nil)
    }

    @Test("What was run with traffic behind is shown as it was run, not as it would be safe")
    func ranWithTraffic() throws {
        var route = Self.route()
        route.places = route.places.reversed()
        let found = try survey(route, try maps())
        #expect(found.map?.runSide == .right)
        let ran = try #require(found.recordedTraversal(runner: Runner()))
        #expect(ran.variant.line == .withTraffic)
        #expect(ran.legs.allSatisfy { $0.tilt.lowFoot == .right })
        // Advice stays with what is safe.
        #expect(found.safeVariants(runner: Runner()).allSatisfy { $0.traversal.distanceWithTrafficBehind == 0 })
    }

    @Test("On the footway of an edge its surface counts")
    func footway() throws {
        var maps = try maps(Self.street + [("sidewalk:right:surface", "concrete")])
        #expect(try survey(Self.route(), maps).route.stretches.map(\.surface.value) == [.paving])
        maps.footway = .right
        #expect(try survey(Self.route(), maps).route.stretches.map(\.surface.value) == [.concrete])
        maps.footway = .left
        #expect(try survey(Self.route(), maps).route.stretches.map(\.surface.value) == [.paving])
    }

    @Test("Over the border of two maps each says what it knows, also in the file written")
    func border() throws {
        let maps = RunningMaps(
            try [(0.0...900.0, "sett"), (900.0...2000.0, "gravel")].map { part, surface in
                let xml = Self.xml(
                    [("highway", "residential"), ("surface", surface)], from: part.lowerBound, to: part.upperBound)
                return try WayNetwork(xml: Array(xml.utf8), source: surface)
            })
        let found = try survey(Self.route(), maps)
        #expect(found.map?.match.sources == ["gravel", "sett"])
        #expect(found.route.stretches.map(\.surface) == [Fact(.paving, .map), Fact(.gravel, .map)])
        #expect(found.map?.runningSide.map { $0.length > 1900 } == true)
        let folder = try Folder()
        let path = folder.path + "/route.gpx"
        try Data(Self.route().text.utf8).write(to: URL(filePath: path))
        let written = try MatchedFile.gpx(path, runner: Runner(), maps: maps).bytes
        let read = try RouteFile(
            try GPXDocument(bytes: written), source: path, runner: Runner(), maps: .none
        ).routes.get()[0]
        #expect(read.route.stretches.map(\.surface.value) == [.paving, .gravel])
    }

    @Test("Surfaces written into a file are read back, and all else in it stays")
    func writing() throws {
        let folder = try Folder()
        let path = folder.path + "/route.gpx"
        let text = Self.route().text
        try Data(text.utf8).write(to: URL(filePath: path))
        let written = try MatchedFile.gpx(path, runner: Runner(), maps: try maps())
        let document = try GPXDocument(bytes: written.bytes)
        let plain = try GPXDocument(bytes: Array(text.utf8))
        #expect(document.points.latitudes == plain.points.latitudes)
        #expect(document.points.times == plain.points.times)
        let again = try RouteFile(document, source: path, runner: Runner()).routes.get()[0]
        #expect(again.route.stretches.map(\.surface) == [Fact(.paving, .note)])
        let gpxStudio = String(decoding: written.bytes, as: UTF8.self)
        #expect(gpxStudio.contains("<surface>paving_stones</surface><highway>residential</highway>"))
        // A file that says what is underfoot keeps it.
        try Data(written.bytes).write(to: URL(filePath: path))
        #expect(try MatchedFile.gpx(path, runner: Runner(), maps: try maps()).bytes == written.bytes)
    }

    @Test("A map is installed whole, found again, replaced and removed")
    func shelf() throws {
        let folder = try Folder()
        let shelf = MapShelf(folder: folder.path + "/camber/maps")
        #expect(shelf.entries().maps.isEmpty)
        let extract = folder.path + "/town.osm"
        try Data(Self.xml(Self.street).utf8).write(to: URL(filePath: extract))
        for _ in 1...2 { #expect(try shelf.add(extract: extract).name == "town") }
        #expect(shelf.entries().maps.map(\.name) == ["town"])
        #expect(try survey(Self.route(), shelf.runningMaps().maps).map?.match.sources == ["town"])
        #expect(throws: AnalysisError.self) { try shelf.remove("city") }
        try shelf.remove("town")
        #expect(shelf.entries().maps.isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: shelf.folder).isEmpty)
    }

    @Test("Of what is no map nothing is installed, and a damaged one is named and left out")
    func badMaps() throws {
        let folder = try Folder()
        let shelf = MapShelf(folder: folder.path + "/maps")
        let extract = folder.path + "/town.osm"
        try Data(Self.xml(Self.street).utf8.dropLast(20)).write(to: URL(filePath: extract))
        #expect(throws: AnalysisError.self) { try shelf.add(extract: extract) }
        #expect(throws: AnalysisError.self) { try shelf.add(extract: folder.path + "/none.osm.pbf") }
        #expect(shelf.entries().maps.isEmpty)
        try Data(Self.xml(Self.street).utf8).write(to: URL(filePath: extract))
        #expect(throws: AnalysisError.self) { try shelf.add(extract: extract, name: "../town") }
        let entry = try shelf.add(extract: extract)
        try Data(entry.map.preparedBytes.dropLast()).write(to: URL(filePath: shelf.folder + "/town.cambermap"))
        let found = shelf.entries()
        #expect(found.maps.isEmpty)
        #expect(found.failures.count == 1)
    }

    @Test("What a killed add left behind is gone after the next one, what another is writing is not")
    func abandoned() throws {
        let folder = try Folder()
        let shelf = MapShelf(folder: folder.path)
        let extract = folder.path + "/town.osm"
        try Data(Self.xml(Self.street).utf8).write(to: URL(filePath: extract))
        let (left, written) = (folder.path + "/.town.cambermap.a1B2c3", folder.path + "/.city.cambermap.d4E5f6")
        for path in [left, written] { try Data([1]).write(to: URL(filePath: path)) }
        let writer = open(written, O_RDONLY)
        defer { close(writer) }
        try #require(flock(writer, LOCK_EX | LOCK_NB) == 0)
        _ = try shelf.add(extract: extract)
        #expect(!FileManager.default.fileExists(atPath: left))
        #expect(FileManager.default.fileExists(atPath: written))
        #expect(shelf.entries().maps.map(\.name) == ["town"])
    }

    /// A folder that is there as long as it is needed.
    private struct Folder: ~Copyable {
        let path: String

        init() throws {
            path = FileManager.default.temporaryDirectory.appending(path: "camber-\(UUID().uuidString)").path
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }
}
