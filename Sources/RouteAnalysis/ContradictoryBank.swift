import RouteGeometry

extension SurveyedRoute {
    /// Metres of an out-and-back that are said to be banked toward the same edge of the drawing on both ways: no ground is,
    /// for what falls to the left on the way out falls to the right on the way back. 0 on other routes.
    public var contradictoryBank: Double {
        let length = route.line.length
        guard let turn = profile.shape.turnAround, turn > 0, turn < length else { return 0 }
        // The way back may be drawn a little longer.
        let scale = (length - turn) / turn
        let banks = route.stretches.compactMap { stretch -> (start: Double, end: Double, falls: Edge)? in
            guard case .banked(_, let falls) = stretch.crossSection.value, stretch.crossSection.origin >= .file else {
                return nil
            }
            return (stretch.start, stretch.end, falls)
        }
        return banks.filter { $0.start < turn }.reduce(0) { sum, out in
            let (low, high) = (max(turn, length - min(out.end, turn) * scale), length - out.start * scale)
            let beyond = banks[banks.indices.partitioningIndex { banks[$0].end > low }...]
            return beyond.prefix { $0.start < high }.reduce(sum) { sum, back in
                back.falls == out.falls ? sum + max(0, min(back.end, high) - max(back.start, low)) / scale : sum
            }
        }
    }
}
