import RouteGeometry
import Testing

@testable import GPX

@Suite("Words and links")
struct LabelTests {
    @Test("Everything GPX 1.1 says of a file")
    func readsMetadata() throws {
        let document = try GPXDocument(
            bytes: gpx(
                """
                <metadata><name>n</name><desc>d</desc><author><name>A B</name><email id="a" domain="b.org"/>
                <link href="http://a"><text>home</text></link></author><copyright author="x"><year>2020</year></copyright>
                <link href="http://x?a=1&amp;b=2"><text>t</text><type>text/html</type></link><link href="http://y"/>
                <time>1970-01-02T00:00:00Z</time><keywords>k, l</keywords>
                <bounds minlat="1" minlon="-2" maxlat="3" maxlon="4"/></metadata>
                """))
        let metadata = document.metadata
        #expect(metadata.author == "A B")
        #expect(metadata.authorEmail == "a@b.org")
        #expect(metadata.authorLink?.address == "http://a")
        #expect(metadata.links.map(\.address) == ["http://x?a=1&b=2", "http://y"])
        #expect(metadata.links[0].text == "t" && metadata.links[0].type == "text/html")
        #expect(metadata.time == 86_400)
        #expect(metadata.keywords == "k, l")
        #expect(metadata.bounds == GPXBounds(south: 1, west: -2, north: 3, east: 4))
        #expect(document.warnings.isEmpty)
    }

    @Test("Everything GPX 1.0 says of a file")
    func readsOldMetadata() throws {
        let document = try GPXDocument(
            bytes: gpx(
                "<name>n</name><desc>d</desc><author>A</author><email>a@b.org</email><url>http://x</url><urlname>t</urlname>"
                    + "<time>1970-01-02T00:00:00Z</time><keywords>k</keywords><bounds minlat='1' minlon='2' maxlat='3' maxlon='4'/>",
                root: "version='1.0' xmlns='http://www.topografix.com/GPX/1/0'"))
        #expect(document.name == "n" && document.description == "d")
        #expect(document.metadata.author == "A" && document.metadata.authorEmail == "a@b.org")
        #expect(document.metadata.links.map(\.text) == ["t"])
        #expect(document.metadata.time == 86_400 && document.metadata.keywords == "k")
        #expect(document.metadata.bounds?.east == 4)
    }

    @Test("Bounds that are no positions are absent, with a warning")
    func warnsOfBounds() throws {
        let document = try GPXDocument(bytes: gpx("<metadata><bounds minlat='1' minlon='2' maxlat='95'/></metadata>"))
        #expect(document.metadata.bounds == nil)
        #expect(document.warnings.map(\.kind) == [.boundsInvalid])
    }

    @Test("A track and a route have a comment, a source, a number and links; points keep their words")
    func readsLabels() throws {
        let words = "<cmt>c</cmt><desc>d</desc><src>s</src><link href='http://l'/><number>7</number><type>t</type>"
        let point =
            "lat='1' lon='2'><name>p</name><cmt>c</cmt><sym>Flag</sym><link href='http://p'><text>x</text></link>"
        let document = try GPXDocument(
            bytes: gpx(
                "<wpt \(point)</wpt><rte>\(words)<rtept lat='0' lon='0'/><rtept \(point)</rtept></rte>"
                    + "<trk>\(words)<trkseg><trkpt lat='x' lon='0'><name>no</name></trkpt><trkpt \(point)</trkpt></trkseg></trk>"
            ))
        let (track, route) = (document.tracks[0], document.routes[0])
        #expect([track.comment, track.description, track.source, track.type] == ["c", "d", "s", "t"])
        #expect([route.comment, route.description, route.source, route.type] == ["c", "d", "s", "t"])
        #expect(track.number == 7 && route.number == 7)
        #expect(track.links.map(\.address) == ["http://l"] && route.links.map(\.address) == ["http://l"])
        for (labels, index) in [(document.waypointLabels, 0), (document.routeLabels, 1), (document.trackLabels, 0)] {
            #expect(labels.map(\.point) == [index])
            #expect(labels[0].name == "p" && labels[0].comment == "c" && labels[0].symbol == "Flag")
            #expect(labels[0].links.map(\.text) == ["x"])
        }
        #expect(document.waypointNames == ["p"])
    }
}
