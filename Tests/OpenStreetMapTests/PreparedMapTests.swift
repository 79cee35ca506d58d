import FoundationEssentials
import OpenStreetMap
import RouteGeometry
import TestSupport
import Testing

@Suite("Prepared maps")
struct PreparedMapTests {
    private let map: DrawnMap = {
        var map = DrawnMap()
        map.way(
            1, [(0, 0), (200, 5), (400, 0)], [("highway", "residential"), ("name", "High Street"), ("lanes", "2")])
        map.way(2, [(200, 5), (200, 300)], [("highway", "path"), ("surface", "ground")])
        return map
    }()

    private func open(_ bytes: [UInt8]) throws -> WayNetwork {
        let file = try ScratchFile(bytes, ending: ".cambermap")
        return try WayNetwork(prepared: file.path)
    }

    @Test("A prepared map is the network it was made from")
    func roundTrip() throws {
        let made = try map.network()
        let opened = try open(made.preparedBytes)
        #expect(opened.preparedBytes == made.preparedBytes)
        #expect(opened.source == "drawn")
        #expect(opened.name(ofWay: 0) == "High Street")
        #expect(opened.name(ofWay: 1) == nil)
        #expect(opened.bounds.northEast == made.bounds.northEast)
        let line = map.line([(0, 0), (200, 5), (200, 300)])
        #expect(opened.match(line).runs == made.match(line).runs)
    }

    @Test("The same map gives the same bytes")
    func deterministic() throws {
        #expect(try map.network().preparedBytes == map.network().preparedBytes)
    }

    @Test("A prepared map cut off anywhere is refused")
    func truncation() throws {
        let whole = try map.network().preparedBytes
        for count in stride(from: 0, to: whole.count, by: 37) {
            #expect(throws: MapError.self, "\(count) bytes") { try open(Array(whole[..<count])) }
        }
    }

    @Test("A prepared map with a byte changed is refused", arguments: SplitMix64.seeds)
    func damage(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var bytes = try map.network().preparedBytes
        let place = Int.random(in: bytes.indices, using: &random)
        bytes[place] ^= UInt8.random(in: 1...255, using: &random)
        #expect(throws: MapError.self, "byte \(place)") { try open(bytes) }
    }

    /// One that was prepared before slopes across had a side would give them the wrong one.
    @Test("A map prepared by another version is refused, and says what to do")
    func otherVersion() throws {
        var bytes = try map.network().preparedBytes
        bytes[8] = 1
        let error = try #require(throws: MapError.self) { try open(bytes) }
        #expect(error.description(source: "old").contains("another version of camber (1)"))
        #expect(error.description(source: "old").contains("add the extract again"))
    }

    @Test("A file that is none says so")
    func foreign() throws {
        do throws(MapError) {
            let file = try! ScratchFile([UInt8](repeating: 7, count: 1000))
            _ = try WayNetwork(prepared: file.path)
            Issue.record("opened")
        } catch {
            #expect(error.description(source: "x").contains("no prepared map"))
        }
    }
}
