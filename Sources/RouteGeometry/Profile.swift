/// A route on an even grid along its line: what a runner meets metre by metre, before any choice of direction or line.
///
/// Cells lie between nodes. Grade is rise over run along the route as drawn; turning is left-positive inside the
/// package and reaches interfaces as a `Bend`.
public struct Profile: Sendable {
    /// Metres between nodes; 10 or so on a run. Chosen so that cells divide the length evenly.
    public let spacing: Double
    /// Metres, more than 0.
    public let length: Double
    public let shape: RouteShape
    /// How often the line goes round a loop; 1 on every other route. A run that ends elsewhere than it began counts 1.
    public let rounds: Int
    /// Smoothed elevation of each node in metres, NaN where unknown; `nil` where no point has one.
    package let elevations: [Double]?
    /// Rise over run in each cell, NaN where unknown; `nil` where no point has an elevation.
    package let grades: [Double]?
    /// Radians turned in each cell, positive to the left.
    package let turnings: [Double]

    /// The number of cells the grid divides a line of `length` metres into: one for about every 10 m, no more than
    /// 100 000, which is 1 000 km; a longer line has longer cells.
    public static func cellCount(length: Double) -> Int { Int(min(100_000, max(1, (length / 10).rounded()))) }

    /// - Parameters:
    ///   - elevations: a smoothed elevation for each of `cellCount(length:)` + 1 nodes, NaN where unknown.
    ///   - grades: rise over run in each cell, NaN where unknown.
    public init(of line: Polyline, elevations: [Double]?, grades: [Double]?) {
        precondition(line.length > 0, "a profile needs a line of more than 0 m")
        let count = Self.cellCount(length: line.length)
        precondition(elevations.map { $0.count == count + 1 } ?? true, "one elevation a node")
        precondition(grades.map { $0.count == count } ?? true, "one grade a cell")
        length = line.length
        spacing = line.length / Double(count)
        self.elevations = elevations
        self.grades = grades
        let nodes = line.places(dividedInto: count)
        let isClosed = line.isClosed
        turnings = Turning(nodes: nodes, spacing: spacing, isClosed: isClosed).cells
        shape = RouteShape(nodes: nodes, spacing: spacing, isClosed: isClosed)
        rounds = shape == .loop ? RouteShape.rounds(nodes: nodes, spacing: spacing) : 1
    }

    public var cellCount: Int { turnings.count }

    /// Rise over run at `distance` metres along the route as drawn, `nil` where unknown or off the route.
    public func grade(at distance: Double) -> Double? {
        guard let grades, let cell = cell(at: distance), !grades[cell].isNaN else { return nil }
        return grades[cell]
    }

    /// Smoothed elevation in metres at the node nearest to `distance` metres, `nil` where unknown or off the route.
    public func elevation(at distance: Double) -> Double? {
        guard let elevations, cell(at: distance) != nil else { return nil }
        let elevation = elevations[min(Int((distance / spacing).rounded()), cellCount)]
        return elevation.isNaN ? nil : elevation
    }

    /// The bend of the cell at `distance` metres, straight off the route.
    public func bend(at distance: Double) -> Bend {
        cell(at: distance).map { Bend(curvature: turnings[$0] / spacing) } ?? .straight
    }

    /// Full turns of heading from start to end, and to which side; a closed route's is its winding number. Turn-rounds
    /// count 0.
    public var netTurns: (count: Double, toward: Side?) { Self.turns(turnings[...]) }

    /// The same of the cells whose middle lies in a range of metres from the start.
    package func netTurns(in range: ClosedRange<Double>) -> (count: Double, toward: Side?) {
        let first = max(0, Int((range.lowerBound / spacing).rounded()))
        let last = min(cellCount, Int((range.upperBound / spacing).rounded()))
        return Self.turns(turnings[min(first, last)..<last])
    }

    private static func turns(_ cells: ArraySlice<Double>) -> (count: Double, toward: Side?) {
        let turned = cells.reduce(0, +) / (2 * .pi)
        return (abs(turned), turned > 0 ? .left : turned < 0 ? .right : nil)
    }

    /// The share of the length of which the grade is known, 0 to 1.
    public var knownGradeShare: Double {
        guard let grades else { return 0 }
        return Double(grades.count { !$0.isNaN }) / Double(grades.count)
    }

    /// The steepest known grade up or down, rise over run as a magnitude; `nil` where none is known.
    public var steepestGrade: Double? { grades?.lazy.filter { !$0.isNaN }.map(abs).max() }

    /// The cell at `distance` metres, `nil` off the route.
    private func cell(at distance: Double) -> Int? {
        distance >= 0 && distance <= length ? min(Int(distance / spacing), cellCount - 1) : nil
    }
}
