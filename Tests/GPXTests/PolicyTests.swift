import RouteGeometry
import Testing

@testable import GPX

@Suite("What is done about what is wrong")
struct PolicyTests {
    private func segments(_ latitudes: [String]) throws -> [Range<Int>] {
        let points = latitudes.map { "<trkpt lat='\($0)' lon='1'/>" }.joined()
        return try GPXDocument(bytes: gpx("<trk><trkseg>\(points)</trkseg></trk>")).tracks[0].segments
    }

    @Test("A position out of range between two points splits the segment, as a recorder's pause mark")
    func splitsAtPause() throws {
        #expect(try segments(["1", "2", "100", "200", "3"]) == [0..<2, 2..<3])
        #expect(try segments(["1", "100", "200", "2", "100", "3"]) == [0..<1, 1..<2, 2..<3])
        #expect(try segments(["100", "1", "2"]) == [0..<2])
        #expect(try segments(["1", "2", "100"]) == [0..<2])
    }

    @Test("A position that is missing or no number is no pause")
    func keepsSegment() throws {
        #expect(try segments(["1", "", "2", "x", "3"]) == [0..<3])
    }

    @Test("A surface does not cross a pause")
    func endsSurfaces() throws {
        let points = ["1", "2", "100", "3", "4"].map {
            "<trkpt lat='\($0)' lon='1'><extensions><surface>sand</surface></extensions></trkpt>"
        }
        let document = try GPXDocument(bytes: gpx("<trk><trkseg>\(points.joined())</trkseg></trk>"))
        let layers = document.factLayers(along: document.tracks[0], distances: [0, 1, 2, 3])
        #expect(layers[0].facts.map { [$0.start, $0.end] } == [[0, 1], [2, 3]])
    }

    @Test("The first warning is the first in the file, not the first to be noticed")
    func findsFirstWarning() throws {
        let document = try GPXDocument(
            bytes: gpx("<trk><trkseg><x:y/><trkpt lat='100' lon='1'/><trkpt lat='1' lon='1'/></trkseg></trk>"))
        #expect(document.warnings.count == 2)
        #expect(document.firstWarning?.kind == .namespaceBroken)
        #expect(try GPXDocument(bytes: gpx("")).firstWarning == nil)
    }

    @Test("Every kind of warning has an outcome, and what skips points says so")
    func hasOutcomes() {
        let skipping = GPXWarning.Kind.allCases.filter { $0.outcome == .pointSkipped }
        #expect(skipping == [.positionMissing, .positionNotANumber, .positionOutOfRange])
        #expect(
            GPXWarning.Kind.allCases.filter { $0.outcome == .readingEnded } == [
                .brokenOff, .unreadable, .compressionDamaged,
            ])
    }
}
