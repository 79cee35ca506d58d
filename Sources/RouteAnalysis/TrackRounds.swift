public import RouteGeometry

/// A stretch of athletics track on a route that is none as a whole, and how often the route goes round there.
public struct TrackRounds: Sendable, Hashable {
    /// Metres from the start of the route as drawn.
    public let start: Double
    public let end: Double
    /// How many laps, more than 0; parts of a lap count.
    public let laps: Double
    /// The side they turn to as drawn: left is counter-clockwise.
    public let turning: Side

    /// Laps from which on it is worth a word. Ours.
    fileprivate static let fewestLaps = 0.75
}

extension SurveyedRoute {
    /// The stretches of track by what is known of the ground; how often round is how far the line turns there. Empty for a
    /// route that is a track as a whole (`laps`).
    public var trackRounds: [TrackRounds] {
        guard laps == nil else { return [] }
        var ranges: [ClosedRange<Double>] = []
        for stretch in route.stretches where stretch.surface.value == .track {
            if let last = ranges.last, last.upperBound == stretch.start {
                ranges[ranges.count - 1] = last.lowerBound...stretch.end
            } else {
                ranges.append(stretch.start...stretch.end)
            }
        }
        return ranges.compactMap { range in
            let turns = profile.netTurns(in: range)
            guard turns.count >= TrackRounds.fewestLaps, let side = turns.toward else { return nil }
            return TrackRounds(start: range.lowerBound, end: range.upperBound, laps: turns.count, turning: side)
        }
    }
}

extension PastRun {
    /// Whole laps of a session on a track, with the way there and back, by the side they turned to; none where the run was a
    /// part of the route, or turned round.
    var trackRounds: (left: Int, right: Int, unknown: Int) {
        var laps = (left: 0, right: 0, unknown: 0)
        guard survey.laps == nil, !turnsBack, abs(distance / survey.route.line.length - Double(self.laps)) <= 0.1 else {
            return laps
        }
        for rounds in survey.trackRounds {
            let count = Int(rounds.laps.rounded()) * self.laps
            switch direction.map({ $0 == .asDrawn ? rounds.turning : rounds.turning.opposite }) {
            case .left: laps.left += count
            case .right: laps.right += count
            case nil: laps.unknown += count
            }
        }
        return laps
    }

    /// Whether it was on a track, or had a session on one.
    var isOnTrack: Bool { survey.laps != nil || trackRounds != (0, 0, 0) }

    /// The side that most of its laps turned to, also of a session; `nil` off the track, where it is not known, and where
    /// there were as many to each.
    var trackTurning: Side? {
        guard survey.laps == nil else { return lapDirection }
        let laps = trackRounds
        return laps.left == laps.right ? nil : laps.left > laps.right ? .left : .right
    }
}
