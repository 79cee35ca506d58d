/// A part of a line over which elevation is known without a gap.
struct ElevationRun {
    private struct Point {
        /// Metres along the line, ascending; equal where the recorder stood still.
        let distance: Double
        /// Metres; and its rise over run to the next point.
        let elevation, slope: Double
        /// ∫ elevation from the run's start to here, m².
        let integral: Double
    }

    private let distances: [Double]
    private let elevations: [Double]

    private init(_ distances: [Double], _ elevations: [Double]) {
        (self.distances, self.elevations) = (distances, elevations)
    }

    private var points: [Point] {
        var integral = 0.0
        return distances.indices.map { i in
            let (distance, elevation) = (distances[i], elevations[i])
            guard i + 1 < distances.count else {
                return Point(distance: distance, elevation: elevation, slope: 0, integral: integral)
            }
            let (leg, next) = (distances[i + 1] - distance, elevations[i + 1])
            let slope = leg > 0 ? (next - elevation) / leg : 0
            let point = Point(distance: distance, elevation: elevation, slope: slope, integral: integral)
            integral += leg * (next + elevation) / 2
            return point
        }
    }

    /// Cuts `elevations` where points without one (NaN) span more than `bridge` metres.
    static func runs(of elevations: [Double], at distances: [Double], bridging bridge: Double) -> [ElevationRun] {
        if !elevations.isEmpty, elevations.allSatisfy(\.isFinite) { return [ElevationRun(distances, elevations)] }
        var runs: [ElevationRun] = []
        var current: (distances: [Double], elevations: [Double]) = ([], [])
        var hasSkipped = false
        for (distance, elevation) in zip(distances, elevations) {
            guard elevation.isFinite else {
                hasSkipped = true
                continue
            }
            if hasSkipped, let last = current.distances.last, distance - last > bridge {
                runs.append(ElevationRun(current.distances, current.elevations))
                current = ([], [])
            }
            hasSkipped = false
            current.distances.append(distance)
            current.elevations.append(elevation)
        }
        if !current.distances.isEmpty { runs.append(ElevationRun(current.distances, current.elevations)) }
        return runs
    }

    private var start: Double { distances[0] }
    private var end: Double { distances[distances.count - 1] }

    /// The nodes of a grid of `spacing` metres that lie on this run; the grid's own ends count as on it within rounding.
    func nodes(spacing: Double, last: Int) -> ClosedRange<Int> {
        let slack = spacing * 1e-6
        let first = max(0, Int(((start - slack) / spacing).rounded(.up)))
        let final = min(last, Int(((end + slack) / spacing).rounded(.down)))
        // A run shorter than a cell may hold no node; its nearest one then speaks for it.
        guard first <= final else {
            let nearest = min(last, max(0, Int(((start + end) / 2 / spacing).rounded())))
            return nearest...nearest
        }
        return first...final
    }

    /// The mean elevation over `window` metres around each of the places, over less near the run's ends so that the window
    /// stays even to both sides: a constant slope keeps its elevations everywhere. O(points + places) where these ascend.
    func means(around places: some Sequence<Double>, window: Double) -> [Double] {
        let (start, end) = (start, end)
        let points = points
        var (first, last) = (0, 0)
        return places.map { place in
            let half = min(window / 2, place - start, end - place)
            // Over less than this the difference of two integrals is mostly their rounding.
            guard half > 0.1 else {
                let (point, beyond) = Self.point(at: place, of: points, near: &first)
                return point.elevation + point.slope * beyond
            }
            let behind = Self.integral(to: place + half, of: points, near: &last)
            return (behind - Self.integral(to: place - half, of: points, near: &first)) / (2 * half)
        }
    }

    /// Sets the grade of every cell between `nodes`: the least-squares slope of the nodes' elevations (each the mean over
    /// one spacing) over the cells within half a window, shifted inward at the ends. Nothing where the run is under 100 m.
    func fillGrades(_ grades: inout [Double], nodes: ClosedRange<Int>, spacing: Double, window: Double) {
        guard nodes.count > 1, Double(nodes.count - 1) * spacing >= 100 - spacing * 1e-6 else { return }
        let heights = means(around: nodes.lazy.map { Double($0) * spacing }, window: spacing)
        // An odd number of cells lies evenly about the cell in its middle, whichever way the line is drawn.
        let width = min(heights.count - 1, Int((window / spacing).rounded()) | 1)
        let centre = Double(width) / 2
        let inertia = (0...width).reduce(0) { $0 + (Double($1) - centre) * (Double($1) - centre) }
        for cell in 0..<(heights.count - 1) {
            let first = min(max(0, cell - (width - 1) / 2), heights.count - 1 - width)
            let moment = (0...width).reduce(0) { $0 + (Double($1) - centre) * heights[first + $1] }
            grades[nodes.lowerBound + cell] = moment / inertia / spacing
        }
    }

    private static func integral(to distance: Double, of points: [Point], near index: inout Int) -> Double {
        let (point, beyond) = point(at: distance, of: points, near: &index)
        return point.integral + beyond * (point.elevation + point.slope * beyond / 2)
    }

    /// Moves `index` to the last point at or before `distance`, and says how many metres beyond it that is, within the run.
    /// O(points passed).
    private static func point(
        at distance: Double, of points: [Point], near index: inout Int
    ) -> (point: Point, beyond: Double) {
        while index > 0, points[index].distance > distance { index -= 1 }
        while index + 1 < points.count, points[index + 1].distance <= distance { index += 1 }
        let point = points[index]
        return (point, index + 1 < points.count ? max(0, distance - point.distance) : 0)
    }
}
