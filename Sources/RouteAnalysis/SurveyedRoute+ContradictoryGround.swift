import RouteGeometry

extension SurveyedRoute {
    /// Metres of an out-and-back of which the way out and the way back are said to be what one ground cannot be, for it lies
    /// at the other hand coming back: banked toward the same edge of the drawing, or with other footways. 0 on other
    /// routes.
    public var contradictoryGround: Double {
        let length = route.line.length
        guard let turn = profile.shape.turnAround, turn > 0, turn < length else { return 0 }
        // The way back may be drawn a little longer.
        let scale = (length - turn) / turn
        let said = route.stretches.filter { $0.isBankSaid || $0.areFootwaysSaid }
        return said.filter { $0.start < turn }.reduce(0) { sum, out in
            let (low, high) = (max(turn, length - min(out.end, turn) * scale), length - out.start * scale)
            let beyond = said[said.indices.partitioningIndex { said[$0].end > low }...]
            return beyond.prefix { $0.start < high }.reduce(sum) { sum, back in
                out.contradicts(back) ? sum + max(0, min(back.end, high) - max(back.start, low)) / scale : sum
            }
        }
    }
}

extension Stretch {
    fileprivate var isBankSaid: Bool {
        guard case .banked = crossSection.value else { return false }
        return crossSection.origin >= .file
    }

    fileprivate var areFootwaysSaid: Bool { footways.origin >= .file }

    /// Whether the same ground, drawn the way back, cannot be what `back` says.
    fileprivate func contradicts(_ back: Stretch) -> Bool {
        if isBankSaid, back.isBankSaid, case .banked(_, let falls) = crossSection.value,
            case .banked(_, falls) = back.crossSection.value
        {
            return true
        }
        return areFootwaysSaid && back.areFootwaysSaid
            && Set(footways.value.map(\.opposite)) != back.footways.value
    }
}
