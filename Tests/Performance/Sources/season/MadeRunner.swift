import HeelLoad
import RotationPlanner
import RouteAnalysis
import RouteGeometry
import Seeds

/// A runner with a library and a week, made from a seed. Every third lives where cars drive on the left; of twenty, three
/// have early heel pain and three return. Ours.
struct MadeRunner {
    let seed: UInt64
    let surveys: [SurveyedRoute]
    let request: WeekRequest

    init(_ number: Int, routes: Int) throws {
        seed = UInt64(number + 1)
        var random = SplitMix64(seed: seed)
        let origin = number % 3 == 2 ? (51.75, -1.25) : (48.4, 9.05)
        let mode: RotationMode = number % 7 == 5 ? .early : number % 7 == 6 ? .returning : .healthy
        request = WeekRequest(template: try Self.template(&random), mode: mode)
        surveys = try (0..<routes).flatMap { i in
            let place = (origin.0 + 0.002 * Double(i % 40), origin.1 + 0.003 * Double(i / 40))
            let kind = MadeRoute.kind(&random)
            let route = MadeRoute(kind, named: "Route \(i)", at: place, &random)
            return try RouteFile(bytes: Array(route.gpx.utf8), source: "made", runner: Runner()).routes.get()
        }
    }

    /// Three to six days: easy ones, a fast and a recovery one in larger weeks, and a long run.
    private static func template(_ random: inout SplitMix64) throws -> WeekTemplate {
        let easy = random.number(4_500...9_000)
        let kinds: [[RotationDay.Kind?]] = [
            [nil, .easy, nil, .easy, nil, nil, .long], [nil, .easy, nil, .easy, nil, .recovery, .long],
            [nil, .quality, nil, .easy, nil, .recovery, .long], [nil, .easy, .easy, .quality, nil, .recovery, .long],
            [.recovery, .quality, .easy, nil, .easy, nil, .long],
            [.easy, .quality, .easy, nil, .easy, .recovery, .long],
        ]
        let days = kinds[random.number(0, kinds.count - 1)]
        return try WeekTemplate(
            zip(Weekday.allCases, days).compactMap { weekday, kind in
                kind.map { kind in
                    let share = kind == .long ? 1.7 : kind == .recovery ? 0.7 : 1
                    return TemplateDay(weekday, kind, target: (easy * share / 100).rounded() * 100)
                }
            })
    }
}
