public import RouteGeometry

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// On which side of the roads a recorded run was, from the points' mean distance to the middle of the ways.
///
/// A receiver's error wanders with a standard deviation s over τ = 20 s, and the map's middle lines are 1 m off over some
/// 150 m each. Over T seconds and L metres the mean offset ō then has the variance
///
///     2 τ s² (1 − (τ/T)(1 − e^(−T/τ))) / T  +  1 m² · 150 / L
///
/// and z = |ō| / √variance. The side is said at z ≥ 1.645, one wrong in twenty at the very worst, and never for a mean of
/// less than 1.2 m, which is as likely the middle (ours). Nor is it where some part was likely run on the other side: it is
/// the side of the whole run. Edge and footway of one side are 2 m apart: no recording tells them from each other.
public struct RunningSide: Sendable, Hashable {
    /// `nil` where the recording does not settle it.
    public let side: Side?
    /// Metres to the right of the middle of the ways, seen along travel; negative to the left.
    let meanOffset: Double
    /// How many standard errors the mean is from the middle.
    public let significance: Double
    /// Metres of road it was taken on.
    public let length: Double

    /// Metres from the middle of the ways, on whichever side.
    public var distanceFromMiddle: Double { abs(meanOffset) }

    /// Seconds over which a receiver's errors are alike.
    static let errorTime = 20.0
    /// Metres: the least s that is believed.
    static let leastDeviation = 3.0
    static let decision = 1.645
    static let leastOffset = 1.2
    /// Metres of road that are too few to say anything.
    static let leastLength = 300.0
    /// Natural logarithms by which it must be likelier that a part was run on the other side for the run to have no side. Ours:
    /// of 313 simulated runs whose side is told rightly it takes 5 (3,700 km over five extracts, `simulate_runs.py` of the
    /// performance package). Changes of side that last 1 to 2 km are found, shorter ones seldom.
    static let changeOfSide = 4.0

    /// A point on a road: metres to the right of its middle, and the seconds and metres it stands for.
    fileprivate struct RoadPoint {
        let right, seconds, metres: Double
    }

    fileprivate init?(_ points: [RoadPoint]) {
        let (seconds, length) = points.reduce((0, 0)) { ($0.0 + $1.seconds, $0.1 + $1.metres) }
        guard points.count >= 10, length >= Self.leastLength, seconds > 0 else { return nil }
        let mean = points.reduce(0) { $0 + $1.right } / Double(points.count)
        let variance = points.reduce(0) { $0 + ($1.right - mean) * ($1.right - mean) } / Double(points.count - 1)
        let s = max(Self.leastDeviation, variance.squareRoot())
        let τ = Self.errorTime
        let noise = 2 * τ * s * s * (1 - τ / seconds * (1 - exp(-seconds / τ))) / seconds
        meanOffset = mean
        significance = abs(mean) / (noise + 150 / length).squareRoot()
        self.length = length
        // The variance of the mean over L metres is c / L where L is long.
        let c = 2 * τ * s * s * length / seconds + 150
        let isDecided =
            significance >= Self.decision && abs(mean) >= Self.leastOffset
            && Self.evidenceOfChange(points, mean, c) < Self.changeOfSide
        side = isDecided ? (mean > 0 ? .right : .left) : nil
    }

    /// The natural logarithm of how much likelier the likeliest part is with the mean offset −ō than with ō: over a part of
    /// l metres with the mean offset o that is −2 ō o l / c, a sum over its points, and the greatest sum is found in one pass
    /// (Bentley 1984, doi:10.1145/358234.381162).
    private static func evidenceOfChange(_ points: [RoadPoint], _ mean: Double, _ c: Double) -> Double {
        var (sum, greatest) = (0.0, 0.0)
        for point in points {
            sum = max(0, sum - 2 * mean * point.right * point.metres / c)
            greatest = max(greatest, sum)
        }
        return greatest
    }

    /// - Parameters:
    ///   - parts: matches of one line to several maps, no metre of it in two.
    ///   - times: seconds at each point of the line.
    init?(on parts: [RouteMatch], times: [Double]?) {
        guard let times else { return nil }
        self.init(
            parts.flatMap { part in
                part.offsetsOnRoads.compactMap { point, right, metres in
                    let seconds = times[point] - times[point - 1]
                    return seconds > 0 && seconds <= 30
                        ? RoadPoint(right: right, seconds: seconds, metres: metres) : nil
                }
            })
    }
}

extension RouteMatch {
    /// Which side of the roads the run was on; `nil` where there is too little road, or no times, to ask.
    ///
    /// Over all carriageways at once: which side runners keep to is a habit. Footways, paths and tracks say nothing of it.
    ///
    /// - Parameter times: seconds at each point of the route.
    public func runningSide(times: [Double]?) -> RunningSide? {
        RunningSide(on: [self], times: times)
    }

    /// The points on carriageways, with the metres to the right of their middle and those from the point before.
    fileprivate var offsetsOnRoads: [(point: Int, right: Double, metres: Double)] {
        sampleOfPoint.indices.dropFirst().compactMap { point in
            let (sample, before) = (sampleOfPoint[point], sampleOfPoint[point - 1])
            guard let visit = visit(ofSample: sample), self.visit(ofSample: before) != nil else { return nil }
            let tags = network.tags(ofWay: Int(network.edgeWay[visit.edge]))
            let metres = distances[sample] - distances[before]
            guard tags.wayClass.isCarriageway, !tags.isArea, metres > 0 else { return nil }
            return (point, Double(rightOffsets[sample]), metres)
        }
    }
}
