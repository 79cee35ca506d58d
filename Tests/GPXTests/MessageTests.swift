import RouteGeometry
import Testing

@testable import GPX

@Suite("Sentences")
struct MessageTests {
    /// A NUL is drawn, since a test's arguments are printed.
    private func bytes(_ text: String) -> [UInt8] { Array(text.replacing("␀", with: "\0").utf8) }

    private static let warnings: [(String, [String])] = [
        (
            "<trkpt lat='512.03' lon='1'/><trkpt lat='-90.5' lon='1'/>",
            ["f:3:26: latitude 512.03 is not between -90 and 90; point skipped (first of 2)"]
        ),
        ("<trkpt lat='1' lon='-180.5'/>", ["f:3:34: longitude -180.5 is not between -180 and 180; point skipped"]),
        ("<trkpt lat='51,27' lon='1'/>", [#"f:3:26: latitude "51,27" is not a decimal number; point skipped"#]),
        ("<trkpt lat='1' lon=''/>", [#"f:3:34: longitude "" is not a decimal number; point skipped"#]),
        (
            "<trkpt lat='1' lon='undefined'/>",
            [#"f:3:34: longitude "undefined" is not a decimal number; point skipped"#]
        ),
        ("<trkpt lon='1'/>", ["f:3:14: <trkpt> has no lat; point skipped"]),
        ("<trkpt lat='1'/>", ["f:3:14: <trkpt> has no lon; point skipped"]),
        (
            "<trkpt lat='1' lon='1'><ele>12,5</ele></trkpt>",
            [#"f:3:42: elevation "12,5" is not a decimal number; the point has no elevation"#]
        ),
        ("<trkpt lat='1' lon='1'><ele> </ele></trkpt>", ["f:3:42: <ele> is empty; the point has no elevation"]),
        (
            "<trkpt lat='1' lon='1'><ele>1</ele><ele>2</ele></trkpt>",
            ["f:3:54: a second <ele> in one point; the first one kept"]
        ),
        (
            "<trkpt lat='1' lon='1'><time>yesterday</time></trkpt>",
            [#"f:3:43: time "yesterday" is not like 2026-05-30T08:00:00Z; the point has no time"#]
        ),
        (
            "<trkpt lat='1' lon='1'><time>2024-03-10T08:00:00</time></trkpt>",
            [#"f:3:43: time "2024-03-10T08:00:00" has no zone; taken as UTC"#]
        ),
        ("<trkpt lat='1' lon='1'><time/></trkpt>", ["f:3:43: <time> is empty; the point has no time"]),
        ("</trkseg><trkpt lat='1' lon='1'/><trkseg>", ["f:3:23: <trkpt> outside a <trkseg>; read as part of one"]),
        (
            "<trkpt lat='1' lon='1'><extensions><x:hr>1</x:hr><x:hr>1</x:hr></extensions></trkpt>",
            ["f:3:54: namespace prefix x on hr is not defined; read all the same (first of 2)"]
        ),
    ]

    @Test("A warning says where, what was found, what is right and what was done", arguments: warnings)
    func warns(points: String, sentences: [String]) throws {
        let document = try GPXDocument(bytes: gpx("<trk><trkseg>\(points)</trkseg></trk>"))
        #expect(document.warnings.map { $0.description(source: "f") } == sentences)
    }

    private static let endings: [(String, String)] = [
        ("<trkpt lat='2' lo", "f:3:55: the file breaks off here; the point before it is kept"),
        (
            "<trkpt lat='2' lon='2'/><trkpt lat=3/>",
            #"f:3:73: not XML from here on (AttValue: " or ' expected); the 2 points before it are kept"#
        ),
        ("</trkseg></trk></gpx>␀␀␀", "f:3:59: NUL bytes follow the end of the document; ignored"),
        ("␀␀␀", "f:3:38: not XML from here on (a NUL byte); the point before it is kept"),
        (
            "</trkseg></trk></gpx><gpx>",
            "f:3:59: not XML from here on (extra content at the end of the document); the point before it is kept"
        ),
    ]

    @Test("A file that breaks behind its first point says where", arguments: endings)
    func warnsOfBreak(ending: String, sentence: String) throws {
        let text = "<?xml version='1.0'?>\n<gpx>\n<trk><trkseg><trkpt lat='1' lon='1'/>\(ending)"
        let document = try GPXDocument(bytes: bytes(text))
        #expect(document.warnings.map { $0.description(source: "f") } == [sentence])
        #expect(document.tracks.map(\.segments) == [[0..<document.points.count]])
    }

    private static let errors: [(String, String)] = [
        ("", "f: error: the file is empty; expected a GPX file"),
        ("hello", "f:1:1: error: not XML: start tag expected, '<' not found; expected well-formed XML"),
        ("<?xml version='1.0'?><k:kml xmlns:k='urn:k'/>", "f:1:22: error: the root element is <k:kml>; expected <gpx>"),
        ("<GPX/>", "f:1:1: error: the root element is <GPX>; expected <gpx>"),
        ("\n<!DOCTYPE gpx><gpx/>", "f:2:1: error: a DOCTYPE; expected a GPX file without one"),
        (
            "<gpx><trk>",
            "f:1:11: error: the file breaks off here, before its first point ends; expected a whole GPX file"
        ),
        (
            "<gpx><a></b></gpx>",
            "f:1:13: error: not XML: opening and ending tag mismatch: a line 1 and b; expected well-formed XML"
        ),
        (
            "<gpx><name>a & b</name></gpx>",
            "f:1:15: error: not XML: an & that starts no entity (it is written &amp;); expected well-formed XML"
        ),
        ("<gpx>␀", "f:1:6: error: a NUL byte; expected text"),
        ("PK\u{3}\u{4}", "f: error: the file is zip-compressed; decompress it first: unzip -p f | camber score -"),
        (
            "<?xml version='1.0' encoding='klingon'?><gpx/>",
            "f:1:39: error: unsupported encoding klingon; expected a known encoding such as UTF-8"
        ),
    ]

    @Test("An error says where, what was found and what is allowed", arguments: errors)
    func refuses(text: String, sentence: String) {
        let error = #expect(throws: GPXError.self) { try GPXDocument(bytes: bytes(text)) }
        #expect(error?.description(source: "f") == sentence)
    }

    private static let long = String(repeating: "n", count: 9_000)
    private static let floods: [(String, String)] = [
        ("<gpx><wpt lat='91.\(long.replacing("n", with: "1"))' lon='1'/></gpx>", "between -90 and 90; point skipped"),
        (
            "<gpx><wpt lat='1\u{7F}\u{9B}2J' lon='1'/></gpx>",
            "latitude \"1  2J\" is not a decimal number; point skipped"
        ),
        ("<gpx><wpt lat='1' lon='1'/><\(long):p/></gpx>", "read all the same"),
        ("<gpx><wpt lat='1' lon='1'/><\(long)></gpx>", "the point before it is kept"),
        (
            "<gpx xmlns:c='urn:camber:gpx:1'><trk><trkseg><trkpt lat='1' lon='1'><extensions><c:stretch \(long)='1'/>"
                + "</extensions></trkpt></trkseg></trk></gpx>", "attribute ignored"
        ),
    ]

    @Test("However long a value or name is, and whatever is in it, its sentence is a short line", arguments: floods)
    func shortensValues(text: String, ending: String) throws {
        let warning = try #require(try GPXDocument(bytes: bytes(text)).warnings.first)
        let sentence = warning.description(source: "f")
        #expect(sentence.hasSuffix(ending))
        #expect(sentence.count < 300)
        #expect(!sentence.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }

    @Test("A DOCTYPE is refused however many points a file has")
    func refusesDoctype() {
        let error = #expect(throws: GPXError.self) {
            try GPXDocument(bytes: Array("<!DOCTYPE gpx [<!ATTLIST trkpt lat CDATA '9'>]><gpx/>".utf8))
        }
        #expect(error?.kind == .doctype)
    }

    @Test("A missing file is named with the system's reason")
    func refusesMissingFile() {
        let error = #expect(throws: GPXError.self) { try GPXDocument(contentsOf: "/nonexistent.gpx") }
        #expect(
            error?.description(source: "nonexistent.gpx")
                == "nonexistent.gpx: error: cannot be read: No such file or directory")
    }
}
