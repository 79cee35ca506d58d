import RouteGeometry

/// A day on which no run fits, and the routes that come nearest.
public struct DayMisfit: Sendable {
    public let wish: TemplateDay
    /// Names with metres, nearest first; at most three.
    public let nearest: [(name: String, distance: Double)]

    static func all(in candidates: WeekCandidates) -> [DayMisfit] {
        candidates.template.days.compactMap { wish in
            let runs = candidates.runs.values
            guard !runs.contains(where: { wish.window.contains($0.distance) }) else { return nil }
            var names: Set<String> = []
            let nearest = runs.sorted {
                (abs($0.distance - wish.target), $0.survey.route.name)
                    < (abs($1.distance - wish.target), $1.survey.route.name)
            }.filter { names.insert($0.survey.route.name).inserted }.prefix(3)
            return DayMisfit(wish: wish, nearest: nearest.map { ($0.survey.route.name, $0.distance) })
        }
    }
}
