package import RouteGeometry

/// Elevation, ascent and grade by smoothing alone, for a recording whose error is not understood.
///
/// Ascent and descent are those of a moving average over `smoothingWindow` metres of line, counted between turning
/// points at least `threshold` metres apart in height. On simulated recordings over real terrain this pair was the most
/// robust of the simple methods against slow GPS altitude drift (median error 11 %) and reads clean barometers low
/// (17 %), so small rolling hills are undercounted.
///
/// Grade is the least-squares slope of the recorded elevations over `gradeWindow` metres. Load is convex in grade, so
/// noise would become load: 1 m of white noise on points 10 m apart adds 36 % to a flat run's load with 20 m windows,
/// 2 % with 100 m ones. Windows narrow at neither end of the line; they shift inward.
///
/// A missing elevation is missing: lines between two known points are drawn across at most `longestBridge` metres of
/// points without one, and beyond that elevation and grade are unknown.
package struct SmoothedElevation: Sendable {
    /// Metres of line averaged for elevation, ascent and descent (as GraphHopper's smoothing).
    static let smoothingWindow = 150.0
    /// Metres between turning points that count.
    package static let threshold = 5.0
    /// Metres of line a grade is taken over, made an odd number of cells; at least 100.
    static let gradeWindow = 200.0
    /// Metres of line without elevation that a straight line may bridge. Ours.
    static let longestBridge = 100.0

    /// Metres climbed and descended, both 0 or more.
    package let ascent: Double
    package let descent: Double
    /// Smoothed elevation at each node of the profile grid, NaN where unknown.
    package let elevations: [Double]
    /// Rise over run in each cell of the grid, NaN where unknown or known over less than 100 m.
    package let grades: [Double]

    /// `nil` where no point has an elevation or the line has no length. O(points + cells).
    package init?(points: PointColumns, along line: Polyline) {
        guard line.length > 0, let column = points.elevations else { return nil }
        let runs = ElevationRun.runs(of: column, at: line.distances, bridging: Self.longestBridge)
        guard !runs.isEmpty else { return nil }
        self.init(runs, length: line.length)
    }

    init(_ runs: [ElevationRun], length: Double) {
        let count = Profile.cellCount(length: length)
        let spacing = length / Double(count)
        var elevations = [Double](repeating: .nan, count: count + 1)
        var grades = [Double](repeating: .nan, count: count)
        var total = Climb()
        for run in runs {
            let (nodes, smoothed) = Self.smoothed(run, spacing: spacing, last: count)
            for (node, elevation) in zip(nodes, smoothed) { elevations[node] = elevation }
            total.add(turningPointsOf: smoothed, threshold: Self.threshold)
            run.fillGrades(&grades, nodes: nodes, spacing: spacing, window: Self.gradeWindow)
        }
        (ascent, descent) = (total.up, total.down)
        self.elevations = elevations
        self.grades = grades
    }

    /// Ascent and descent alone, by every other node, for less than a sixth of the work: turning points are missed by some
    /// centimetres.
    static func climb(of runs: [ElevationRun], length: Double) -> Climb {
        let count = max(1, Profile.cellCount(length: length) / 2)
        var total = Climb()
        for run in runs {
            let smoothed = smoothed(run, spacing: length / Double(count), last: count).elevations
            total.add(turningPointsOf: smoothed, threshold: threshold)
        }
        return total
    }

    private static func smoothed(
        _ run: ElevationRun, spacing: Double, last: Int
    ) -> (nodes: ClosedRange<Int>, elevations: [Double]) {
        let nodes = run.nodes(spacing: spacing, last: last)
        return (nodes, run.means(around: nodes.lazy.map { Double($0) * spacing }, window: smoothingWindow))
    }
}

/// Metres up and metres down.
struct Climb {
    private(set) var up: Double
    private(set) var down: Double

    init(up: Double = 0, down: Double = 0) { (self.up, self.down) = (up, down) }

    /// Adds every rise and fall from each of `heights` to the next; NaN is none.
    mutating func add(all heights: [Double]) {
        var last = heights.first { !$0.isNaN } ?? 0
        for height in heights where !height.isNaN {
            up += max(0, height - last)
            down += max(0, last - height)
            last = height
        }
    }

    /// Adds the rises and falls between turning points of `heights` that lie at least `threshold` apart; NaN is none.
    ///
    /// The last extreme is confirmed once the line has come `threshold` away from it; then the leg that led to it counts.
    mutating func add(turningPointsOf heights: [Double], threshold: Double) {
        guard var low = heights.first(where: { !$0.isNaN }) else { return }
        var high = low
        var anchor = low
        var isRising: Bool?
        for height in heights where !height.isNaN {
            (low, high) = (min(low, height), max(high, height))
            if isRising != false, high - height >= threshold, high > height {
                count(from: anchor, to: high, threshold: threshold)
                (anchor, low, high, isRising) = (high, height, height, false)
            } else if isRising != true, height - low >= threshold, height > low {
                count(from: anchor, to: low, threshold: threshold)
                (anchor, low, high, isRising) = (low, height, height, true)
            }
        }
        count(from: anchor, to: isRising == false ? low : high, threshold: threshold)
    }

    private mutating func count(from start: Double, to end: Double, threshold: Double) {
        guard abs(end - start) >= threshold else { return }
        if end > start { up += end - start } else { down += start - end }
    }
}
