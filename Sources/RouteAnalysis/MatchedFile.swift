import GPX
import OpenStreetMap
import RouteGeometry

/// A GPX file with the surfaces a map gives it written in.
public enum MatchedFile {
    /// The file at `path`, or on standard input where that is `-`, with the tagged surfaces of `maps` in it: as gpx.studio
    /// writes them, and as `camber:stretch`. Where the file says itself what is underfoot it keeps that; surfaces that
    /// only follow from the kind of way are left out. All else stays as it was.
    ///
    /// - Returns: the whole new file, and the routes in it as the maps see them.
    public static func gpx(
        _ path: String, runner: Runner, maps: RunningMaps
    ) throws(AnalysisError) -> (bytes: [UInt8], surveys: [SurveyedRoute]) {
        let source = path == "-" ? "<stdin>" : path
        var text: GPXText
        let document: GPXDocument
        do throws(GPXError) {
            text = try path == "-" ? GPXText(fileDescriptor: 0) : GPXText(contentsOf: path)
            document = try GPXDocument(bytes: text.bytes)
        } catch {
            throw AnalysisError(error, source: source)
        }
        let surveys = try RouteFile(document, source: source, runner: runner, maps: maps).routes.get()
        let before = text.bytes
        for survey in surveys {
            guard let map = survey.map else { continue }
            write(survey, map.match, into: &text, line: survey.number ?? 1)
        }
        let bytes = text.bytes
        let isCredited = bytes == before || bytes.suffix(credit.utf8.count).elementsEqual(credit.utf8)
        return (isCredited ? bytes : bytes + Array(credit.utf8), surveys)
    }

    /// What a file says behind its end that has something of a map in it.
    private static let credit = "<!-- surfaces: map data (c)\(WayNetwork.attribution.drop { $0 != " " }) -->\n"

    private static func write(_ survey: SurveyedRoute, _ match: JoinedMatch, into text: inout GPXText, line: Int) {
        let parts = survey.route.stretches.filter { $0.surface.origin == .map }
        let distances = survey.route.line.distances
        var ways: [Int: GPXWay] = [:]
        var part = 0
        for point in distances.indices.dropLast() {
            // A leg is on what its middle is on.
            let middle = (distances[point] + distances[point + 1]) / 2
            while part < parts.count, parts[part].end <= middle { part += 1 }
            guard part < parts.count, parts[part].start <= middle, let tags = match.tags(atPoint: point) else {
                continue
            }
            ways[point] = GPXWay(
                surface: parts[part].surface.value.openStreetMapValue,
                highway: tags.wayClass == .athleticsTrack ? nil : tags.wayClass.name)
        }
        text.write(ways, ofLine: line)
        for part in parts {
            var facts = GroundFacts()
            facts.surface = part.surface.value
            // A part shorter than the points are apart has no points of its own to be noted at.
            _ = try? text.add(GPXNote(facts), from: part.start, to: part.end, ofLine: line)
        }
    }
}
