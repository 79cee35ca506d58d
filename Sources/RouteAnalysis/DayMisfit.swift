import RouteGeometry

/// A day on which no run fits, and the routes that come nearest.
public struct DayMisfit: Sendable {
    public let wish: TemplateDay
    /// Names with metres, nearest first; at most three.
    public let nearest: [(name: String, distance: Double)]

    static func all(in candidates: WeekCandidates) -> [DayMisfit] {
        candidates.template.days.compactMap { wish in
            let runs = candidates.runs.values.map { (name: $0.survey.route.name, distance: $0.distance) }
            guard !runs.contains(where: { wish.window.contains($0.distance) }) else { return nil }
            var names: Set<String> = []
            // Of two as near the shorter: the runs come in no order of their own.
            let nearest = runs.sorted {
                (abs($0.distance - wish.target), $0.name, $0.distance)
                    < (abs($1.distance - wish.target), $1.name, $1.distance)
            }.filter { names.insert($0.name).inserted }.prefix(3)
            return DayMisfit(wish: wish, nearest: Array(nearest))
        }
    }
}
