import RotationPlanner
import RouteAnalysis
import RouteGeometry

/// What stands in for what is unknown of the runner, each with the option that replaces it.
enum AssumptionWords {
    static func lines(_ week: PlannedWeek, _ style: ReportStyle) -> [String] {
        guard week.days.contains(where: { $0.run != nil }) else { return [] }
        let recent = week.request.recent
        var parts: [String] = []
        if week.lastWeek.origin == .assumed {
            parts.append("last week \(style.kilometres(week.lastWeek.value)) km (--last-week)")
        }
        if week.mode != .early, recent.lastWeekLoad == nil {
            parts.append("last week's load not known, so this week's not held (--last-week-load)")
        }
        if week.mode != .healthy, recent.lastWeekAscent == nil {
            parts.append("last week's climb not known, so this week's not held (--last-week-ascent)")
        }
        if week.longest.origin == .assumed {
            parts.append("longest run \(style.kilometres(week.longest.value)) km (--longest)")
        }
        if week.mode != .healthy, recent.base == nil { parts.append("a usual week like the last (--usual-week)") }
        if recent.carriedRoadTilt == nil, recent.carriedTurn == nil {
            parts.append("nothing to undo (--carry-road, --carry-turn)")
        }
        if recent.pairs.isEmpty { parts.append("shoes enough (--shoe)") }
        return parts.isEmpty ? [] : ["assumed: " + parts.joined(separator: ", ")]
    }
}
