import RotationPlanner
import RouteGeometry

/// The routes of a week as the planner sees them, with the ways to run them.
struct PlannableRoutes {
    private(set) var routes: [RotationRoute] = []
    private(set) var candidates: [RotationCandidate] = []
    /// What each candidate stands for, by its id.
    private(set) var runs: [String: PlannedRun] = [:]
    /// The names of `routes`.
    private(set) var names: [String] = []

    /// - Parameters:
    ///   - ids: of all routes, one each.
    ///   - possible: for each route the ways to run it; one without any is left out.
    ///   - ages: days since a route was last run, by its name.
    ///   - pairs: empty where none is known, which counts as two that suit any route.
    init(
        _ surveys: [SurveyedRoute], _ ids: [String], _ possible: [[PlannedRun]], _ mode: RotationMode,
        ages: [String: Int], _ pairs: [ShoePair]
    ) {
        let worn = pairs.isEmpty ? [ShoePair(name: "1"), ShoePair(name: "2")] : pairs
        for (i, own) in possible.enumerated() where !own.isEmpty {
            for (number, run) in own.enumerated() {
                let id = "\(ids[i]).\(number < 10 ? "0" : "")\(number)"
                candidates.append(run.candidate(id, route: routes.count, mode, pairs: worn))
                runs[id] = run
            }
            let days = ages[surveys[i].route.name]
            routes.append(RotationRoute(id: ids[i], daysSinceUsed: days.map { min(998, max(0, $0)) }))
            names.append(surveys[i].route.name)
        }
    }
}
