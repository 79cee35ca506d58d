public import RouteAnalysis
import HeelLoad
import RouteGeometry

/// Routes or variants side by side: a column each, in the order given.
public enum ComparedScores {
    /// How wide a column is.
    private static let width = 20

    public static func text(_ scores: [RouteScore], style: ReportStyle) -> String {
        // As many as fit beside the labels, which take 14 with the space behind them.
        let columns = max(1, ((style.tableColumns ?? 80) - 12) / (width + 2))
        let blocks = stride(from: 0, to: scores.count, by: columns).map { start in
            block(Array(scores[start..<min(start + columns, scores.count)]), style)
        }
        let body = blocks.isEmpty ? ["There is no safe way to run it."] : blocks
        return style.cleaned(
            (body + MapWords.attribution(scores.map(\.survey), style) + [Notice.text(style)]).joined(separator: "\n\n")
                + "\n")
    }

    private static func block(_ scores: [RouteScore], _ style: ReportStyle) -> String {
        let rows: [(label: String, value: (RouteScore) -> String)] = [
            ("", { $0.survey.route.name }),
            ("direction", { VariantWords(survey: $0.survey, traversal: $0.traversal).direction }),
            ("line", { VariantWords(survey: $0.survey, traversal: $0.traversal).line(style) }),
            ("distance", { "\(style.kilometres($0.load.totals.distance)) km" }),
            ("ascent", { ScoreWords.ascent($0) + " m" }),
            ("load", { "\($0.load.mean.value.fixed(1)) hkm" }),
            ("  between", { "\($0.load.mean.low.fixed(1))\(style.dash)\($0.load.mean.high.fixed(1)) hkm" }),
            ("  a km", { "\(($0.load.totals.heelPerKilometre ?? 0).fixed(2)) hkm" }),
            ("  left", { "\($0.load.left.value.fixed(1)) hkm" }),
            ("  right", { "\($0.load.right.value.fixed(1)) hkm" }),
            ("  heavier", { side($0.load.asymmetry) }),
            ("road", { lean($0.load.totals.roadTilt, $0, style) }),
            ("bends", { lean($0.load.totals.turn, $0, style) }),
            ("traffic safe", { $0.traversal.isSafe ? "yes" : "no" }),
            (
                "camber known",
                { score in
                    style.percent(
                        score.survey.length(of: \.crossSection) { $0 > .assumed } / score.survey.profile.length)
                }
            ),
        ]
        var table = Table([.left] + scores.map { _ in .left })
        for row in rows {
            let cells = scores.map { row.value($0).wrapped(to: width) }
            for i in 0..<(cells.map(\.count).max() ?? 0) {
                table.add([i == 0 ? row.label : ""] + cells.map { i < $0.count ? $0[i] : "" })
            }
        }
        return table.lines.joined(separator: "\n")
    }

    private static func side(_ asymmetry: Asymmetry) -> String {
        if let foot = asymmetry.establishedFoot { return foot.rawValue }
        return max(asymmetry.most(on: .left), asymmetry.most(on: .right)) < 0.0005 ? "neither" : "side not established"
    }

    private static func lean(_ dose: TiltDose, _ score: RouteScore, _ style: ReportStyle) -> String {
        dose.lean(over: score.load.totals.distance, degree: style.degree)
    }
}

enum ScoreWords {
    /// Metres climbed along travel, laps included; a question mark without elevation.
    static func ascent(_ score: RouteScore) -> String {
        score.survey.climb(along: score.traversal)?.ascent.fixed(0) ?? "?"
    }
}
