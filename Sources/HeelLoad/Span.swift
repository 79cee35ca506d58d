public import RouteGeometry

/// A part of a route as drawn, run one way.
public struct Span: Sendable, Hashable {
    /// Metres along the route as drawn.
    public let range: Range<Double>
    public let direction: TravelDirection
    /// Whether it lies behind a turn-around.
    public let isReturn: Bool
    /// Whether it is run before what is drawn before it: of a route turned round on, one of the two ways is.
    let isAgainstDrawing: Bool

    private init(
        _ range: Range<Double>, _ direction: TravelDirection, isReturn: Bool = false, isAgainstDrawing: Bool = false
    ) {
        (self.range, self.direction, self.isReturn) = (range, direction, isReturn)
        self.isAgainstDrawing = isAgainstDrawing
    }

    /// What `variant` runs of a route of `length` metres, whose own turn-around is at `turnAround` metres if it is an
    /// out-and-back.
    ///
    /// A turn beyond the end, or beyond the route's own, is none.
    static func spans(of variant: Variant, length: Double, turnAround: Double?) -> [Span] {
        let direction = variant.direction
        if let turnAround {
            let out = min(turnAround, variant.turn?.distance ?? turnAround)
            let back = out < turnAround ? length - out : turnAround
            return [Span(0..<out, direction), Span(back..<length, direction, isReturn: true)]
        }
        guard let turn = variant.turn else { return [Span(0..<length, direction)] }
        let out = min(length, turn.distance ?? length)
        let isForward = direction == .asDrawn
        let range = isForward ? 0..<out : (length - out)..<length
        return [
            Span(range, direction, isAgainstDrawing: !isForward),
            Span(range, direction.opposite, isReturn: true, isAgainstDrawing: isForward),
        ]
    }

    /// The part of `stretch` within the span, in metres along the route; empty where they do not meet.
    func part(of stretch: Stretch) -> Range<Double> {
        let start = Self.cut(at: range.lowerBound, in: stretch)
        return start..<max(start, Self.cut(at: range.upperBound, in: stretch))
    }

    /// Where `place` cuts `stretch`: at its start or end where that is within a millimetre, for a note at the turn would
    /// else leave a leg of rounding.
    private static func cut(at place: Double, in stretch: Stretch) -> Double {
        if place <= stretch.start + 0.001 { return stretch.start }
        return place >= stretch.end - 0.001 ? stretch.end : place
    }
}
