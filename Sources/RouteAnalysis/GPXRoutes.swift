import GPX
import RouteGeometry

extension GPXDocument {
    /// The routes in a file: one for each track, or for each GPX route where there is no track, for a file that has both
    /// draws the same line twice.
    ///
    /// A track's segments are joined, for a pause does not end a run. Tracks that give no route (one point, 0 m) are
    /// passed over with a remark as long as another one gives one.
    func surveyedRoutes(
        source: String, runner: Runner, maps: RunningMaps = .none, terrain: TerrainFolder? = nil,
        sparesHeights: ((LineShape) -> Bool)? = nil
    ) throws(AnalysisError) -> [SurveyedRoute] {
        let count = tracks.isEmpty ? routes.count : tracks.count
        guard count > 0 else {
            let others = waypoints.isEmpty ? "" : ", only \(waypoints.count) waypoint\(waypoints.count == 1 ? "" : "s")"
            throw AnalysisError(
                .badData, source: source, found: "no track and no route\(others)",
                allowed: "a GPX file needs one to be run")
        }
        var surveys: [SurveyedRoute] = []
        var failures = PassedOver()
        for index in 0..<count {
            if failures.areMany, isEmpty(index) {
                failures.others += 1
                continue
            }
            let name =
                lineName(index) ?? (count == 1 ? self.name : nil)
                ?? "\(Self.stem(of: source))\(count > 1 ? " \(index + 1)" : "")"
            do throws(AnalysisError) {
                let line = tracks.isEmpty ? drawnRoute(routes[index]) : drawnTrack(tracks[index])
                var survey = try line.survey(
                    named: name, source: source, runner: runner, maps: maps, terrain: terrain,
                    sparesHeights: sparesHeights)
                if count > 1 { survey.number = index + 1 }
                surveys.append(survey)
            } catch {
                failures.add(error)
            }
        }
        if surveys.isEmpty, let first = failures.first { throw first }
        surveys[0].remarks += failures.remarks
        return surveys
    }

    private func isEmpty(_ index: Int) -> Bool {
        tracks.isEmpty ? routes[index].points.isEmpty : tracks[index].segments.allSatisfy(\.isEmpty)
    }

    private func lineName(_ index: Int) -> String? { tracks.isEmpty ? routes[index].name : tracks[index].name }

    private func drawnTrack(_ track: GPXTrack) -> DrawnLine {
        var points = PointColumns()
        for segment in track.segments { points.append(contentsOf: self.points, in: segment) }
        let joints = track.segments.dropLast().map { $0.upperBound - track.points.lowerBound }
        return DrawnLine(name: track.name, type: track.type, points: points, joints: joints) {
            factLayers(along: track, distances: $0)
        }
    }

    private func drawnRoute(_ route: GPXRoute) -> DrawnLine {
        let (points, places) = shaped(route)
        return DrawnLine(name: route.name, type: route.type, points: points, joints: []) { distances in
            factLayers(along: route, distances: places.map { distances[$0] })
        }
    }

    /// The points of a route with the shaping points between them, and where its own are among these.
    private func shaped(_ route: GPXRoute) -> (points: PointColumns, places: [Int]) {
        var points = PointColumns()
        var places: [Int] = []
        var shape = shapingPoints[...].drop { $0.point < route.points.lowerBound }
        for index in route.points {
            places.append(points.count)
            points.append(contentsOf: routePoints, in: index..<index + 1)
            // Behind the last point there is nothing to be drawn to.
            guard index + 1 < route.points.upperBound else { break }
            for next in shape.prefix(while: { $0.point == index }) {
                points.append(latitude: next.value.latitude, longitude: next.value.longitude)
            }
            shape = shape.drop { $0.point <= index }
        }
        return (points, places)
    }

    /// The file's name without folders and without its ending.
    private static func stem(of source: String) -> String {
        let file = ImportSource.fileName(of: source)
        let lower = file.lowercased()
        let ending = [".gpx.gz", ".gpx"].first { lower.hasSuffix($0) }
        return ending.map { String(file.dropLast($0.count)) } ?? file
    }
}

extension FactLayer {
    /// What follows of the ground from going round an athletics track.
    static func athleticsTrack(along ranges: [ClosedRange<Double>]) -> FactLayer {
        var ground = GroundFacts()
        ground.surface = .track
        ground.crossSection = .level
        return FactLayer(.inferred, ranges.map { StretchFacts(from: $0.lowerBound, to: $0.upperBound, ground) })
    }
}

