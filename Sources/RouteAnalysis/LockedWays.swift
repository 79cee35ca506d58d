import RotationPlanner
import RouteGeometry

/// What the runner's locks leave of the ways to run their routes.
struct LockedWays {
    private let routes: PlannableRoutes
    private let template: WeekTemplate
    private let context: PlanningContext

    init(_ routes: PlannableRoutes, _ template: WeekTemplate, _ context: PlanningContext) {
        (self.routes, self.template, self.context) = (routes, template, context)
    }

    /// For each day whose lock names more than a route the candidates that are run as it says.
    ///
    /// - Throws: where no way to run a route is as its lock says.
    func choices(
        _ locks: [(choice: DayChoice, survey: SurveyedRoute, route: String)]
    ) throws(AnalysisError) -> [(day: Weekday, candidates: [String])] {
        var choices: [(day: Weekday, candidates: [String])] = []
        for lock in locks {
            let own = routes.candidates.filter { routes.routes[$0.route].id == lock.route }
            let matching = own.filter { candidate in
                lock.choice.ways.allSatisfy { way in routes.runs[candidate.id].map(way.matches) ?? false }
            }
            guard !matching.isEmpty else { throw refusal(lock.choice, lock.survey, hasWays: !own.isEmpty) }
            let wish = template.days.first { $0.weekday == lock.choice.weekday }
            let near = lock.choice.namesDistance ? matching : wish.map { $0.nearest(of: matching) } ?? matching
            if near.count < own.count { choices.append((lock.choice.weekday, near.map(\.id))) }
        }
        return choices
    }

    private func refusal(_ lock: DayChoice, _ survey: SurveyedRoute, hasWays: Bool) -> AnalysisError {
        let sentence: String
        if hasWays {
            sentence = "there is no safe way to run \"\(lock.route)\" as the lock for \(lock.weekday.shortName) says"
        } else if survey.hasSafeVariant(runner: context.request.runner),
            let most = ModeNumber.runAscentPerKilometre.value(in: context.mode)
        {
            sentence =
                "every safe way to run \"\(lock.route)\" climbs or drops more than \(Int(most)) m a km, the most in this mode"
        } else {
            sentence = "no line on \"\(lock.route)\" is known to be safe"
        }
        return AnalysisError(.nothingFound, option: "--lock", value: lock.route, sentence: sentence)
    }
}

extension DayChoice {
    /// Whether it says how far to run, not only where.
    fileprivate var namesDistance: Bool { ways.contains { $0.laps != nil } }
}

extension TemplateDay {
    /// Those that fit the day, else those nearest to its distance: a route that was settled is still run as far as was
    /// wished, where it can be.
    fileprivate func nearest(of candidates: [RotationCandidate]) -> [RotationCandidate] {
        let fitting = candidates.filter { window.contains(Double($0.distance)) }
        if !fitting.isEmpty { return fitting }
        func miss(_ candidate: RotationCandidate) -> Double { abs(Double(candidate.distance) - target) }
        let least = candidates.map(miss).min() ?? 0
        return candidates.filter { miss($0) == least }
    }
}
