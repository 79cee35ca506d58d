import Elevation
import RouteGeometry
import TestSupport

/// Points along the equator: metres from the start and the height recorded there, `nil` for none.
///
/// A degree of longitude is 111 319.490793 m there (WGS 84: π·6 378 137/180), so distances are right within the 1e-7
/// that `Coordinate.distance(to:)` states.
struct RecordedLine {
    static let metresPerDegree = 111_319.490793

    var points: [(distance: Double, height: Double?)]

    init(_ points: [(Double, Double?)]) { self.points = points.map { (distance: $0.0, height: $0.1) } }

    /// A point every `step` metres on the straight lines between `corners`.
    init(corners: [(Double, Double)], every step: Double) {
        let count = Int((corners[corners.count - 1].0 / step).rounded())
        self.init((0...count).map { i in (Double(i) * step, Self.height(at: Double(i) * step, corners)) })
    }

    private static func height(at distance: Double, _ corners: [(Double, Double)]) -> Double {
        for (a, b) in zip(corners, corners.dropFirst()) where distance <= b.0 {
            return a.1 + (b.1 - a.1) * (distance - a.0) / (b.0 - a.0)
        }
        return corners[corners.count - 1].1
    }

    /// A wandering of 60 to 200 points, steps of 1 to 60 m and 8 m up or down.
    static func random(seed: UInt64) -> RecordedLine {
        var generator = SplitMix64(seed: seed)
        var (distance, height) = (0.0, 300.0)
        return RecordedLine(
            (0..<Int.random(in: 60...200, using: &generator)).map { _ in
                defer {
                    distance += .random(in: 1...60, using: &generator)
                    height += .random(in: -8...8, using: &generator)
                }
                return (distance, height)
            })
    }

    var columns: PointColumns {
        var columns = PointColumns()
        for point in points {
            columns.append(
                latitude: 0, longitude: point.distance / Self.metresPerDegree, elevation: point.height ?? .nan)
        }
        return columns
    }

    var estimate: ElevationEstimate? { Self.estimate(of: columns) }
    var smoothed: SmoothedElevation? { Self.smoothed(of: columns) }

    /// The profile that smoothing alone gives.
    var profile: Profile {
        let smoothed = smoothed
        return Profile(of: Polyline(columns), elevations: smoothed?.elevations, grades: smoothed?.grades)
    }

    static func estimate(of columns: PointColumns) -> ElevationEstimate? {
        ElevationEstimate(points: columns, along: Polyline(columns))
    }

    static func smoothed(of columns: PointColumns) -> SmoothedElevation? {
        SmoothedElevation(points: columns, along: Polyline(columns))
    }
}

extension Profile {
    /// The middle of every cell, metres.
    var middles: [Double] { (0..<cellCount).map { (Double($0) + 0.5) * spacing } }

    /// Every node, metres.
    var nodes: [Double] { (0...cellCount).map { min(length, Double($0) * spacing) } }
}

/// SplitMix64 (Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195): the same cases from the same seed everywhere.
struct SplitMix64: RandomNumberGenerator {
    static let seeds: ClosedRange<UInt64> = 1...20

    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
