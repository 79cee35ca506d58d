import GPX
public import RouteAnalysis
import Elevation
import RouteGeometry

/// What is in a GPX file, for `camber inspect`.
public struct Inspection {
    private let file: RouteFile
    let document: GPXDocument
    let summary: GPXSummary

    /// `nil` where the file could not be read at all.
    public init?(_ file: RouteFile) {
        guard let document = file.document else { return nil }
        self.file = file
        self.document = document
        summary = file.summary ?? GPXSummary(of: document)
    }

    private var surveys: [SurveyedRoute] {
        if case .success(let surveys) = file.routes { surveys } else { [] }
    }

    /// What is run: the track points, or where there are none the route points.
    var points: GPXPointSummary { summary.trackPoints.count == 0 ? summary.routePoints : summary.trackPoints }

    /// A block of lines, ending in a newline.
    public func text(style: ReportStyle) -> String {
        var rows = contents(style) + extras(style)
        for survey in surveys { rows += describe(survey, style) }
        if !summary.isWhole { rows += sums(style) }
        if case .failure(let error) = file.routes { rows.append(("route", error.description)) }
        let namespaces = document.namespaces.map { ($0.prefix.map { "\($0)=" } ?? "") + $0.uri }
        rows.append(("namespaces", namespaces.isEmpty ? "none" : namespaces.joined(separator: " ")))
        if file.warnings.isEmpty { rows.append(("warnings", "none")) }
        for (i, warning) in file.warnings.enumerated() { rows.append((i == 0 ? "warnings" : "", warning)) }
        let lines = rows.flatMap { row -> [String] in
            let label = row.label.padded(to: 12)
            return style.tableColumns.map { row.text.wrapped(to: $0, after: label) } ?? [label + row.text]
        }
        return style.cleaned(lines.map { $0 + "\n" }.joined())
    }

    /// What the file is and what its points are.
    private func contents(_ style: ReportStyle) -> [(label: String, text: String)] {
        let version = document.version.map { "GPX \($0)" } ?? "GPX without a version"
        let origin = [file.source, version, document.creator.map { "by \($0)" }].compactMap(\.self)
        let held = counts.filter { $0.count > 0 }.map { label, count in
            "\(count) \(count == 1 ? String(label.dropLast()) : label)"
        }
        var rows: [(label: String, text: String)] = [
            ("file", origin.joined(separator: style.separator)),
            ("holds", held.isEmpty ? "nothing" : held.joined(separator: style.separator)),
        ]
        if let first = points.first { rows.append(("first", place(first, style))) }
        if let last = points.last { rows.append(("last", place(last, style))) }
        rows += ranges(style)
        let times = points.times.map { "\(Instant.text($0.lowerBound)) to \(Instant.text($0.upperBound))" }
        rows.append(("time", times ?? "none"))
        if points.gapLength >= 1 {
            rows.append(
                ("gaps", "\(points.gapLength.fixed(0)) m between segments, straight, where nothing was recorded"))
        }
        return rows
    }

    private var counts: [(label: String, count: Int)] {
        [
            ("tracks", summary.trackCount), ("segments", summary.segmentCount),
            ("track points", summary.trackPoints.count), ("routes", summary.routeCount),
            ("route points", summary.routePoints.count), ("waypoints", summary.waypoints.count),
        ]
    }

    private func place(_ place: GPXPointSummary.Place, _ style: ReportStyle) -> String {
        let coordinate = place.coordinate
        let elevation = place.elevation.map { "\(style.number($0, 1)) m" } ?? "no elevation"
        return
            "\(style.number(coordinate.latitude, 6)), \(style.number(coordinate.longitude, 6))\(style.separator)\(elevation)"
    }

