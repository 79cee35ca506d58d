import RouteGeometry
import Testing

@testable import GPX

@Suite("Facts on points")
struct FactsTests {
    private let places = (0..<6).map { (Double($0), 1.0) }
    /// Distances that tell which point they belong to.
    private let distances: [Double] = [0, 10, 20, 30, 40, 50]

    private func document(_ extensions: [String]) throws -> GPXDocument {
        try GPXDocument(bytes: gpx(track(places, extensions: extensions), root: "xmlns:camber='urn:camber:gpx:1'"))
    }

    @Test(
        "A surface belongs to the leg that starts at its point, whatever it is wrapped in",
        arguments: [
            ("", ""),
            ("<t:TrackPointExtension xmlns:t='urn:t'><t:Extensions>", "</t:Extensions></t:TrackPointExtension>"),
            ("<undeclared:TrackPointExtension>", "</undeclared:TrackPointExtension>"),
        ])
    func readsSurfaces(open: String, close: String) throws {
        let words = ["asphalt", "asphalt", "", "gravel", "", "gravel"]
        let document = try document(
            words.map { $0.isEmpty ? "" : "\(open)<highway>x</highway><surface> \($0)</surface>\(close)" })
        #expect(
            document.trackFacts.surfaces == [
                GPXChange(at: 0, .asphalt), GPXChange(at: 2, nil), GPXChange(at: 3, .gravel), GPXChange(at: 4, nil),
                GPXChange(at: 5, .gravel),
            ])
        let layers = document.factLayers(along: document.tracks[0], distances: distances)
        #expect(layers.map(\.origin) == [.file])
        #expect(layers[0].facts.map(\.ground.surface) == [.asphalt, .gravel])
        #expect(layers[0].facts.map { [$0.start, $0.end] } == [[0, 20], [30, 40]])
    }

    @Test("A surface that has no class is unknown, with a warning")
    func warnsOfUnknownSurface() throws {
        let document = try document(["<surface>asphalt</surface>", "<surface>lava</surface>", "<surface/>"])
        #expect(document.trackFacts.surfaces == [GPXChange(at: 0, .asphalt), GPXChange(at: 1, nil)])
        #expect(
            document.warnings.map { $0.description(source: "f") }
                == [#"f:3:148: surface "lava" is not one known here; taken as unknown"#])
    }

    @Test("A note holds from its point on until it changes, and `unknown` ends it")
    func readsNotes() throws {
        let document = try document([
            "", #"<camber:stretch surface="dirt" crossfall="0.03" cross-section="banked" falls="left"/>"#,
            #"<camber:stretch traffic="quiet" oneway="with" footways="left right" unsafe-edge="right"/>"#,
            #"<camber:stretch surface="unknown" falls="right" footways="none"/>"#,
            #"<camber:stretch cross-section="unknown" crossfall="unknown" falls="unknown" footways="unknown" traffic="unknown" oneway="unknown" unsafe-edge="unknown"/>"#,
        ])
        var note = GroundFacts()
        (note.surface, note.crossfall, note.crossSection, note.falls) = (.dirt, 0.03, .banked, .left)
        var expected = [GPXChange(at: 1, note)]
        (note.traffic, note.oneway, note.footways, note.unsafeEdges) = (.quiet, .with, [.left, .right], [.right])
        expected.append(GPXChange(at: 2, note))
        (note.surface, note.falls, note.footways) = (nil, .right, [])
        expected += [GPXChange(at: 3, note), GPXChange(at: 4, GroundFacts())]
        #expect(document.trackFacts.notes == expected)
        #expect(document.warnings.isEmpty)

        let layers = document.factLayers(along: document.tracks[0], distances: distances)
        #expect(layers.map(\.origin) == [.note])
        #expect(layers[0].facts.map { [$0.start, $0.end] } == [[10, 20], [20, 30], [30, 40]])
        #expect(layers[0].facts.map(\.ground.surface) == [.dirt, .dirt, nil])
        #expect(layers[0].facts.map(\.ground.falls) == [.left, .left, .right])
        #expect(layers[0].facts.map(\.ground.footways) == [nil, [.left, .right], []])
        #expect(layers[0].facts.map(\.ground.unsafeEdges) == [nil, [.right], [.right]])
    }

    @Test(
        "Our element is ours under any prefix of our namespace, and under our prefix in any namespace",
        arguments: [
            "<camber:stretch surface='dirt'/>", "<c:stretch xmlns:c='urn:camber:gpx:1' surface='dirt'/>",
            "<stretch xmlns='urn:camber:gpx:1' surface='dirt'/>",
            "<camber:stretch xmlns:camber='urn:camber' surface='dirt'/>",
            "<x><camber:stretch surface='dirt'/></x>",
        ])
    func recognisesNotes(element: String) throws {
        let document = try GPXDocument(
            bytes: gpx(
                track(places, extensions: [element]),
                root: element.contains("x>") ? "xmlns:camber='urn:camber:gpx:1'" : ""))
        #expect(document.trackFacts.notes.map(\.value.surface) == [.dirt])
    }

    @Test("Another program's stretch is not ours")
    func passesOverForeignStretch() throws {
        let document = try document(["<stretch surface='dirt'/>", "<x:stretch xmlns:x='urn:x' surface='dirt'/>"])
        #expect(document.trackFacts.notes.isEmpty)
    }

    private static let badValues: [(String, String)] = [
        ("surface", "lava"), ("cross-section", "round"), ("crossfall", "3"), ("crossfall", "-0.02"),
        ("crossfall", "0,02"),
        ("falls", "both"), ("footways", "left middle"), ("footways", ""), ("traffic", "some"), ("oneway", "yes"),
        ("unsafe-edge", "top"), ("camber", "1"),
    ]

    @Test("A wrong note is ignored with a warning, and the others of the element hold", arguments: badValues)
    func ignoresWrongNotes(name: String, value: String) throws {
        let document = try document([
            "<camber:stretch \(name)='\(value)' \(name == "traffic" ? "falls='left'" : "traffic='none'")/>"
        ])
        var note = GroundFacts()
        if name == "traffic" { note.falls = .left } else { note.traffic = Traffic.none }
        #expect(document.trackFacts.notes == [GPXChange(at: 0, note)])
        #expect(document.warnings.map(\.kind) == [.noteInvalid])
        #expect(document.warnings[0].done == "attribute ignored")
    }

    @Test("A note on a point that is skipped holds from the next one")
    func carriesNotesOverSkippedPoints() throws {
        let stretch = "<extensions><camber:stretch surface='dirt'/></extensions>"
        let document = try GPXDocument(
            bytes: gpx(
                "<trk><trkseg><trkpt lat='1' lon='1'/><trkpt lat='x' lon='1'>\(stretch)</trkpt><trkpt lat='2' lon='1'/></trkseg></trk>"
            ))
        #expect(document.trackFacts.notes.map(\.point) == [1])
    }

    @Test("Notes hold across segments and end with the track; surfaces do not cross a gap")
    func joinsSegments() throws {
        let segment = "<trkseg><trkpt lat='1' lon='1'>%</trkpt><trkpt lat='2' lon='1'>%</trkpt></trkseg>"
        func filled(_ first: String) -> String {
            let surface = "<surface>grass</surface>"
            return segment.replacing("%", with: "<extensions>\(surface)</extensions>", maxReplacements: 2)
                .replacing("<extensions>", with: "<extensions>\(first)", maxReplacements: 1)
        }
        let document = try GPXDocument(
            bytes: gpx(
                "<trk>" + filled("<camber:stretch traffic='none'/>") + filled("") + "</trk><trk>" + filled("")
                    + "</trk><rte><rtept lat='1' lon='1'>"
                    + "<extensions><camber:stretch traffic='busy'/><surface>sand</surface></extensions></rtept><rtept lat='2' lon='1'/></rte>",
                root: "xmlns:camber='urn:camber:gpx:1'"))
        let layers = document.factLayers(along: document.tracks[0], distances: [0, 10, 20, 30])
        #expect(layers.map(\.origin) == [.file, .note])
        #expect(layers[0].facts.map { [$0.start, $0.end] } == [[0, 10], [20, 30]])
        #expect(layers[1].facts.map { [$0.start, $0.end] } == [[0, 30]])
        let second = document.factLayers(along: document.tracks[1], distances: [0, 7])
        #expect(second.map(\.origin) == [.file])
        #expect(second[0].facts.map { [$0.start, $0.end] } == [[0, 7]])
        let route = document.factLayers(along: document.routes[0], distances: [0, 9])
        #expect(route.map(\.origin) == [.file, .note])
        #expect(route[0].facts.map(\.ground.surface) == [.sand])
        #expect(route[1].facts.map(\.ground.traffic) == [.busy])
    }

    @Test("A track of no point or one has no facts along it", arguments: [0, 1])
    func toleratesShortTracks(count: Int) throws {
        let document = try GPXDocument(
            bytes: gpx(
                track(
                    Array(places.prefix(count)), extensions: ["<surface>sand</surface><camber:stretch traffic='none'/>"]
                )))
        let layers = document.factLayers(along: document.tracks[0], distances: [Double](repeating: 0, count: count))
        #expect(layers.isEmpty)
    }
}
