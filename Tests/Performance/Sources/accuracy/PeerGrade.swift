/// How other programs take a grade, at every 10 m of a line.
enum PeerGrade {
    typealias Heights = PeerAscent.Heights

    /// Rise over run between the ends of a window, as gpx.studio's slope.
    static func overWindow(_ points: Heights, _ window: Double) -> [Double] {
        let grid = even(points)
        let half = Int(window / 20)
        return grid.indices.map { i in
            let (a, b) = (max(0, i - half), min(grid.count - 1, i + half))
            return b > a ? (grid[b] - grid[a]) / (Double(b - a) * 10) : 0
        }
    }

    /// The least-squares slope of a window (Savitzky & Golay 1964, doi:10.1021/ac60214a047, first order).
    static func leastSquares(_ points: Heights, _ window: Double) -> [Double] {
        let grid = even(points)
        let half = Int(window / 20)
        return grid.indices.map { i in
            let width = min(half, i, grid.count - 1 - i)
            guard width > 0 else { return 0 }
            let moment = (-width...width).reduce(0) { $0 + Double($1) * grid[i + $1] }
            return moment / (10 * Double(width * (width + 1) * (2 * width + 1)) / 3)
        }
    }

    private static func even(_ points: Heights) -> [Double] {
        guard let last = points.last, points.count > 1 else { return [] }
        var next = 1
        return stride(from: points[0].distance, through: last.distance, by: 10).map { place in
            while next < points.count - 1, points[next].distance < place { next += 1 }
            let (a, b) = (points[next - 1], points[next])
            let run = b.distance - a.distance
            return run > 0 ? a.height + (b.height - a.height) * (place - a.distance) / run : a.height
        }
    }
}
