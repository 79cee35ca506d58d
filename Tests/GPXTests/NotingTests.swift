import Foundation
import RouteGeometry
import TestSupport
import Testing

@testable import GPX

@Suite("Noting")
struct NotingTests {
    /// Points 111.19 m apart on a meridian, near enough: one thousandth of a degree of latitude.
    private let places = (0..<6).map { (Double($0) / 1000, 1.0) }

    private func text(_ extensions: [String] = [], root: String = "") throws -> GPXText {
        try GPXText(
            bytes: gpx(
                track(places, extensions: extensions),
                root: root.isEmpty ? #"version="1.1" xmlns="http://www.topografix.com/GPX/1/1""# : root))
    }

    private func ground(_ change: (inout GroundFacts) -> Void) -> GroundFacts {
        var facts = GroundFacts()
        change(&facts)
        return facts
    }

    private func notes(_ text: GPXText) throws -> [GPXChange<GroundFacts>] {
        let document = try GPXDocument(bytes: text.bytes)
        #expect(document.warnings.isEmpty)
        return document.trackFacts.notes
    }

    @Test("A note holds from the nearest point to the nearest point, and all else stays")
    func notesPart() throws {
        var text = try text()
        let before = String(decoding: text.bytes, as: UTF8.self)
        let note = ground { ($0.crossSection, $0.crossfall, $0.footways) = (.crowned, 0.03, [.left]) }
        let part = try text.add(GPXNote(note), from: 100, to: 350)
        #expect(part.points == 1..<3)
        #expect(abs(part.range.lowerBound - 110.574) < 0.01)  // a thousandth of the first degree of a WGS 84 meridian
        #expect(try notes(text) == [GPXChange(at: 1, note), GPXChange(at: 3, GroundFacts())])
        let stretch = #"<camber:stretch cross-section="crowned" crossfall="0.03" footways="left"/>"#
        let ended = #"<camber:stretch cross-section="unknown" crossfall="unknown" footways="unknown"/>"#
        let expected = before.replacing("GPX/1/1\"", with: "GPX/1/1\" xmlns:camber=\"urn:camber:gpx:1\"")
            .replacing(
                "\"0.001\" lon=\"1.0\"/>", with: "\"0.001\" lon=\"1.0\"><extensions>\(stretch)</extensions></trkpt>"
            )
            .replacing(
                "\"0.003\" lon=\"1.0\"/>", with: "\"0.003\" lon=\"1.0\"><extensions>\(ended)</extensions></trkpt>")
        #expect(String(decoding: text.bytes, as: UTF8.self) == expected)
    }

    @Test("A note over others leaves what it is silent of, and what was in force holds again behind it")
    func notesOverOthers() throws {
        var text = try text([
            "<camber:stretch xmlns:camber='urn:camber:gpx:1' surface='asphalt' falls='left'/>", "",
            "<camber:stretch xmlns:camber='urn:camber:gpx:1' surface='gravel' traffic='busy'/>",
        ])
        try text.add(
            GPXNote(
                ground {
                    $0.surface = .dirt; $0.traffic = .quiet
                }), from: 110, to: 330)
        let base = ground { ($0.surface, $0.falls) = (.asphalt, .left) }
        let noted = ground { ($0.surface, $0.falls, $0.traffic) = (.dirt, .left, .quiet) }
        let after = ground { ($0.surface, $0.falls, $0.traffic) = (.gravel, .left, .busy) }
        #expect(try notes(text) == [GPXChange(at: 0, base), GPXChange(at: 1, noted), GPXChange(at: 3, after)])
        #expect(!String(decoding: text.bytes, as: UTF8.self).contains("gravel' traffic"))
    }

    @Test("What a note's last point says itself wins, and a note to the end of the line needs no end")
    func endsNotes() throws {
        let stretch = "<camber:stretch xmlns:camber='urn:camber:gpx:1' traffic='none'/>"
        var text = try text(["", "", "", stretch])
        try text.add(GPXNote(ground { $0.traffic = .busy }), from: 0, to: 330)
        #expect(try notes(text).map(\.value.traffic) == [.busy, Traffic.none])
        #expect(try notes(text).map(\.point) == [0, 3])
        try text.add(GPXNote(ground { $0.traffic = .quiet }))
        #expect(try notes(text).map(\.value.traffic) == [.quiet])
        #expect(!String(decoding: text.bytes, as: UTF8.self).contains("unknown"))
    }

    @Test("Noting the same twice changes nothing more", arguments: SplitMix64.seeds)
    func isIdempotent(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var text = try MadeFile(&random).text
        let note = GPXNote(MadeFile.ground(&random))
        let start = Double.random(in: 0...150, using: &random)
        let number = text.lines.count > 1 ? 1 : nil
        try text.add(note, from: start, to: start + 150, ofLine: number)
        let once = text.bytes
        try text.add(note, from: start, to: start + 150, ofLine: number)
        #expect(text.bytes == once)
    }

    @Test("A note says what it says where it says it, and elsewhere all is as before", arguments: SplitMix64.seeds)
    func keepsOthers(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var text = try MadeFile(&random).text
        let before = try GPXDocument(bytes: text.bytes)
        let ground = MadeFile.ground(&random)
        let start = Double.random(in: 0...150, using: &random)
        let part = try text.add(GPXNote(ground), from: start, to: start + 150, ofLine: text.lines.count > 1 ? 1 : nil)
        let after = try GPXDocument(bytes: text.bytes)
        #expect(after.points.latitudes == before.points.latitudes)
        #expect(after.trackFacts.surfaces == before.trackFacts.surfaces)
        let (old, new) = (before.notesOnLegs, after.notesOnLegs)
        let line = before.tracks[0].points
        for leg in before.points.latitudes.indices where !line.dropLast().isEmpty {
            // What the last point of a line says describes nothing.
            if before.tracks.contains(where: { $0.points.last == leg }) { continue }
            let isNoted = line.contains(leg) && part.points.contains(leg - line.lowerBound)
            #expect(
                new[leg].noteValues
                    == (isNoted ? old[leg].noteValues.merging(ground.noteValues) { $1 } : old[leg].noteValues),
                "leg \(leg)")
        }
    }

    @Test("Forgetting ends what was noted there")
    func forgets() throws {
        var text = try text(["<camber:stretch xmlns:camber='urn:camber:gpx:1' surface='asphalt' falls='left'/>"])
        try text.add(GPXNote(ground { $0.surface = .sand }, forgetsOthers: true), from: 110, to: 220)
        #expect(try notes(text).map(\.value.falls) == [.left, nil, .left])
        #expect(try notes(text).map(\.value.surface) == [.asphalt, .sand, .asphalt])
        try text.add(GPXNote(GroundFacts(), forgetsOthers: true))
        #expect(try notes(text).isEmpty)
    }

    @Test(
        "A note goes where the file's version wants it, under the file's own prefixes",
        arguments: [
            (
                #"version="1.1" xmlns="http://www.topografix.com/GPX/1/1" xmlns:c="urn:camber:gpx:1""#,
                "<extensions><c:stretch traffic=\"none\"/></extensions>"
            ),
            (
                #"version="1.0" xmlns="http://www.topografix.com/GPX/1/0""#,
                "lon=\"1.0\"><camber:stretch traffic=\"none\"/></trkpt>"
            ),
            (
                #"xmlns:camber="urn:other""#,
                "<extensions><camber:stretch xmlns:camber=\"urn:camber:gpx:1\" traffic=\"none\"/></extensions>"
            ),
        ])
    func fitsIn(root: String, expected: String) throws {
        var text = try text(root: root)
        try text.add(GPXNote(ground { $0.traffic = Traffic.none }))
        #expect(String(decoding: text.bytes, as: UTF8.self).contains(expected))
        #expect(try notes(text).map(\.value.traffic) == [Traffic.none])
    }

    @Test("A note keeps the lines of the file, and foreign extensions before it")
    func keepsLayout() throws {
        let point =
            "<trkpt lat=\"0\" lon=\"0\">\n   <ele>1</ele>\n   <extensions>\n    <x/>\n   </extensions>\n  </trkpt>"
        let bare = "<trkpt lat=\"1\" lon=\"0\">\n   <ele>1</ele>\n  </trkpt>"
        var text = try GPXText(
            bytes: gpx("<trk><trkseg>\(point)\(bare)\(bare.replacing("1", with: "2"))</trkseg></trk>"))
        try text.add(GPXNote(ground { $0.traffic = .busy }), to: 110_574)
        let written = String(decoding: text.bytes, as: UTF8.self)
        #expect(written.contains("<x/>\n    <camber:stretch traffic=\"busy\"/>\n   </extensions>\n  </trkpt>"))
        #expect(
            written.contains(
                "<ele>1</ele>\n   <extensions><camber:stretch traffic=\"unknown\"/></extensions>\n  </trkpt>"))
    }

    @Test(
        "What the file does not have cannot be noted, and the file stays as it was",
        arguments: [
            (0, 700, nil), (300, 200, nil), (0, 20, nil), (600, 650, nil), (0, 100, 2), (0, 100, 0),
        ] as [(Double, Double, Int?)])
    func refusesMissingParts(start: Double, end: Double, line: Int?) throws {
        var text = try text()
        let before = text.bytes
        #expect { try text.add(GPXNote(ground { $0.traffic = .busy }), from: start, to: end, ofLine: line) } throws: {
            ($0 as? GPXError)?.kind == .noSuchPart
        }
        #expect(text.bytes == before)
    }

    @Test("Of several tracks one has to be chosen")
    func wantsTrack() throws {
        var text = try GPXText(bytes: gpx(track(places) + track(places)))
        let note = GPXNote(ground { $0.traffic = .busy })
        #expect(throws: GPXError.self) { try text.add(note) }
        try text.add(note, ofLine: 2)
        #expect(try notes(text).map(\.point) == [6])
    }
}
