public import HeelLoad
import RouteGeometry

/// What a runner's own runs on one route came to, as far as it is known how they were run.
public struct RoutePast: Sendable {
    public let runCount: Int
    /// Of the last one, days since 1970-01-01.
    public let lastDay: Int
    /// Metres.
    public let distance: Double
    /// Mean of the feet, hkm.
    public let load: Double
    /// Metres with that foot low, with neither, and not known because the side is not.
    public let leftLow: Double
    public let rightLow: Double
    public let level: Double
    public let unknownSide: Double
    /// How it was run most often; `nil` where nothing is known of it.
    public let usualWay: RouteTraversal?
    /// Whether a side of it is only known from a recording laid along a map.
    public let usesMap: Bool

    /// - Parameter runs: on one route, in any order; `nil` without one.
    public init?(of runs: [PastRun], runner: Runner) {
        let runs = runs.sorted { $0.day > $1.day }
        guard let last = runs.first else { return nil }
        let leans = runs.map { RunLean($0, runner) }
        func sum(_ metres: KeyPath<RunLean, Double>) -> Double { leans.reduce(0) { $0 + $1[keyPath: metres] } }
        runCount = runs.count
        lastDay = last.day
        distance = runs.reduce(0) { $0 + $1.distance }
        load = sum(\.load)
        (leftLow, rightLow, level, unknownSide) = (sum(\.left), sum(\.right), sum(\.level), sum(\.unknown))
        usualWay = RunHistory.usualVariant(of: runs).map { variant in
            var variant = variant
            variant.laps = runs.map(\.laps).commonest ?? variant.laps
            return last.survey.traversal(as: variant, runner: runner, keepsLine: runs.contains { $0.line != nil })
        }
        usesMap = runs.contains(where: \.isLineInferred)
    }
}
