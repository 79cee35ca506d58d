/// A terrain model's heights along a line, and how large its errors are where.
///
/// They grow with the slope of the ground (Gorokhovich & Voustianiouk 2006, doi:10.1016/j.rse.2006.05.012), for a line or
/// a post beside its true place is at another height there. Of the ground only the grade of the line is known.
struct GroundTrack: Sendable {
    var nodes: ElevationNodes
    /// The error's local scale, a factor on its standard deviation, 1 in the mean.
    private(set) var errors: [Double]

    /// A third of the error is there on level ground, and all of it from grades of 1 in 15 on. Ours, from how much the
    /// heights of 18 simulated terrain models waver on gentle and on steep stretches; 0.2 and 0.45 in the place of a third, and
    /// 1 in 10, served about as well.
    private static let (onLevel, growth) = (1.0 / 3, 10.0)

    /// Errors as large everywhere.
    init(_ nodes: ElevationNodes) {
        self.nodes = nodes
        errors = nodes.scales.map { _ in 1 }
    }

    /// Nodes `range` alone.
    func part(_ range: Range<Int>) -> GroundTrack {
        var part = GroundTrack(nodes.part(range))
        part.errors = Array(errors[range])
        return part
    }

    /// Judges from the grades near each node how large the errors are there.
    mutating func judgeErrors(by posterior: ElevationPosterior, near: LocalRoughness) {
        let sizes = near.means { abs(posterior.nodes[$0].grade) }.map { min(1, Self.onLevel + Self.growth * $0) }
        let lengths = nodes.steps.map { min(ElevationNodes.widestNode, max(0.1, $0)) }
        let mean = zip(sizes, lengths).reduce(0) { $0 + $1.0 * $1.1 } / lengths.reduce(0, +)
        errors = sizes.map { $0 / mean }
    }

    /// Of an error of variance 1, to node `i` from the one before.
    @inline(__always) func step<Number: Lanes>(to i: Int, memory: Number) -> GroundErrorStep<Number> {
        GroundErrorStep(nodes.steps[i], memory: memory, from: errors[max(0, i - 1)], to: errors[i])
    }
}
