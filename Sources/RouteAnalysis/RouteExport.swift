import GPX
import RouteGeometry

/// A route as a GPX file to give away, or to keep.
public enum RouteExport {
    /// The file that a route came from, with the notes and the name it has by now; all else in it stays.
    ///
    /// A file that says the same already comes back byte for byte, decompressed. One that draws other routes besides gives
    /// this one alone, written anew. A note between two neighbouring points is left out, and counted.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - survey: the route by now, surveyed from that file.
    public static func gpx(
        _ bytes: [UInt8], of survey: SurveyedRoute
    ) throws(AnalysisError) -> (bytes: [UInt8], lost: Int) {
        let file = RouteFile(bytes: bytes, source: survey.source, runner: Runner())
        let drawn = try file.routes.get()
        guard drawn.count == 1, let own = drawn.first else { return (try fresh(survey, hiding: 0), 0) }
        let (old, new) = (own.notes, survey.notes)
        let isRenamed = own.route.name != survey.route.name
        if old == new, !isRenamed { return (bytes, 0) }
        var lost = 0
        do throws(GPXError) {
            var text = try GPXText(bytes: bytes)
            if isRenamed { text.rename(survey.route.name) }
            if old != new {
                if !old.isEmpty { try text.add(GPXNote(GroundFacts(), forgetsOthers: true)) }
                for facts in new where try !text.added(facts) { lost += 1 }
            }
            return (text.bytes, lost)
        } catch {
            // What was read as far as it went cannot be changed in place.
            return (try fresh(survey, hiding: 0), 0)
        }
    }

    /// A route written anew: points, elevations, times and what is known of the ground, and nothing else of its file.
    ///
    /// - Parameter metres: points nearer than that to the first or the last point are left out, wherever they come along
    ///   the way, and so are legs that pass nearer; 0 leaves none out.
    public static func fresh(_ survey: SurveyedRoute, hiding metres: Double) throws(AnalysisError) -> [UInt8] {
        let points = survey.route.points
        let pieces = pieces(of: points, hiding: metres)
        guard !pieces.isEmpty else {
            throw AnalysisError(
                .misplaced, source: survey.source, found: "all of it lies within \(Int(metres)) m of its ends",
                allowed: "hide less")
        }
        var document = GPXDocument()
        var track = GPXTrack()
        track.name = survey.route.name
        for piece in pieces {
            let start = document.points.count
            document.points.append(contentsOf: points, in: piece)
            track.segments.append(start..<document.points.count)
        }
        document.tracks = [track]
        document.trackFacts = survey.facts(at: pieces.flatMap(\.self))
        return document.gpx11(creator: "camber")
    }

    /// What is left of the points, piece by piece of at least one leg.
    private static func pieces(of points: PointColumns, hiding metres: Double) -> [Range<Int>] {
        let (count, places) = (points.count, (0..<points.count).map(points.coordinate))
        guard metres > 0, let first = places.first, let last = places.last else { return count < 2 ? [] : [0..<count] }
        var pieces: [Range<Int>] = []
        for leg in places.indices.dropLast() {
            let (start, end) = (places[leg], places[leg + 1])
            if [first, last].contains(where: { $0.distance(toLegFrom: start, to: end) <= metres }) { continue }
            if let piece = pieces.last, piece.upperBound == leg + 1 {
                pieces[pieces.count - 1] = piece.lowerBound..<(leg + 2)
            } else {
                pieces.append(leg..<(leg + 2))
            }
        }
        return pieces
    }
}

extension SurveyedRoute {
    /// What the runner noted, in order.
    fileprivate var notes: [StretchFacts] { layers.first { $0.origin == .note }?.facts ?? [] }

    /// What is said of the legs that begin at the points of these indices.
    fileprivate func facts(at points: [Int]) -> GPXFacts {
        var facts = GPXFacts()
        func holding(_ layer: Origin, at point: Int) -> GroundFacts? {
            // A hundredth of a metre in, where the leg has begun.
            let place = route.line.distances[point] + 0.01
            return layers.first { $0.origin == layer }?.facts.first { $0.start <= place && place < $0.end }?.ground
        }
        var (surface, note) = (Surface?.none, GroundFacts())
        for (place, point) in points.enumerated() {
            let next = holding(.file, at: point)?.surface
            if next != surface { facts.surfaces.append(GPXChange(at: place, next)) }
            let said = holding(.note, at: point) ?? GroundFacts()
            if said != note { facts.notes.append(GPXChange(at: place, said)) }
            (surface, note) = (next, said)
        }
        return facts
    }
}

extension GPXText {
    /// Adds a note; `false` where it lies between two neighbouring points.
    fileprivate mutating func added(_ facts: StretchFacts) throws(GPXError) -> Bool {
        do throws(GPXError) {
            try add(GPXNote(facts.ground), from: facts.start, to: facts.end)
            return true
        } catch {
            if case .noSuchPart = error.kind { return false }
            throw error
        }
    }
}