    private func describe(_ survey: SurveyedRoute, _ style: ReportStyle) -> [(label: String, text: String)] {
        let length = "\(style.kilometres(survey.profile.length)) km"
        var rows = [
            ("route", [survey.route.name, length, survey.profile.shape.words].joined(separator: style.separator))
        ]
        if let words = survey.lengthWords(style) { rows.append(("length", words)) }
        if let words = survey.shapeWords(style) { rows.append(("shape", words)) }
        rows += survey.trackWords(style).map { ("track", $0) }
        if let words = survey.timeWords(style) { rows.append(("pace", words)) }
        if let elevation = survey.elevation {
            rows.append(
                (
                    "ascent",
                    "estimated \(elevation.ascent.fixed(0)) m (\(style.metres(elevation.ascentRange)))\(style.separator)raw sum \(elevation.rawAscent.fixed(0)) m"
                ))
            rows.append(
                (
                    "descent",
                    "estimated \(elevation.descent.fixed(0)) m (\(style.metres(elevation.descentRange)))\(style.separator)raw sum \(elevation.rawDescent.fixed(0)) m"
                ))
            let removed = elevation.removedPoints
            let repair = removed > 0 ? ["\(removed) impossible height\(removed == 1 ? "" : "s") left out"] : []
            rows.append(
                (
                    "elevation",
                    ([elevation.source.words, elevation.method] + repair).joined(separator: style.separator)
                ))
        } else {
            rows.append(("ascent", "unknown: no two points have an elevation other than 0; grade assumed flat"))
        }
        let surfaces = Self.surfaces(of: survey).map { surface, origin, metres in
            "\(surface.rawValue) \(style.distance(metres)) \(origin.rawValue)"
        }
        rows.append(("surface", surfaces.joined(separator: style.separator)))
        rows += survey.remarks.map { ("remark", $0) }
        return rows
    }

    /// Metres by surface and origin, in the order they first appear.
    private static func surfaces(of survey: SurveyedRoute) -> [(Surface, Origin, Double)] {
        var rows: [(Surface, Origin, Double)] = []
        for stretch in survey.route.stretches {
            let fact = stretch.surface
            if let i = rows.firstIndex(where: { $0.0 == fact.value && $0.1 == fact.origin }) {
                rows[i].2 += stretch.length
            } else {
                rows.append((fact.value, fact.origin, stretch.length))
            }
        }
        return rows
    }
}

extension Inspection {
    /// Schema `camber.inspect/1`. Keys are only ever added.
    public var json: JSONValue { .object(jsonContent + jsonWords + jsonSums) }

    private var jsonContent: [(key: String, value: JSONValue)] {
        [
            ("schema", .string("camber.inspect/1")), ("source", .string(file.source)),
            ("version", .text(document.version)), ("creator", .text(document.creator)), ("name", .text(document.name)),
            ("counts", .object(counts.map { ($0.label.replacingSpaces, .integer($0.count)) })),
            ("first_point", points.first.map(jsonPlace) ?? .null), ("last_point", points.last.map(jsonPlace) ?? .null),
            ("time_first", .text(points.times.map { Instant.text($0.lowerBound) })),
            ("time_last", .text(points.times.map { Instant.text($0.upperBound) })),
            ("routes", .array(surveys.map(json))),
        ]
    }

    /// What the file says of itself, and what was odd in it.
    private var jsonWords: [(key: String, value: JSONValue)] {
        let error: String? = if case .failure(let error) = file.routes { error.description } else { nil }
        let namespaces = document.namespaces.map {
            JSONValue.object([("prefix", .text($0.prefix)), ("uri", .string($0.uri))])
        }
        return [
            ("description", .text(document.description)), ("author", .text(document.metadata.author)),
            ("keywords", .text(document.metadata.keywords)),
            ("time_written", .text(document.metadata.time.map(Instant.text))),
            ("links", .texts(document.metadata.links.map(\.address))),
            ("sensor_points", .object(sensorCounts.map { ($0.words.replacingSpaces, .integer($0.count)) })),
            ("claimed_ascent_m", .value(document.claimedAscent, decimals: 1)),
            ("barometric_ascent_m", .value(document.barometricAscent?.ascent, decimals: 1)),
            ("barometric_descent_m", .value(document.barometricAscent?.descent, decimals: 1)), ("error", .text(error)),
            ("namespaces", .array(namespaces)), ("warnings", .array(document.warnings.map(json))),
        ]
    }

