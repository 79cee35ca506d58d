import RouteGeometry
import Testing

@testable import GPX

/// What users of other readers complained of; the numbers are those of the collection in GPX.md, section 5, which links
/// the threads. 6 (a writer and a namespace declared again in extensions), 7 (extensions lost on save), 9's writing half
/// (a locale's decimal comma) and 24 (timestamps made up on export) are about writing, and stand with the writer.
@Suite("What users complained of")
struct UserComplaintTests {
    private func read(_ content: String, root: String = "") throws -> GPXDocument {
        try GPXDocument(bytes: Array("<gpx \(root)>\(content)</gpx>".utf8))
    }

    private func points(_ contents: String...) -> String {
        let points = contents.enumerated().map { "<trkpt lat='\($0 + 1)' lon='2'>\($1)</trkpt>" }
        return "<trk><trkseg>\(points.joined())</trkseg></trk>"
    }

    @Test("1, 2: a large file takes a few bytes a point, and a value that no point has takes none")
    func takesLittleMemory() throws {
        let document = try read(points(Array(repeating: "", count: 10_000)))
        #expect(document.points.count == 10_000)
        #expect(document.points.elevations == nil && document.points.times == nil)
        #expect(GPXQuantity.allCases.allSatisfy { !document.trackSensors.has($0) })
        #expect(document.trackLabels.isEmpty && document.trackFacts == GPXFacts())
    }

    private func points(_ contents: [String]) -> String {
        "<trk><trkseg>\(contents.map { "<trkpt lat='1' lon='2'>\($0)</trkpt>" }.joined())</trkseg></trk>"
    }

    @Test("3: elements 300 deep end reading with a sentence, and what came before is kept")
    func endsAtDepth() throws {
        let deep = String(repeating: "<a>", count: 300) + String(repeating: "</a>", count: 300)
        let document = try read(points("", "<extensions>\(deep)</extensions>"))
        #expect(document.points.count == 1)
        #expect(document.warnings.map(\.kind) == [.unreadable])
        #expect(document.warnings[0].found.contains("256 levels"))
    }

    @Test("4: a prefix nobody declared loses neither the track nor the heart rate")
    func readsUndeclaredPrefix() throws {
        let document = try read(
            points(
                "<extensions><gpxtpx:TrackPointExtension><gpxtpx:hr>99</gpxtpx:hr></gpxtpx:TrackPointExtension></extensions>"
            ))
        #expect(document.points.count == 1)
        #expect(document.trackSensors.value(.heartRate, at: 0) == 99)
    }

    @Test("5: the prefix may be ns3")
    func readsAnyPrefix() throws {
        let document = try read(
            points("<extensions><ns3:TrackPointExtension><ns3:cad>80</ns3:cad></ns3:TrackPointExtension></extensions>"),
            root: "xmlns:ns3='http://www.garmin.com/xmlschemas/TrackPointExtension/v1'")
        #expect(document.trackSensors.value(.cadence, at: 0) == 80)
        #expect(document.warnings.isEmpty)
    }

    @Test("6: a default namespace declared again inside extensions does not hide what follows")
    func readsRedeclaredNamespace() throws {
        let garmin = "http://www.garmin.com/xmlschemas/TrackPointExtension/v1"
        let document = try read(
            points(
                "<extensions><TrackPointExtension xmlns='\(garmin)'><hr>60</hr></TrackPointExtension></extensions><ele>5</ele>",
                "<ele>6</ele>"),
            root: "xmlns='http://www.topografix.com/GPX/1/1'")
        #expect(document.points.elevations == [5, 6])
        #expect(document.trackSensors.value(.heartRate, at: 0) == 60)
    }

    @Test("7: every extension of a point is read, not the first only")
    func readsEveryExtension() throws {
        let document = try read(
            points("<extensions><power>200</power><a/><hr>60</hr><t:x><t:atemp>9</t:atemp></t:x></extensions>"))
        let sensors = document.trackSensors
        #expect([.power, .heartRate, .airTemperature].map { sensors.value($0, at: 0) } == [200, 60, 9])
    }

    @Test(
        "8: a file without namespace or with an odd version",
        arguments: ["", "version='0.31'", "xmlns='' version='1.1'"])
    func readsWithoutNamespace(root: String) throws {
        #expect(try read(points("<ele>1</ele>"), root: root).points.elevations == [1])
    }

    @Test("9: a decimal comma is no number: the point is skipped, not moved")
    func refusesDecimalComma() throws {
        let document = try read("<trk><trkseg><trkpt lat='51,27' lon='6,5'/><trkpt lat='1' lon='2'/></trkseg></trk>")
        #expect(document.points.latitudes == [1])
        #expect(document.warnings.map(\.kind) == [.positionNotANumber])
    }

    @Test("10: a byte order mark, also before a declaration of UTF-16", arguments: ["UTF-8", "UTF-16"])
    func readsByteOrderMark(encoding: String) throws {
        let text = "<?xml version='1.0' encoding='\(encoding)'?><gpx>\(points("<ele>1</ele>"))</gpx>"
        #expect(try GPXDocument(bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8)).points.count == 1)
    }

    @Test("11: a file that is cut off gives the points before the cut")
    func readsCutFile() throws {
        let document = try GPXDocument(
            bytes: Array("<gpx><trk><trkseg><trkpt lat='1' lon='2'/><trkpt lat='3' lon='4'><ele>1".utf8))
        #expect(document.points.latitudes == [1])
        #expect(document.tracks.map(\.segments) == [[0..<1]])
        #expect(document.warnings.map(\.kind) == [.brokenOff])
    }

