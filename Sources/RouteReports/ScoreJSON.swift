public import RouteAnalysis
import Elevation
import HeelLoad
import RouteGeometry

/// A score as JSON, schema `camber.score/1`. Keys are only ever added.
public enum ScoreJSON {
    private typealias Members = [(key: String, value: JSONValue)]

    public static func value(_ score: RouteScore, warnings: [String]) -> JSONValue {
        .object(route(score) + load(score) + score.survey.recordingJSON + advice(score, warnings))
    }

    private static func route(_ score: RouteScore) -> Members {
        let survey = score.survey
        return [
            ("schema", .string("camber.score/1")), ("source", .string(survey.source)),
            ("name", .string(survey.route.name)), ("distance_m", .number(score.load.totals.distance, decimals: 1)),
            ("shape", .string(survey.profile.shape.words.replacingSpaces)),
            ("variant", variant(score.traversal, survey)), ("elevation", elevation(score)),
            ("pace_s_per_km", .number(1000 / survey.speed.value, decimals: 1)),
            ("pace_origin", .string(survey.speed.origin.rawValue)),
            ("driving_side", .string(survey.route.drivingSide.value.rawValue)),
            ("driving_side_origin", .string(survey.route.drivingSide.origin.rawValue)),
        ]
    }

    private static func load(_ score: RouteScore) -> Members {
        let (load, totals) = (score.load, score.load.totals)
        let causes = score.causes.map { cause, hkm in
            JSONValue.object([("cause", .string(cause.words)), ("load_hkm", .number(hkm, decimals: 4))])
        }
        return [
            ("load_left_hkm", interval(load.left)), ("load_right_hkm", interval(load.right)),
            ("load_mean_hkm", interval(load.mean)),
            ("load_per_km_hkm", .value(totals.heelPerKilometre, decimals: 4)),
            ("band", .string(LoadBand(showing: totals.heelPerKilometre ?? 0).rawValue)),
            ("asymmetry", asymmetry(load.asymmetry)), ("road_tilt", dose(totals.roadTilt, over: totals.distance)),
            ("turn", dose(totals.turn, over: totals.distance)),
            ("left_foot_low_m", .number(score.traversal.distance(lowFoot: .left), decimals: 1)),
            ("right_foot_low_m", .number(score.traversal.distance(lowFoot: .right), decimals: 1)),
            ("tension_advisory", tension(load)), ("causes", .array(causes)),
            ("sensitivity", .array(load.excursions.map(excursion))),
            ("extrapolated_m", .number(totals.extrapolatedDistance, decimals: 1)), ("known", known(score.survey)),
            ("map", score.survey.map.map { MapJSON.value($0, score.survey, score.runner) } ?? .null),
        ]
    }

    private static func advice(_ score: RouteScore, _ warnings: [String]) -> Members {
        let survey = score.survey
        return [
            ("safe", .bool(score.traversal.isSafe)), ("legs", .array(score.traversal.legs.map(leg))),
            ("alternative", score.alternative.map { alternative($0, survey) } ?? .null),
            ("settling_note", score.settling.map { settling($0, survey) } ?? .null),
            ("so_far", score.past.map { PastWords(past: $0, survey: survey, style: .plain).json } ?? .null),
            ("remarks", .texts(survey.toldRemarks(.plain))), ("warnings", .texts(warnings)),
            ("notice", .string(Notice.sentence)),
        ]
    }

