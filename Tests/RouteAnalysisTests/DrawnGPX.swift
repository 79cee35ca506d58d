import Foundation
import GPX
import RouteAnalysis
import RouteGeometry

/// A GPX file of one track, drawn point by point and read as any other.
struct DrawnGPX {
    var name: String? = "Drawn"
    var type: String?
    var places: [Coordinate]
    /// Metres, for every point or none.
    var elevations: [Double]?
    /// Seconds after midnight, for every point or none.
    var times: [Int]?
    /// What `camber:stretch` says at a point, by its number.
    var notes: [Int: String] = [:]
    /// The surface gpx.studio writes at a point, by its number.
    var surfaces: [Int: String] = [:]
    /// The numbers of points with which a further segment begins.
    var segmentStarts: Set<Int> = []

    init(_ shape: [(east: Double, north: Double)], at origin: Coordinate = .germany, notes: String? = nil) {
        places = shape.map { origin.moved(east: $0.east, north: $0.north) }
        if let notes { self.notes = [0: notes] }
    }

    func named(_ name: String) -> DrawnGPX {
        var copy = self
        copy.name = name
        return copy
    }

    var text: String { Self.file(track) }

    static func file(_ body: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1" \
        xmlns:camber="urn:camber:gpx:1" \
        xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">
        \(body)
        </gpx>
        """
    }

    var track: String {
        let points = places.indices.map { (segmentStarts.contains($0) ? "</trkseg><trkseg>" : "") + point($0) }
        let head = (name.map { "<name>\($0)</name>" } ?? "") + (type.map { "<type>\($0)</type>" } ?? "")
        return "<trk>\(head)<trkseg>\n\(points.joined(separator: "\n"))\n</trkseg></trk>"
    }

    private func point(_ index: Int) -> String {
        let note = notes[index].map { "<camber:stretch \($0)/>" } ?? ""
        let surface =
            surfaces[index].map {
                "<gpxtpx:TrackPointExtension><gpxtpx:Extensions><surface>\($0)</surface></gpxtpx:Extensions>"
                    + "</gpxtpx:TrackPointExtension>"
            } ?? ""
        return "<trkpt lat=\"\(places[index].latitude)\" lon=\"\(places[index].longitude)\">"
            + (elevations.map { "<ele>\($0[index])</ele>" } ?? "")
            + (times.map { "<time>\(Self.time($0[index]))</time>" } ?? "")
            + (note + surface == "" ? "" : "<extensions>\(note)\(surface)</extensions>") + "</trkpt>"
    }

    private static func time(_ seconds: Int) -> String {
        let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { ($0 < 10 ? "0" : "") + "\($0)" }
        return "2026-03-01T\(parts.joined(separator: ":"))Z"
    }

    func survey(_ runner: Runner = Runner()) throws -> SurveyedRoute { try Self.surveys(text, runner)[0] }

    static func surveys(_ text: String, _ runner: Runner = Runner(), source: String = "a.gpx") throws -> [SurveyedRoute]
    {
        try RouteFile(GPXDocument(bytes: Array(text.utf8)), source: source, runner: runner).routes.get()
    }

    /// The score of the file's route run as `variant`, or the usual way.
    func score(_ variant: Variant? = nil, _ runner: Runner = Runner()) throws -> RouteScore {
        RouteScore(of: try survey(runner), as: variant, runner: runner)
    }
}

extension Coordinate {
    static let germany = Coordinate(latitude: 48.4, longitude: 9.05)
    static let london = Coordinate(latitude: 51.5, longitude: -0.13)

    /// A few km away on the plane that touches here, with the radii of curvature M and N of WGS 84. M grows by 8e-6
    /// over 5 km north; over a line with its middle here that cancels.
    func moved(east: Double, north: Double) -> Coordinate {
        let (a, e2) = (6_378_137.0, 0.00669437999014)
        let sine = sin(latitude * .pi / 180)
        let w = (1 - e2 * sine * sine).squareRoot()
        let (m, n) = (a * (1 - e2) / (w * w * w), a / w)
        return Coordinate(
            latitude: latitude + north / m * 180 / .pi,
            longitude: longitude + east / (n * cos(latitude * .pi / 180)) * 180 / .pi)
    }
}

/// Shapes on the plane, metres.
enum Shape {
    typealias Place = (east: Double, north: Double)

    /// Due north, a point every `step` metres.
    static func north(_ length: Double, every step: Double = 10) -> [Place] {
        let count = max(1, Int((length / step).rounded()))
        return (0...count).map { (0, length * (Double($0) / Double(count) - 0.5)) }
    }

    /// Due north and back again, `length` metres in all.
    static func northAndBack(_ length: Double, every step: Double = 10) -> [Place] {
        let way = north(length / 2, every: step)
        return way + way.dropLast().reversed()
    }

    /// Round a square counter-clockwise.
    static func square(_ side: Double) -> [Place] {
        let corners: [Place] = [(0, 0), (side, 0), (side, side), (0, side), (0, 0)]
        return (0...80).map { i in
            let (a, b) = (corners[i / 20 % 4], corners[i / 20 % 4 + 1])
            let share = Double(i % 20) / 20
            return (a.east + (b.east - a.east) * share, a.north + (b.north - a.north) * share)
        }
    }

    /// Counter-clockwise laps of lane 1 of a standard track: straights of 84.39 m, bends of 36.80 m.
    static func track(laps: Int = 1) -> [Place] {
        let (straight, radius) = (84.39, 36.80)
        let half = straight + .pi * radius
        return (0...(laps * 200)).map { i in
            let along = (Double(i) / 100 * half).truncatingRemainder(dividingBy: 2 * half)
            let rest = along < half ? along : along - half
            let angle = max(0, rest - straight) / radius
            let place = (min(rest, straight) - straight / 2 + radius * sin(angle), -radius * cos(angle))
            return along < half ? place : (-place.0, -place.1)
        }
    }

    static func mirrored(_ shape: [Place]) -> [Place] { shape.map { (-$0.east, $0.north) } }
}