    @Test("12: two lat and no lon end in a sentence")
    func refusesTwoLatitudes() throws {
        let document = try read("<wpt lat='1' lon='1'/><wpt lat='1' lat='2'/>")
        #expect(document.waypoints.count == 1)
        #expect(document.warnings.map(\.kind) == [.unreadable])
        #expect(throws: GPXError.self) { try read("<wpt lat='1' lat='2'/>") }
    }

    @Test(
        "13: a time with an offset, without zone, with microseconds or white space",
        arguments: [
            "2024-03-10T10:00:00+02:00", "2024-03-10T10:00:00+0200", "2024-03-10T08:00:00",
            "2024-03-10T08:00:00.000000Z",
            " 2024-03-10T08:00:00Z\n", "2024-03-10T08:00:00+0000",
        ])
    func readsTimes(text: String) throws {
        // Between two of the plain kind, which are read by another way.
        let plain = "<time>2024-03-10T08:00:00Z</time>"
        let document = try read(points(plain, "<time>\(text)</time>", plain))
        #expect(document.points.times == [1_710_057_600, 1_710_057_600, 1_710_057_600])
    }

    @Test("14: only some points have a time")
    func readsSomeTimes() throws {
        let document = try read(points("", "<time>1970-01-01T00:00:05Z</time>", ""))
        #expect((0..<3).map { document.points.time(at: $0) } == [nil, 5, nil])
    }

    @Test("15: a missing elevation is not 0, and 0 is an elevation")
    func tellsMissingFromZero() throws {
        let document = try read(points("", "<ele>0</ele>", "<ele/>"))
        #expect((0..<3).map { document.points.elevation(at: $0) } == [nil, 0, nil])
        #expect(try read(points("", "")).points.elevations == nil)
    }

    @Test("16: an elevation of nan is absent", arguments: ["nan", "NaN", "inf", "-Infinity", "1e999"])
    func refusesNaN(text: String) throws {
        let document = try read(points("<ele>\(text)</ele>", "<ele>1</ele>"))
        #expect((0..<2).map { document.points.elevation(at: $0) } == [nil, 1])
        #expect(document.warnings.map(\.kind) == [.elevationNotANumber])
    }

    @Test("17: a file with a route only has its points, and a route beside a track does not join it")
    func readsRoutes() throws {
        let route = "<rte><rtept lat='1' lon='1'/><rtept lat='2' lon='2'><ele>3</ele></rtept></rte>"
        let alone = try read(route)
        #expect(alone.routePoints.latitudes == [1, 2] && alone.points.isEmpty)
        #expect(alone.routePoints.elevation(at: 1) == 3)
        let both = try read(route + points("", ""))
        #expect(both.points.count == 2 && both.routePoints.count == 2)
    }

    @Test("18: waypoints only, and a track without a name")
    func readsWaypointsOnly() throws {
        #expect(try read("<wpt lat='1' lon='2'/>").waypoints.count == 1)
        #expect(try read(points("")).tracks.map(\.name) == [nil])
    }

    @Test("19: each of several segments keeps its own points")
    func readsSegments() throws {
        let segment = "<trkseg><trkpt lat='1' lon='2'/><trkpt lat='1' lon='2'/></trkseg>"
        #expect(try read("<trk>\(segment)\(segment)\(segment)</trk>").tracks[0].segments == [0..<2, 2..<4, 4..<6])
    }

    @Test("20: a name in a CDATA section, joined with the text around it and its entities")
    func readsCDATA() throws {
        let document = try read("<trk><name>a &amp; <![CDATA[b <c>]]> &#100;</name></trk>")
        #expect(document.tracks[0].name == "a & b <c> d")
    }

    @Test("21: a wrong path is an error that names it")
    func namesWrongPath() {
        let error = #expect(throws: GPXError.self) { try GPXDocument(contentsOf: "/no/such.gpx") }
        #expect(error?.description(source: "/no/such.gpx").hasPrefix("/no/such.gpx: error: cannot be read") == true)
    }

    @Test("22: the ascent the writer measured stands beside ours, to check it against")
    func readsClaimedAscents() throws {
        let planned = try GPXDocument(bytes: Array("<!-- filtered ascend = 245 plain-ascend = 3 --><gpx/>".utf8))
        #expect(planned.claimedAscent == 245)
        let recorded = try read(
            points("<extensions><o:gain>2</o:gain></extensions>", "<extensions><o:gain>3</o:gain></extensions>"))
        #expect(recorded.barometricAscent?.ascent == 5)
    }

    @Test("23: the surfaces of a planned track are read")
    func readsSurfaces() throws {
        let document = try read(
            points(
                "<extensions><surface>asphalt</surface></extensions>",
                "<extensions><surface>gravel</surface></extensions>", ""))
        #expect(
            document.trackFacts.surfaces == [
                GPXChange(at: 0, .asphalt), GPXChange(at: 1, .gravel), GPXChange(at: 2, nil),
            ])
    }

    @Test("24: a file without times has none, not those of 1970")
    func makesUpNoTimes() throws {
        let document = try read(points("", "<time/>"))
        #expect(document.points.times == nil)
        #expect(document.metadata.time == nil)
    }

    @Test("25: an elevation as an attribute is not one")
    func ignoresAttributeElevation() throws {
        #expect(try read("<trk><trkseg><trkpt lat='1' lon='2' ele='9'/></trkseg></trk>").points.elevations == nil)
    }
}