    /// `line` and `return_line` are what is really run, `null` where that changes on the way; `lines` has all of it. What
    /// the variant wants wherever it is safe is `line_asked`.
    static func variant(_ traversal: RouteTraversal, _ survey: SurveyedRoute, isLineKnown: Bool = true) -> JSONValue {
        let (variant, taken) = (traversal.variant, traversal.linesTaken)
        func line(onReturn isReturn: Bool) -> JSONValue {
            let lines = taken.filter { $0.isReturn == isReturn }
            return isLineKnown && lines.count == 1 ? .string(lines[0].line.rawValue) : .null
        }
        let turning = survey.laps.map { variant.direction == .asDrawn ? $0.turning : $0.turning.opposite }
        let hasReturn = survey.profile.shape.turnAround != nil || variant.turn != nil
        return .object([
            ("direction", .string(variant.direction.rawValue)),
            ("line", line(onReturn: false)),
            ("return_line", line(onReturn: true)),
            ("line_asked", isLineKnown ? .string(variant.line.rawValue) : .null),
            ("return_line_asked", hasReturn && isLineKnown ? .string(variant.returnLine.rawValue) : .null),
            ("lines", isLineKnown ? .array(taken.map(lineTaken)) : .null),
            ("laps", survey.laps == nil && variant.laps == 1 ? .null : .integer(variant.laps)),
            ("lap_direction", .text(turning?.lapDirectionKey)),
            ("laps_split_both_ways", .bool(variant.turn == .afterHalf)),
            ("turn_around_m", .value(variant.turn?.distance, decimals: 1)),
            ("rhythm", .string(variant.rhythm.rawValue)),
        ])
    }

    private static func lineTaken(_ line: Line, isReturn: Bool, distance: Double) -> JSONValue {
        .object([
            ("line", .string(line.rawValue)), ("return", .bool(isReturn)),
            ("distance_m", .number(distance, decimals: 1)),
        ])
    }

    private static func elevation(_ score: RouteScore) -> JSONValue {
        let elevation = score.survey.elevation
        let climb = score.survey.climb(along: score.traversal)
        let ranges = score.survey.climbRanges(along: score.traversal)
        let isForward = score.variant.direction == .asDrawn
        let times = score.traversal.repeats
        return .object([
            ("ascent_m", .value(climb?.ascent, decimals: 1)),
            ("descent_m", .value(climb?.descent, decimals: 1)),
            ("raw_ascent_m", .value(elevation.map { (isForward ? $0.rawAscent : $0.rawDescent) * times }, decimals: 1)),
            ("method", .text(elevation.map(\.method))),
            ("origin", .string(elevation.map { $0.source == .terrainTiles ? "map" : "file" } ?? "assumed")),
            ("known_share", .number(score.survey.profile.knownGradeShare, decimals: 4)),
            ("source", .text(elevation?.source.rawValue)),
            ("fallback", elevation.map { .bool($0.isFallback) } ?? .null),
            ("ascent_low_m", .value(ranges?.ascent.lowerBound, decimals: 1)),
            ("ascent_high_m", .value(ranges?.ascent.upperBound, decimals: 1)),
            ("descent_low_m", .value(ranges?.descent.lowerBound, decimals: 1)),
            ("descent_high_m", .value(ranges?.descent.upperBound, decimals: 1)),
            ("grade_bands", bands(score)),
            ("load_low", .value(score.load.elevationExcursion?.low, decimals: 4)),
            ("load_high", .value(score.load.elevationExcursion?.high, decimals: 4)),
        ])
    }

    /// Metres from one grade along travel to the next; `null` beyond the last ones.
    private static func bands(_ score: RouteScore) -> JSONValue {
        let limits = GradeBands.limits
        return .array(
            score.bands.lengths.enumerated().map { i, length in
                .object([
                    ("from_grade", i > 0 ? .number(limits[i - 1], decimals: 2) : .null),
                    ("to_grade", i < limits.count ? .number(limits[i], decimals: 2) : .null),
                    ("distance_m", .number(length, decimals: 1)),
                ])
            })
    }

    private static func interval(_ interval: Interval) -> JSONValue {
        .object([
            ("value", .number(interval.value, decimals: 4)), ("low", .number(interval.low, decimals: 4)),
            ("high", .number(interval.high, decimals: 4)),
        ])
    }

    private static func asymmetry(_ asymmetry: Asymmetry) -> JSONValue {
        .object([
            ("magnitude", .number(asymmetry.magnitude, decimals: 5)),
            // None for what is written as 0.
            ("heavier_foot", .text(asymmetry.magnitude < 0.000_005 ? nil : asymmetry.heavierFoot?.rawValue)),
            ("established_foot", .text(asymmetry.establishedFoot?.rawValue)),
            ("most_on_left", .number(asymmetry.most(on: .left), decimals: 5)),
            ("most_on_right", .number(asymmetry.most(on: .right), decimals: 5)),
        ])
    }

