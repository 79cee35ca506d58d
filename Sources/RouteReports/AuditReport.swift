public import RouteAnalysis
import RouteGeometry

/// Some days of running for the runner, and for whoever treats the heels.
public struct AuditReport: Sendable {
    private let audit: Audit
    private let style: ReportStyle

    public init(_ audit: Audit, style: ReportStyle) {
        self.audit = audit
        self.style = style
    }

    public var text: String {
        let runs =
            block("Low foot", lean) + block("Bends", bends) + block("Descents", descents) + block("Ground", ground)
            + block("Shoes", shoes)
        let lines =
            header.wrapped(to: style.width) + [""] + (audit.runCount > 0 ? runs : []) + block("Pain", pain)
            + attribution + ["", Notice.text(style)]
        return style.cleaned(lines.joined(separator: "\n") + "\n")
    }

    private var attribution: [String] { audit.usesMap ? ["", "Map data \(MapWords.credit(style))"] : [] }

    private func km(_ metres: Double) -> String { "\(style.kilometres(metres)) km" }

    private func share(_ metres: Double) -> String {
        audit.distance > 0 ? " (\(style.percent(metres / audit.distance)))" : ""
    }

    private func block(_ label: String, _ lines: [String]) -> [String] {
        lines.flatMap { $0.wrapped(to: style.width - 14) }.enumerated().map { i, line in
            " \((i == 0 ? label : "").padded(to: 11))\(line)"
        }
    }

    private var header: String {
        let (first, last) = (audit.days.lowerBound, audit.days.upperBound)
        let days = "\(CivilDate(daysSince1970: first)) to \(CivilDate(daysSince1970: last))"
        if audit.runCount == 0 { return "\(days)\(style.separator)no runs in these \(audit.days.count) days" }
        return [
            days,
            "\(audit.runCount) \(audit.runCount == 1 ? "run" : "runs")",
            km(audit.distance), "longest \(km(audit.longest))",
        ].joined(separator: style.separator)
    }

    /// Metres of which it is known how they lean.
    private var known: Double { audit.leftLow + audit.rightLow + audit.level }

    private var lean: [String] {
        let lows = [(audit.leftLow, "left"), (audit.rightLow, "right"), (audit.level, "level")]
            .map { "\($1) \(km($0))\(share($0))" }.joined(separator: ", ")
        let unknown =
            "not known \(km(audit.unknownSide))\(share(audit.unknownSide)): neither you nor a recording says on which side "
            + "of the road, or on which part of a route, or no note that a footway is there"
        let recorded = "of these \(km(audit.recordedSide)) by the side of the road that recordings kept to"
        return [lows]
            + part(audit.recordedSide, recorded)
            + part(audit.assumedCamber, "of these \(km(audit.assumedCamber)) by a camber that is only assumed")
            + part(audit.unknownSide, unknown)
            + ["on balance: road \(known < 1 ? "not known" : audit.roadTilt.words(over: known, style))"]
    }

    /// A line where there is something to say: what would be shown as 0.0 km is left out.
    private func part(_ metres: Double, _ line: String) -> [String] { metres >= 50 ? [line] : [] }

    private var bends: [String] {
        let unknown = audit.lapsUnknown > 0 ? ", \(audit.lapsUnknown) not known which way" : ""
        let hasLaps = audit.lapsLeft + audit.lapsRight + audit.lapsUnknown > 0
        let laps = "track laps \(audit.lapsLeft) counter-clockwise, \(audit.lapsRight) clockwise\(unknown)"
        return ["on balance \(audit.turn.words(over: audit.distance, style))"] + (hasLaps ? [laps] : [])
    }

    private var descents: [String] {
        let unknown = audit.unknownGrade >= 50 ? "; not known on \(km(audit.unknownGrade))" : ""
        return ["\(audit.steepDescent.fixed(0)) m falling at 5 % or more\(unknown)"]
    }