    private var jsonSums: [(key: String, value: JSONValue)] {
        [
            ("is_whole", .bool(summary.isWhole)), ("ranges", jsonRanges),
            ("raw_length_m", .number(points.length, decimals: 2)),
            ("raw_ascent_m", .value(points.elevations.map { _ in points.rawAscent }, decimals: 1)),
            ("raw_descent_m", .value(points.elevations.map { _ in points.rawDescent }, decimals: 1)),
            ("gap_length_m", .number(points.gapLength, decimals: 2)),
        ]
    }

    private func json(_ warning: GPXWarning) -> JSONValue {
        .object([
            ("kind", .string(warning.kind.rawValue)), ("count", .integer(warning.count)),
            ("outcome", .string(warning.kind.outcome.rawValue)), ("line", .integer(warning.line)),
            ("column", .integer(warning.column)), ("text", .string(warning.description(source: file.source))),
        ])
    }

    private func jsonPlace(_ place: GPXPointSummary.Place) -> JSONValue {
        .object([
            ("latitude_deg", .number(place.coordinate.latitude, decimals: 9)),
            ("longitude_deg", .number(place.coordinate.longitude, decimals: 9)),
            ("elevation_m", .value(place.elevation, decimals: 3)),
            ("time", .text(place.time.map(Instant.text))),
        ])
    }

    private func json(_ survey: SurveyedRoute) -> JSONValue {
        let elevation = survey.elevation
        return .object(
            [
                ("name", .string(survey.route.name)),
                ("length_m", .number(survey.profile.length, decimals: 2)),
                ("shape", .string(survey.profile.shape.words.replacingSpaces)),
                ("points", .integer(survey.route.points.count)),
                ("ascent_m", .value(elevation?.ascent, decimals: 1)),
                ("descent_m", .value(elevation?.descent, decimals: 1)),
                ("raw_ascent_m", .value(elevation?.rawAscent, decimals: 1)),
                ("raw_descent_m", .value(elevation?.rawDescent, decimals: 1)),
                ("ascent_method", .text(elevation.map(\.method))),
                ("ascent_low_m", .value(elevation?.ascentRange.lowerBound, decimals: 1)),
                ("ascent_high_m", .value(elevation?.ascentRange.upperBound, decimals: 1)),
                ("descent_low_m", .value(elevation?.descentRange.lowerBound, decimals: 1)),
                ("descent_high_m", .value(elevation?.descentRange.upperBound, decimals: 1)),
                ("elevation_source", .text(elevation?.source.rawValue)),
                ("elevation_fallback", elevation.map { .bool($0.isFallback) } ?? .null),
                ("removed_elevations", .value(elevation?.removedPoints)),
                (
                    "surfaces",
                    .array(
                        Self.surfaces(of: survey).map { surface, origin, metres in
                            .object([
                                ("surface", .string(surface.rawValue)), ("origin", .string(origin.rawValue)),
                                ("length_m", .number(metres, decimals: 1)),
                            ])
                        })
                ),
                ("remarks", .texts(survey.remarks)),
            ] + survey.recordingJSON)
    }
}

/// Points in time as ISO 8601 in UTC.
enum Instant {
    /// - Parameter seconds: since 1970-01-01T00:00:00Z, of the years 1 to 9999; whole seconds are shown.
    static func text(_ seconds: Double) -> String {
        guard abs(seconds) < 2.6e11 else { return "?" }
        let whole = Int(seconds.rounded(.down))
        let (days, rest) = (whole.flooredQuotient(by: 86_400), whole.flooredRemainder(by: 86_400))
        let clock = [rest / 3600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(CivilDate(daysSince1970: days))T\(clock.joined(separator: ":"))Z"
    }
}