/// The lines of a file that give no route. Of a file with millions the first ones say enough.
private struct PassedOver {
    /// Ours.
    private static let limit = 10
    private(set) var first: AnalysisError?
    private var sentences: [String] = []
    /// How many there are beyond those that are told of.
    var others = 0

    /// Whether no more are told of.
    var areMany: Bool { sentences.count == Self.limit }

    mutating func add(_ error: AnalysisError) {
        first = first ?? error
        if areMany { others += 1 } else { sentences.append("\(error.found); passed over") }
    }

    var remarks: [String] {
        others == 0 ? sentences : sentences + ["\(others) more that give no route; passed over"]
    }
}

/// A track or GPX route, its points in columns of their own.
private struct DrawnLine {
    let name: String?
    let type: String?
    let points: PointColumns
    /// The indices at which a new segment begins.
    let joints: [Int]
    let layers: ([Double]) -> [FactLayer]

    /// Metres between segments over which a straight line is worth a remark. Ours.
    private static let noteworthyGap = 100.0

    func survey(
        named name: String, source: String, runner: Runner, maps: RunningMaps, terrain: TerrainFolder?,
        sparesHeights: ((LineShape) -> Bool)?
    ) throws(AnalysisError) -> SurveyedRoute {
        let line = Polyline(estimating: points)
        let driving =
            runner.drivingSide.map { Fact($0, .note) }
            ?? (points.isEmpty ? Fact(.right, .assumed) : Fact(Side(trafficAt: points.coordinate(at: 0)), .inferred))
        let findings = maps.findings(along: points, distances: line.distances, drivingSide: driving)
        let said = points.isEmpty ? [] : layers(line.distances)
        let known = FactLayer.oneOfEach(said + trackLayers(line) + (findings?.layers ?? []))
        let assumed: Surface = isTrail ? .dirt : .asphalt
        let stretches = Stretch.overlay(length: line.length, layers: known, assumedSurface: assumed)
        let route = Route(name: name, points: points, line: line, stretches: stretches, drivingSide: driving)
        let shape = sparesHeights != nil && line.length >= 1 ? LineShape(of: line) : nil
        var survey = try SurveyedRoute(
            route, source: source, runner: runner, terrain: terrain, remarks: gapRemarks(line),
            sparesHeights: shape.flatMap { sparesHeights?($0) } ?? false)
        (survey.map, survey.layers, survey.assumedSurface) = (findings, known, assumed)
        survey.lineShape = shape
        return survey
    }

    /// Where a line goes round an athletics track it lies on one: level, but for what a source says of it.
    private func trackLayers(_ line: Polyline) -> [FactLayer] {
        let ranges = line.stadium == nil ? line.trackParts.map { $0.start...$0.end } : [0...line.length]
        return ranges.isEmpty ? [] : [.athleticsTrack(along: ranges)]
    }

    /// Whether the writer says trail, in the type or as a word of the name.
    private var isTrail: Bool {
        [type, name].contains { text in
            // Most names have no such letters, and bytes are read in a tenth of the time that characters take.
            guard let text, Self.holdsTrail(text.utf8) else { return false }
            let words = text.lowercased().split { !$0.isLetter }
            return words.contains { $0 == "trail" || $0 == "trailrunning" }
        }
    }

    /// Whether the letters of "trail" follow each other somewhere, in either case.
    private static func holdsTrail(_ text: String.UTF8View) -> Bool {
        let letters: [5 of UInt8] = [0x74, 0x72, 0x61, 0x69, 0x6C]
        var found = 0
        for byte in text where found < letters.count {
            let lower = byte | 0x20
            found = lower == letters[found] ? found + 1 : lower == letters[0] ? 1 : 0
        }
        return found == letters.count
    }

    private func gapRemarks(_ line: Polyline) -> [String] {
        let gaps = joints.filter { $0 > 0 && $0 < points.count }.map { line.distances[$0] - line.distances[$0 - 1] }
        let wide = gaps.filter { $0 > Self.noteworthyGap }
        guard let widest = wide.max() else { return [] }
        let sum = Int(gaps.reduce(0, +).rounded())
        return [
            "segments up to \(Int(widest.rounded())) m apart are joined by straight lines: \(sum) m that were not recorded "
                + "count as run"
        ]
    }
}