    private var ground: [String] {
        let words = audit.surfaces.map { "\($0.surface.rawValue) \(km($0.distance))" }.joined(separator: ", ")
        return [words.isEmpty ? "none" : words]
            + part(audit.assumedSurface, "\(km(audit.assumedSurface)) of it only assumed")
    }

    private var shoes: [String] {
        audit.shoes.map { shoe in
            guard let pair = shoe.pair else { return "\(km(shoe.distance)) in a pair nobody named" }
            let inAll = pair.distance.map { ", \(style.kilometres($0, decimals: 0)) km in all" } ?? ""
            return "\(pair.name) \(km(shoe.distance))\(inAll)\(pair.isWornOut ? ", worn out" : "")"
        }
    }

    private var pain: [String] {
        guard !audit.pain.isEmpty else { return ["no entry"] }
        func words(_ side: KeyPath<MorningPain, Int?>) -> String {
            let values = audit.pain.compactMap { $0[keyPath: side] }
            guard let most = values.max(), let last = values.first else { return "no entry" }
            return "last \(last), most \(most) of 10"
        }
        return ["mornings \(audit.pain.count): left \(words(\.left)); right \(words(\.right))"]
    }

    /// Schema `camber.audit/1`.
    public var json: JSONValue { .object(jsonSums + jsonLists) }

    private var jsonSums: [(key: String, value: JSONValue)] {
        func metres(_ metres: Double) -> JSONValue { .number(metres, decimals: 1) }
        return [
            ("schema", .string("camber.audit/1")),
            ("from", .string(CivilDate(daysSince1970: audit.days.lowerBound).description)),
            ("to", .string(CivilDate(daysSince1970: audit.days.upperBound).description)),
            ("runs", .integer(audit.runCount)), ("distance_m", metres(audit.distance)),
            ("longest_run_m", metres(audit.longest)), ("left_foot_low_m", metres(audit.leftLow)),
            ("right_foot_low_m", metres(audit.rightLow)), ("level_m", metres(audit.level)),
            ("side_unknown_m", metres(audit.unknownSide)), ("side_recorded_m", metres(audit.recordedSide)),
            ("camber_assumed_m", metres(audit.assumedCamber)),
            ("road_tilt", known >= 1 ? ScoreJSON.dose(audit.roadTilt, over: known) : .null),
            ("turn", ScoreJSON.dose(audit.turn, over: audit.distance)),
            ("laps_counter_clockwise", .integer(audit.lapsLeft)), ("laps_clockwise", .integer(audit.lapsRight)),
            ("laps_unknown", .integer(audit.lapsUnknown)), ("steep_descent_m", metres(audit.steepDescent)),
            ("grade_unknown_m", metres(audit.unknownGrade)),
        ]
    }

    private var jsonLists: [(key: String, value: JSONValue)] {
        let surfaces = audit.surfaces.map { surface, distance in
            JSONValue.object([
                ("surface", .string(surface.rawValue)), ("distance_m", .number(distance, decimals: 1)),
            ])
        }
        let shoes = audit.shoes.map { pair, distance in
            JSONValue.object([
                ("shoe", .text(pair?.name)), ("distance_m", .number(distance, decimals: 1)),
                ("in_all_m", .value(pair?.distance, decimals: 1)),
            ])
        }
        let pain = audit.pain.map { entry in
            JSONValue.object([
                ("day", .string(CivilDate(daysSince1970: entry.day).description)), ("left", .value(entry.left)),
                ("right", .value(entry.right)),
            ])
        }
        return [
            ("surfaces", .array(surfaces)), ("surface_assumed_m", .number(audit.assumedSurface, decimals: 1)),
            ("shoes", .array(shoes)), ("pain", .array(pain)),
            ("map_attribution", MapJSON.attribution(where: audit.usesMap)), ("notice", .string(Notice.sentence)),
        ]
    }
}
