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

extension SurveyedRoute {
    /// Whole laps of the sessions on a track that lie on it, by the side they turn to when it is run whole and so often.
    ///
    /// - Parameter direction: `nil` where it is not known.
    fileprivate func sessionLaps(run direction: TravelDirection?, times: Int) -> SessionLaps {
        trackRounds.reduce(into: SessionLaps()) { laps, rounds in
            let count = Int(rounds.laps.rounded()) * times
            switch direction.map({ $0 == .asDrawn ? rounds.turning : rounds.turning.opposite }) {
            case .left: laps.left += count
            case .right: laps.right += count
            case nil: laps.unknown += count
            }
        }
    }

    /// Whether so many metres are so many times the route; watches differ.
    fileprivate func isWhole(_ distance: Double, times: Int) -> Bool {
        abs(distance / route.line.length - Double(times)) <= 0.1
    }
}

/// Laps of sessions on a track, by the side they turned to.
struct SessionLaps: Equatable {
    var left = 0
    var right = 0
    var unknown = 0

    /// The side that most turned to; `nil` where it is not known, and where as many turned to each.
    fileprivate var turning: Side? { left == right ? nil : left > right ? .left : .right }
}

extension PastRun {
    /// Whole laps of a session on a track, with the way there and back; none where the run was a part of the route, or turned
    /// round.
    var trackRounds: SessionLaps {
        guard survey.laps == nil, !turnsBack, survey.isWhole(distance, times: laps) else { return SessionLaps() }
        return survey.sessionLaps(run: direction, times: laps)
    }

    /// Whether it was on a track, or had a session on one.
    var isOnTrack: Bool { survey.laps != nil || trackRounds != SessionLaps() }

    /// The side that most of its laps turned to, also of a session; `nil` off the track, where it is not known, and where
    /// there were as many to each.
    var trackTurning: Side? { survey.laps != nil ? lapDirection : trackRounds.turning }
}

extension PlannedRun {
    private var trackRounds: SessionLaps {
        let variant = load.variant
        guard survey.laps == nil, variant.turn == nil, survey.isWhole(distance, times: variant.laps) else {
            return SessionLaps()
        }
        return survey.sessionLaps(run: variant.direction, times: variant.laps)
    }

    /// Whether it is on a track, or has a session on one.
    var isOnTrack: Bool { survey.laps != nil || trackRounds != SessionLaps() }

    /// The side that most of its laps turn to, also of a session; `nil` off the track, and where as many turn to each.
    var trackTurning: Side? { survey.laps != nil ? lapDirection(of: load.variant) : trackRounds.turning }
}
