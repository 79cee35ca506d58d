public import RouteAnalysis
import HeelLoad
import RouteGeometry

/// Many routes, one line each, hardest on the heels per kilometre first.
public enum RankedScores {
    public static func text(_ scores: [RouteScore], style: ReportStyle) -> String {
        var table = Table([.left, .right, .right, .right, .right, .left, .left, .right])
        // The longer words of ASCII leave less room on a terminal.
        let name = style.tableColumns != nil && !style.isUnicode ? 19 : 22
        table.add(["ROUTE", "KM", "\(style.up.uppercased())M", "HKM", "/KM", "", "ROAD LEANS", "KNOWN"])
        for score in ranked(scores) {
            let totals = score.load.totals
            let perKilometre = totals.heelPerKilometre ?? 0
            let survey = score.survey
            let known = survey.length(of: \.crossSection) { $0 > .assumed } / survey.profile.length
            table.add([
                survey.route.name.cut(to: name, style), style.kilometres(totals.distance), ScoreWords.ascent(score),
                score.load.mean.value.fixed(1), perKilometre.fixed(2),
                LoadBand(showing: perKilometre).words,
                totals.roadTilt.lean(over: totals.distance, degree: style.degree), style.percent(known),
            ])
        }
        let legend = [
            "HKM heel-km: 1 is what each foot receives in 1 km of flat asphalt at 6:00/km.",
            "KNOWN how much of the route has a camber that is not assumed.",
        ]
        return style.cleaned(
            (table.blocks(within: style.tableColumns).flatMap(\.self) + [""]
                + (legend + MapWords.attribution(scores.map(\.survey), style) + [Notice.sentence])
                .flatMap { $0.wrapped(to: style.width) })
                .joined(separator: "\n") + "\n")
    }

    /// Hardest per kilometre first, then by name.
    public static func ranked(_ scores: [RouteScore]) -> [RouteScore] {
        scores.sorted {
            let (a, b) = ($0.load.totals.heelPerKilometre ?? 0, $1.load.totals.heelPerKilometre ?? 0)
            return a != b ? a > b : $0.survey.route.name < $1.survey.route.name
        }
    }
}
