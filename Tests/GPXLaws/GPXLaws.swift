import GPX
import RouteGeometry

/// What holds of anything the GPX reader gives, whatever it was given.
public struct GPXLaws {
    /// The laws that were broken, in words.
    public private(set) var broken: [String] = []
    /// Whether a document came of the bytes, with a point in it.
    public private(set) var foundPoint = false

    /// The longest sentence about a file, in bytes: a file must not flood a terminal.
    private static let sentenceLimit = 1_000

    /// Reads `bytes` and looks at what comes of it.
    public init(reading bytes: [UInt8]) {
        do throws(GPXError) {
            check(try GPXDocument(bytes: bytes))
        } catch {
            checkSentence(error.description(source: "f"))
        }
    }

    private mutating func check(_ document: GPXDocument) {
        foundPoint = document.points.count + document.routePoints.count + document.waypoints.count > 0
        for points in [document.points, document.routePoints, document.waypoints] { check(points) }
        require(document.waypointNames.count == document.waypoints.count, "a name for each waypoint, or none")
        checkPieces(document.tracks.flatMap(\.segments), of: document.points.count)
        checkPieces(document.routes.map(\.points), of: document.routePoints.count)
        check(document.trackFacts, document.points.count)
        check(document.routeFacts, document.routePoints.count)
        require(document.namespaces.count <= 256, "at most 256 namespaces")
        check(document.warnings)
    }

    private mutating func check(_ points: PointColumns) {
        let count = points.count
        require(points.longitudes.count == count, "a longitude for each latitude")
        require(points.elevations.map { $0.count == count } ?? true, "a place for an elevation at each point")
        require(points.times.map { $0.count == count } ?? true, "a place for a time at each point")
        require(points.latitudes.allSatisfy { abs($0) <= 90 }, "latitudes from -90 to 90")
        require(points.longitudes.allSatisfy { abs($0) <= 180 }, "longitudes from -180 to 180")
        require(points.elevations.map { !$0.contains(where: \.isInfinite) } ?? true, "finite elevations")
        require(points.times.map { !$0.contains(where: \.isInfinite) } ?? true, "finite times")
    }

    /// All points lie in a piece, and the pieces in order.
    private mutating func checkPieces(_ pieces: [Range<Int>], of count: Int) {
        var end = 0
        for piece in pieces {
            require(piece.lowerBound == end, "each piece right behind the one before")
            end = piece.upperBound
        }
        require(end == count, "every point in a piece")
    }

    private mutating func check(_ facts: GPXFacts, _ count: Int) {
        for places in [facts.surfaces.map(\.point), facts.notes.map(\.point)] {
            require(places.allSatisfy { 0 <= $0 && $0 < count }, "facts at points that exist")
            require(zip(places, places.dropFirst()).allSatisfy { $0 < $1 }, "one fact a point, in order")
        }
    }

    private mutating func check(_ warnings: [GPXWarning]) {
        require(Set(warnings.map(\.kind)).count == warnings.count, "a warning a kind")
        for warning in warnings {
            require(warning.count > 0 && warning.line > 0 && warning.column >= 0, "a count and a place")
            checkSentence(warning.description(source: "f"))
        }
    }

    private mutating func checkSentence(_ sentence: String) {
        require(sentence.utf8.count <= Self.sentenceLimit, "a sentence, not a book: \(sentence.prefix(120))")
        let isPlain = sentence.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
        require(isPlain, "one line without control characters: \(sentence.prefix(120))")
    }

    private mutating func require(_ holds: Bool, _ law: @autoclosure () -> String) {
        if !holds { broken.append(law()) }
    }
}
