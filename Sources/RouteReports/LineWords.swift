import HeelLoad
public import RouteAnalysis
public import RouteGeometry

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

    /// `no safe place for it on 9.2 km of 9.2 km; run facing traffic there`; `nil` where it is safe all the way, but for a
    /// metre.
    public var shortfall: String? {
        let elsewhere = traversal.legs.filter { $0.isSafe && $0.line != $0.wanted }
        let nowhere = traversal.legs.filter { !$0.isSafe }
        let (left, none) = (distance(elsewhere), distance(nowhere))
        guard left + none >= 1 else { return nil }
        var sentence =
            "no safe place for it on \(style.distance(left + none)) of \(style.distance(traversal.distance))"
        if left >= 1 { sentence += "; run \(words.lines(of: elsewhere, style)) there" }
        if none >= 1 { sentence += "; no line at all is known to be safe on \(style.distance(none))" }
        return sentence
    }

    /// `left is that of the route as drawn, your right this way`; `nil` where left and right of the line are the runner's.
    public static func hand(of line: Line, _ direction: TravelDirection) -> String? {
        guard direction == .reversed, let edge = line.ownEdge else { return nil }
        return "\(edge.rawValue) is that of the route as drawn, your \(edge.opposite.rawValue) this way"
    }

    private func distance(_ legs: [RouteTraversal.Leg]) -> Double {
        legs.reduce(0) { $0 + $1.length } * traversal.repeats
    }
}
