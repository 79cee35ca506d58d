import RouteGeometry

extension SurveyedRoute {
    /// Metres of an out-and-back that are said to be banked toward the same edge of the drawing on both ways: no ground is,
    /// for what falls to the left on the way out falls to the right on the way back. 0 on other routes.
    public var contradictoryBank: Double {
        guard let turn = profile.shape.turnAround, turn > 0 else { return 0 }
        let length = route.line.length
        // The way back may be drawn a little longer.
        let scale = (length - turn) / turn
        let banks = route.stretches.compactMap { stretch -> (start: Double, end: Double, falls: Edge)? in
            guard case .banked(_, let falls) = stretch.crossSection.value, stretch.crossSection.origin >= .file else {
                return nil
            }
            return (stretch.start, stretch.end, falls)
        }
        return banks.filter { $0.start < turn }.reduce(0) { sum, out in
            let facing = (length - min(out.end, turn) * scale)...(length - out.start * scale)
            return banks.reduce(sum) { sum, back in
                guard back.falls == out.falls else { return sum }
                let start = max(back.start, turn, facing.lowerBound)
                return sum + max(0, min(back.end, facing.upperBound) - start) / scale
            }
        }
    }
}
