/// Policies side by side over a season with the runner's own routes: the same wishes every week, each run as planned.
public struct PolicyComparison: Sendable {
    public let results: [PolicyResult]

    /// Plans `weeks` weeks under each policy. Deterministic: what is drawn at random is drawn from `seed`.
    public init(
        of surveys: [SurveyedRoute], _ request: WeekRequest, weeks: Int, seed: UInt64 = 1
    ) throws(AnalysisError) {
        let first = try WeekCandidates(surveys, request)
        let seasons = SideBySide.map(WeekPolicy.allCases) { policy in
            PolicySeason.weeks(weeks, policy, surveys, request, first, seed)
        }
        var results: [PolicyResult] = []
        for (policy, season) in zip(WeekPolicy.allCases, seasons) {
            results.append(PolicyResult(policy: policy, weeks: try season.get()))
        }
        self.results = results
    }
}