    static func dose(_ dose: TiltDose, over metres: Double) -> JSONValue {
        let mean = dose.mean(over: metres)
        return .object([
            ("dose_deg_km", .number(dose.degreeKilometres, decimals: 4)),
            ("mean_deg", .number(mean.magnitude, decimals: 4)),
            ("low_foot", .text(mean.toldFoot?.rawValue)),
            ("band", .string(TiltBand(mean: mean).rawValue)),
        ])
    }

    private static func tension(_ load: RouteLoad) -> JSONValue {
        .object([
            ("left_km", .number(load.totals.tension.left, decimals: 4)),
            ("right_km", .number(load.totals.tension.right, decimals: 4)),
            ("asymmetry", asymmetry(load.tensionAsymmetry)),
        ])
    }

    private static func excursion(_ excursion: Excursion) -> JSONValue {
        .object([
            ("coefficient", .string(excursion.coefficient.row.symbol)),
            ("name", .string(excursion.coefficient.words)),
            ("load_low", .number(excursion.load.low, decimals: 5)),
            ("load_high", .number(excursion.load.high, decimals: 5)),
            ("grade", .string(String(excursion.coefficient.row.grade))),
        ])
    }

    private static func known(_ survey: SurveyedRoute) -> JSONValue {
        func lengths<Value>(_ fact: KeyPath<Stretch, Fact<Value>>) -> JSONValue {
            .object(
                Origin.allCases.reversed().map { origin in
                    (origin.rawValue + "_m", .number(survey.length(of: fact) { $0 == origin }, decimals: 1))
                })
        }
        return .object([
            ("cross_section", lengths(\.crossSection)), ("surface", lengths(\.surface)),
            ("footways", lengths(\.footways)), ("traffic", lengths(\.traffic)), ("oneway", lengths(\.oneway)),
        ])
    }

    private static func leg(_ leg: RouteTraversal.Leg) -> JSONValue {
        let crossfall = leg.stretch.crossfall(on: leg.line, leg.travel)
        return .object([
            ("from_m", .number(leg.range.lowerBound, decimals: 1)),
            ("to_m", .number(leg.range.upperBound, decimals: 1)),
            ("surface", .string(leg.stretch.surface.value.rawValue)),
            ("surface_origin", .string(leg.stretch.surface.origin.rawValue)),
            ("crossfall", .number(crossfall.value, decimals: 4)),
            ("crossfall_origin", .string(crossfall.origin.rawValue)),
            ("line", .string(leg.line.rawValue)),
            ("side", .text(leg.side?.rawValue)),
            ("traffic", .string(leg.stretch.traffic.value.rawValue)),
            ("tilt_deg", .number(leg.tilt.magnitude, decimals: 4)),
            ("low_foot", .text(leg.tilt.toldFoot?.rawValue)),
            ("safe", .bool(leg.isSafe)),
        ])
    }

    private static func alternative(_ alternative: VariantLoad, _ survey: SurveyedRoute) -> JSONValue {
        let totals = alternative.totals
        return .object([
            ("variant", variant(alternative.traversal, survey)),
            ("load_mean_hkm", .number(totals.heel.mean, decimals: 4)),
            ("road_tilt", dose(totals.roadTilt, over: totals.distance)),
            ("turn", dose(totals.turn, over: totals.distance)),
        ])
    }

    private static func settling(_ note: SettlingNote, _ survey: SurveyedRoute) -> JSONValue {
        let fact =
            switch note.fact {
            case .crossSection: "cross_section"
            case .surface: "surface"
            case .traffic: "traffic"
            }
        return .object([
            ("fact", .string(fact)), ("from_m", .number(note.range.lowerBound, decimals: 1)),
            ("to_m", .number(note.range.upperBound, decimals: 1)), ("point_index", .integer(note.pointIndex)),
            ("command", .string(note.command(for: survey))),
        ])
    }
}

extension String {
    var replacingSpaces: String { String(map { $0 == " " ? "_" : $0 }) }
}
