import Foundation
import HeelLoad
import RouteAnalysis
import RouteGeometry
import Testing

@testable import RouteReports

@Suite("JSON reports")
struct ReportJSONTests {
    static let reports: [(schema: String, value: JSONValue)] =
        SampleReports.scores.map { ("camber.score/1", ScoreJSON.value($0, warnings: ["a \"warning\""])) }
        + SampleReports.weeks.map {
            ("camber.plan/1", WeekJSON.value($0, calendar: SampleReports.calendar, warnings: [], style: .ascii))
        }
        + SampleReports.files.compactMap { Inspection($0).map { ("camber.inspect/1", $0.json) } }
        + [("camber.rules/1", RuleTable.json)] + planning

    /// A day explained and policies compared, with three routes.
    private static let planning: [(schema: String, value: JSONValue)] = {
        let few = Array(SampleReports.surveys.filter { ["Harbour road", "Canal towpath"].contains($0.route.name) })
        let aspects = [PlanReport.Aspect.explanation(.tuesday), .comparison(weeks: 2)]
        let reports = aspects.compactMap { aspect in
            try? PlanReport(of: few, WeekRequest(), aspect, calendar: nil, warnings: [])
        }
        return zip(["camber.explain/1", "camber.compare/1"], reports.map { $0.json[0] }).map { ($0, $1) }
    }()

    @Test("begin with their schema and parse, compact and indented")
    func schema() throws {
        #expect(Self.reports.count == 28 + 5 + 14 + 3)
        for (schema, value) in Self.reports {
            #expect(value.compact.hasPrefix(#"{"schema":"\#(schema)","#))
            #expect(!value.compact.contains("\n"))
            #expect(value.pretty.hasPrefix("{\n  \"schema\": \"\(schema)\",\n"))
            let objects = try [value.compact, value.pretty].map {
                try JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSDictionary
            }
            #expect(objects[0] != nil && objects[0] == objects[1])
        }
    }

