import Foundation
import OpenStreetMap
import RouteGeometry
import Testing

@Suite("Reading OpenStreetMap XML")
struct XMLReadingTests {
    private let nodes = """
        <node id="1" lat="51.0" lon="7.0"/><node id="2" lat="51.001" lon="7.0"/><node id="3" lat="51.002" lon="7.0"/>
        """

    private func network(_ body: String) throws -> WayNetwork {
        try WayNetwork(xml: Array("<?xml version='1.0'?><osm version=\"0.6\">\(body)</osm>".utf8), source: "made")
    }

    private func error(_ text: String) -> String? {
        do throws(MapError) {
            _ = try WayNetwork(xml: Array(text.utf8), source: "made")
            return nil
        } catch {
            return error.description
        }
    }

    private let path =
        "<way id=\"7\"><nd ref=\"1\"/><nd ref=\"2\"/><nd ref=\"3\"/><tag k=\"highway\" v=\"path\"/></way>"

    /// By what extracts were measured to take: a byte or more of memory for each of the file's.
    @Test(
        "A larger extract is expected to take more memory to read, and no less than its own size",
        arguments: [Array("<osm/>".utf8), [0x1F, 0x8B], [0, 0, 0, 13, 0x0A, 9] + Array("OSMHeader".utf8)])
    func memory(start: [UInt8]) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "camber-\(UUID().uuidString).osm")
        defer { try? FileManager.default.removeItem(at: file) }
        let estimates = try [1 << 20, 2 << 20].map { size in
            try Data(start + [UInt8](repeating: 0x20, count: size - start.count)).write(to: file)
            return try #require(WayNetwork.memoryEstimate(extract: file.path(percentEncoded: false)))
        }
        #expect(estimates.map(\.size) == [1 << 20, 2 << 20])
        #expect(estimates[1].memory >= estimates[0].memory + 1 << 20 && estimates[0].memory >= 1 << 20)
    }

    /// From 80° south to 80° north and back, over again: 18,000 km a time, through 190,000 squares of a thousandth of a degree.
    @Test("Ways from end to end of the Earth are read, but for so many that they take gigabytes", arguments: [4, 400])
    func long(nodes count: Int) {
        let nodes = (1...count).map {
            "<node id='\($0)' lat='\($0 % 2 == 0 ? 80 : -80)' lon='\($0 * 37 % 360 - 180)'/>"
        }
        let refs = (1...count).map { "<nd ref='\($0)'/>" }
        let way = "<way id='1'>\(refs.joined())<tag k='highway' v='path'/></way>"
        let sentence =
            "map: error: ways whose nodes lie hundreds of kilometres apart; expected paths and roads as they run"
        #expect(error("<osm version='0.6'>\(nodes.joined())\(way)</osm>") == (count > 4 ? sentence : nil))
    }

    @Test("Ways may come before their nodes, and nodes in any order")
    func order() throws {
        let sorted = try network(nodes + path).preparedBytes
        #expect(try network(path + nodes).preparedBytes == sorted)
        let shuffled = """
            <node id="3" lat="51.002" lon="7.0"/><node id="1" lat="51.0" lon="7.0"/><node id="2" lat="51.001" lon="7.0"/>
            """
        #expect(try network(shuffled + path).preparedBytes == sorted)
    }

    @Test(
        "What was deleted is left out",
        arguments: ["action='delete'", "visible='false'", "action=\"delete\" version=\"3\""])
    func deleted(mark: String) throws {
        let gone = "<way id='8' \(mark)><nd ref='1'/><nd ref='3'/><tag k='highway' v='path'/></way>"
        let found = try network(nodes + path + gone)
        #expect(found.wayCount == 1)
        let gap = "<node id='2' \(mark) lat='51.001' lon='7.0'/>"
        let cut = nodes.split(separator: "/>").filter { !$0.contains("id=\"2\"") }.joined(separator: "/>") + "/>"
        // Without its middle node the way has no two neighbours left.
        #expect(throws: MapError.self) { try network(cut + gap + path) }
    }

    @Test("A change file gives what it creates and modifies, not what it deletes")
    func changes() throws {
        let text = """
            <osmChange version="0.6"><create>\(nodes)\(path)</create>
            <delete><way id="9"><nd ref="1"/><nd ref="3"/><tag k="highway" v="path"/></way></delete></osmChange>
            """
        #expect(try WayNetwork(xml: Array(text.utf8), source: "made").wayCount == 1)
    }

    @Test("Negative ids, single quotes, many decimals and exponents are read")
    func dialects() throws {
        let found = try network(
            """
            <node id='-1' lat='51.00000004' lon='7.00000006'/><node id='-2' lat='5.1001e1' lon='7'/>
            <way id='-5' action='modify'><nd ref='-1'/><nd ref='-2'/><tag k='highway' v='footway'/></way>
            """)
        #expect(found.id(ofWay: 0) == -5)
        #expect(found.bounds.southWest == Coordinate(latitude: 51, longitude: 7))
        #expect(found.bounds.northEast == Coordinate(latitude: 51.001, longitude: 7.0000001))
    }

    @Test("Ids have up to 63 bits")
    func ids() throws {
        let (node, way) = (Int64.max, Int64.min + 1)
        let found = try network(
            (nodes + path).replacing("id=\"7\"", with: "id=\"\(way)\"")
                .replacing("id=\"1\"", with: "id=\"\(node)\"").replacing("ref=\"1\"", with: "ref=\"\(node)\"")
                .replacing("ref=\"3\"", with: "ref=\"92233720368547758080\""))
        #expect(found.id(ofWay: 0) == way)
        // The node whose id is no number of that size is none.
        #expect(found.bounds.northEast.latitude == 51.001)
    }

    @Test("Places may stand on the ways instead of on nodes")
    func placesOnWays() throws {
        let whole = try network(nodes + path).preparedBytes
        let places = path.replacing("ref=\"1\"", with: "ref=\"1\" lat=\"51.0\" lon=\"7.0\"")
            .replacing("ref=\"2\"", with: "lat=\"51.001\" lon=\"7.0\" ref=\"2\"")
            .replacing("ref=\"3\"", with: "ref=\"3\" lat=\"51.002\" lon=\"7.0\"")
        #expect(try network(places).preparedBytes == whole)
    }

    @Test("A header's claims are not believed")
    func lyingBounds() throws {
        let found = try network("<bounds minlat=\"0\" minlon=\"0\" maxlat=\"90\" maxlon=\"180\"/>" + nodes + path)
        #expect(found.bounds.northEast.latitude == 51.002)
    }

    @Test("Names keep their ampersands")
    func names() throws {
        let named = path.replacing("<tag", with: "<tag k=\"name\" v=\"Up &amp; down &#x2014; R&apos;d\"/><tag")
        #expect(try network(nodes + named).name(ofWay: 0) == "Up & down — R'd")
    }

    @Test(
        "What is no map is refused in one sentence that says where",
        arguments: [
            ("<gpx/>", "1:1: error: the root element is <gpx>"),
            ("<osm><node id=\"1\"", "expected"),
            ("<osm></osm>", "no way that a runner can use"),
            ("<!DOCTYPE osm><osm></osm>", "a DOCTYPE"),
            ("", "empty"),
        ])
    func refused(text: String, part: String) throws {
        let sentence = try #require(error(text))
        #expect(sentence.contains(part))
        #expect(!sentence.contains("\n"))
    }

    @Test("A document cut off anywhere is refused or gives the ways before the cut")
    func truncation() {
        let whole = "<osm version=\"0.6\">\(nodes)\(path)</osm>"
        for count in 0..<whole.utf8.count - 1 {
            #expect(error(String(decoding: whole.utf8.prefix(count), as: UTF8.self)) != nil, "\(count) bytes")
        }
    }
}
