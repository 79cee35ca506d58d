import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What a file of a sample route says, read with an XML parser that knows nothing of the generator.
struct RouteFile {
    struct Point {
        var latitude: Double
        var longitude: Double
        var elevation: Double?
        var time: Date?
        /// The attributes of the point's note, or `nil` where it has none.
        var note: [String: String]?
        /// The surface in gpx.studio's way.
        var surface: String?
    }

    struct ParsingFailure: Error {
        let line: Int
        let problem: String
    }

    let points: [Point]
    let trackType: String?
    let trackCount: Int

    init(parsing text: String) throws {
        let parser = XMLParser(data: Data(text.utf8))
        let reader = Reader()
        parser.delegate = reader
        let isWellFormed = parser.parse()
        if let failure = reader.failure {
            throw failure
        }
        guard isWellFormed else {
            let problem = parser.parserError.map { "\($0)" } ?? "not well-formed"
            throw ParsingFailure(line: parser.lineNumber, problem: problem)
        }
        points = reader.points
        trackType = reader.trackType
        trackCount = reader.trackCount
    }

    /// The length on the WGS 84 ellipsoid, in metres.
    var length: Double {
        zip(points, points.dropFirst()).reduce(0) { $0 + Self.distance($1.0, $1.1) }
    }

    /// The distance between two points in metres, with the radii of curvature half-way.
    ///
    /// For the 20 m between neighbours this differs from the geodesic by less than a micrometre.
    static func distance(_ start: Point, _ end: Point) -> Double {
        let scale = WGS84.metresPerDegree(atLatitude: (start.latitude + end.latitude) / 2)
        let north = (end.latitude - start.latitude) * scale.north
        let east = (end.longitude - start.longitude) * scale.east
        return (north * north + east * east).squareRoot()
    }

    /// What the notes so far say from each point on.
    var knowledge: [[String: String]] {
        var current: [String: String] = [:]
        return points.map { point in
            for (attribute, value) in point.note ?? [:] {
                current[attribute] = value == "unknown" ? nil : value
            }
            return current
        }
    }
}

/// Collects the points while the parser runs; a class because the parser calls a delegate object.
private final class Reader: NSObject, XMLParserDelegate {
    var points: [RouteFile.Point] = []
    var trackType: String?
    var trackCount = 0
    private(set) var failure: RouteFile.ParsingFailure?
    private var text = ""

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        text = ""
        switch element {
        case "trk":
            trackCount += 1
        case "trkpt":
            guard let latitude = attributes["lat"].flatMap(Double.init),
                let longitude = attributes["lon"].flatMap(Double.init)
            else {
                fail("a point without latitude or longitude", at: parser.lineNumber)
                parser.abortParsing()
                return
            }
            points.append(RouteFile.Point(latitude: latitude, longitude: longitude))
        case "camber:stretch":
            points[points.count - 1].note = attributes
        default:
            break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) {
        text += characters
    }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
        switch element {
        case "type": trackType = text
        case "ele": points[points.count - 1].elevation = Double(text)
        case "time": readTime(at: parser.lineNumber)
        case "surface": points[points.count - 1].surface = text
        default: break
        }
    }

    private func readTime(at line: Int) {
        do {
            points[points.count - 1].time = try Date(text, strategy: .iso8601)
        } catch {
            fail("\(text) is not a time", at: line)
        }
    }

    private func fail(_ problem: String, at line: Int) {
        failure = failure ?? RouteFile.ParsingFailure(line: line, problem: problem)
    }
}