    @Test("have snake_case keys, each once in its object")
    func keys() {
        for (_, value) in Self.reports {
            for member in value.members {
                #expect(member.key.contains(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/), "\(member.key)")
            }
            for keys in value.keySets { #expect(Set(keys).count == keys.count) }
        }
    }

    @Test("say the unit of every measured number in its key")
    func units() {
        let units = ["_m", "_km", "_deg", "_hkm", "_s_per_km", "_s"]
        for (_, value) in Self.reports {
            for (key, value) in value.members {
                guard case .number = value else { continue }
                #expect(units.contains { key.hasSuffix($0) } || Self.ratios.contains(key), "\(key)")
            }
        }
    }

    /// Ratios, and what stands in an object whose own key has the unit.
    private static let ratios: Set = [
        "known_share", "magnitude", "most_on_left", "most_on_right", "load_low", "load_high", "crossfall", "value",
        "low", "high", "laps_drawn", "lap_confidence", "walked_share", "from_grade", "to_grade", "healthy", "early",
        "return", "peak_over_plan",
    ]

    @Test("name the low foot as left, right or null, and no tilt has a sign")
    func lowFoot() {
        for (_, value) in Self.reports {
            for (key, value) in value.members {
                switch (key, value) {
                case ("low_foot", .null), ("low_foot", .string("left")), ("low_foot", .string("right")): break
                case ("low_foot", _): Issue.record("low_foot is \(value.compact)")
                case ("latitude_deg", _), ("longitude_deg", _): break
                case (_, .number(let number, _)) where key.contains("deg"): #expect(number >= 0, "\(key) \(number)")
                default: break
                }
            }
        }
    }

    @Test(
        "name the line that is run, and the one asked for beside it",
        arguments: [
            ("Harbour road", Line.withTraffic, "facing_traffic", "facing_traffic"),
            ("Harbour road", .rightFootway, "facing_traffic", "facing_traffic"),
            ("Harbour road", .facingTraffic, "facing_traffic", "facing_traffic"),
            // Its footway is only there for a part, and its road is no loop.
            ("Harbour road with footways", .rightFootway, nil, nil),
            // Without cars every line is there and safe.
            ("Quarry road", .withTraffic, "with_traffic", nil),
        ] as [(String, Line, String?, String?)])
    func linesRun(route: String, asked: Line, line: String?, returnLine: String?) throws {
        let survey = try #require(SampleReports.surveys.first { $0.route.name.hasPrefix(route) })
        let score = RouteScore(of: survey, as: Variant(.asDrawn, asked), runner: Runner())
        let variant = try #require(ScoreJSON.value(score, warnings: []).value(of: "variant"))
        let found = ["line", "return_line", "line_asked"].map { variant.value(of: $0)?.compact }
        #expect(found == [line, returnLine, asked.rawValue].map { JSONValue.text($0).compact })
    }

    @Test("of a score tell all lines that are run, and how far, as its legs do")
    func linesAddUp() throws {
        for score in SampleReports.scores {
            let variant = try #require(ScoreJSON.value(score, warnings: []).value(of: "variant"))
            guard case .array(let lines) = variant.value(of: "lines") else { throw CocoaError(.coderInvalidValue) }
            var told: [String: Double] = [:]
            for line in lines {
                guard case .string(let name) = line.value(of: "line"),
                    case .number(let metres, _) = line.value(of: "distance_m")
                else { throw CocoaError(.coderInvalidValue) }
                told[name, default: 0] += metres
            }
            let legs = Dictionary(grouping: score.traversal.legs, by: \.line.rawValue)
                .mapValues { $0.reduce(0) { $0 + $1.length } * score.traversal.repeats }
            #expect(Set(told.keys) == Set(legs.keys))
            for (line, metres) in legs { #expect(abs((told[line] ?? 0) - metres) < 0.2, "\(line)") }
        }
    }

    @Test("name no low foot where the text says even")
    func evenHasNoFoot() {
        let metres = 10_000.0
        for (mean, foot) in [(0.0049, "null"), (0.0051, "\"left\"")] {
            let dose = TiltDose(degreeKilometres: mean * metres / 1000, lowFoot: .left)
            let json = ScoreJSON.dose(dose, over: metres)
            #expect(json.value(of: "low_foot")?.compact == foot)
            #expect((dose.words(over: metres, .ascii) == "even") == (foot == "null"))
        }
    }

    @Test("of scores and weeks end with the notice")
    func notice() {
        for (schema, value) in Self.reports where schema != "camber.inspect/1" {
            #expect(value.compact.hasSuffix("\"notice\":\"\(Notice.sentence)\"}"))
        }
    }

    @Test("of a score have an interval around each load")
    func intervals() throws {
        for (schema, value) in Self.reports where schema == "camber.score/1" {
            for key in ["load_left_hkm", "load_right_hkm", "load_mean_hkm"] {
                let interval = try #require(value.members.first { $0.key == key }?.value)
                let numbers = interval.members.compactMap { if case .number(let x, _) = $0.value { x } else { nil } }
                #expect(numbers.count == 3)
                #expect(numbers[1] <= numbers[0] && numbers[0] <= numbers[2], "\(key) \(numbers)")
            }
        }
    }
}

extension JSONValue {
    fileprivate func value(of key: String) -> JSONValue? {
        if case .object(let members) = self { members.first { $0.0 == key }?.1 } else { nil }
    }

    /// Every key with its value, however deep.
    fileprivate var members: [(key: String, value: JSONValue)] {
        switch self {
        case .object(let members): members.flatMap { [$0] + $0.value.members }
        case .array(let values): values.flatMap(\.members)
        default: []
        }
    }

    /// The keys of every object, however deep.
    fileprivate var keySets: [[String]] {
        switch self {
        case .object(let members): [members.map(\.key)] + members.flatMap(\.value.keySets)
        case .array(let values): values.flatMap(\.keySets)
        default: []
        }
    }
}
