import HeelLoad
public import RouteAnalysis

/// What became of the line that was asked for.
public struct LineWords {
    private let words: VariantWords
    private let traversal: RouteTraversal
    private let style: ReportStyle

    init(_ survey: SurveyedRoute, _ traversal: RouteTraversal, _ style: ReportStyle) {
        words = VariantWords(survey: survey, traversal: traversal)
        self.traversal = traversal
        self.style = style
    }

    public init(_ score: RouteScore, style: ReportStyle) { self.init(score.survey, score.traversal, style) }

    /// `no safe place for it on 9.2 of 9.2 km; run facing traffic there`; `nil` where it is safe all the way, but for a
    /// metre.
    public var shortfall: String? {
        let elsewhere = traversal.legs.filter { $0.isSafe && $0.line != $0.wanted }
        let nowhere = traversal.legs.filter { !$0.isSafe }
        let (left, none) = (distance(elsewhere), distance(nowhere))
        guard left + none >= 1 else { return nil }
        var sentence =
            "no safe place for it on \(style.kilometres(left + none)) of \(style.kilometres(traversal.distance)) km"
        if left >= 1 { sentence += "; run \(words.lines(of: elsewhere, style)) there" }
        if none >= 1 { sentence += "; no line at all is known to be safe on \(style.kilometres(none)) km" }
        return sentence
    }

    private func distance(_ legs: [RouteTraversal.Leg]) -> Double {
        legs.reduce(0) { $0 + $1.length } * traversal.repeats
    }
}
