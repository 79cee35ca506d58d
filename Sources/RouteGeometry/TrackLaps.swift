/// A standard 400 m athletics track (World Athletics, Track and Field Facilities Manual 2019, 2.2.1).
public enum AthleticsTrack {
    /// Metres of each straight.
    public static let straight = 84.39
    /// Radius of the inner edge of lane 1, m.
    public static let kerbRadius = 36.50
    /// Metres.
    public static let laneWidth = 1.22

    /// Radius of the line along which a lane is measured, m: 0.30 m from the kerb in lane 1, 0.20 m from the line in
    /// the others. Lanes count from 1.
    public static func radius(lane: Int) -> Double {
        precondition((1...8).contains(lane), "a standard track has lanes 1 to 8")
        return lane == 1 ? kerbRadius + 0.30 : kerbRadius + laneWidth * Double(lane - 1) + 0.20
    }

    /// Metres of one lap: 400.00 in lane 1, 453.03 in lane 8.
    public static func lapLength(lane: Int) -> Double { 2 * straight + 2 * .pi * radius(lane: lane) }
}

/// The laps a route on an athletics track is drawn with.
public struct TrackLaps: Sendable, Hashable {
    /// How many whole laps the line goes round, to the nearest, 1 or more.
    public let count: Int
    /// How many laps, with the part of the last one.
    public let exactCount: Double
    /// The side the laps as drawn turn to: left is counter-clockwise.
    public let turning: Side
    /// Metres of one lap.
    public let length: Double
    /// The share of the places that lie on the track fitted, 0 to 1; `nil` where the track is known from its surface and
    /// has another shape than the standard one.
    public let confidence: Double?

    /// The laps round a track recognised by its shape, else those of a route known to be athletics track all along that
    /// is closed and goes round at least once; `nil` for every other route.
    public init?(of route: Route, _ profile: Profile) {
        guard route.isTrack else { return nil }
        if let stadium = route.line.stadium {
            count = max(1, Int(stadium.laps.rounded()))
            exactCount = stadium.laps
            turning = stadium.turning
            length = profile.length / stadium.laps
            confidence = stadium.confidence
            return
        }
        let turns = profile.netTurns
        guard route.line.isClosed, let toward = turns.toward else { return nil }
        count = Int(turns.count.rounded())
        guard count >= 1 else { return nil }
        exactCount = Double(count)
        turning = toward
        length = profile.length / Double(count)
        confidence = nil
    }
}

extension TrackLaps {
    /// Laps that were counted before, more than 0, on a line of `total` metres.
    package init(exactCount: Double, turning: Side, of total: Double) {
        precondition(exactCount > 0 && total > 0, "a track is run round for more than 0 m")
        count = max(1, Int(exactCount.rounded()))
        self.exactCount = exactCount
        self.turning = turning
        length = total / exactCount
        confidence = nil
    }
}
