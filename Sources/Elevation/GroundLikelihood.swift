/// The likelihood of heights of a terrain model (`ElevationLikelihood` says how).
struct GroundLikelihood: ModelLikelihood {
    private let track: GroundTrack
    /// Variance of the nodes' errors that averages out over their samples, m².
    private let averaged: [Double]
    private let first: Int
    /// Over each step, of a grade and of an error of variance 1; and the models' numbers they are of.
    private var terrain: [TerrainStep<Pair>] = []
    private var error: [GroundErrorStep<Pair>] = []
    private var lengths = Pair(0, 0)
    private var memories = Pair(0, 0)

    /// - Parameter sample: variance of one sample's own error, m².
    init(of track: GroundTrack, sample: Double) {
        self.track = track
        averaged = track.nodes.counts.map { sample / $0 }
        first = track.nodes.heights.firstIndex { !$0.isNaN } ?? track.nodes.heights.count
    }

    mutating func logarithms(of a: ElevationModel, _ b: ElevationModel) -> Pair {
        follow(a, b)
        let nodes = track.nodes
        guard first < nodes.heights.count else { return Pair(repeating: 0) }
        let grade = Pair(a.grade, b.grade)
        let slow = Pair(a.error, b.error)
        let independent = Pair(a.white, b.white)
        let (s2, p, white) = (grade * grade, slow * slow, independent * independent)
        let (scale, share) = (nodes.scales[first], track.errors[first])
        var state = GroundState(
            height: nodes.heights[first], grade: s2 * Pair(repeating: scale * scale),
            error: p * Pair(repeating: share * share))
        var sum = LogarithmicSum()
        for i in first..<nodes.heights.count {
            if i > first {
                state.predict(terrain[i], times: s2, error[i], times: p)
                state.ee.uu += Pair(repeating: nodes.jumps[i])
            }
            if nodes.heights[i].isNaN { continue }
            let z = state.measured
            let precision = Pair(repeating: 1) / (z.h + z.e.u + (white + Pair(repeating: averaged[i])))
            let innovation = Pair(repeating: nodes.heights[i]) - state.h - state.e.u
            if i > first { sum.add(innovation * innovation * precision, precision) }
            state.update(by: innovation, z, z * precision)
        }
        return sum.value
    }

    private mutating func follow(_ a: ElevationModel, _ b: ElevationModel) {
        if lengths != Pair(a.length, b.length) {
            lengths = Pair(a.length, b.length)
            terrain = zip(track.nodes.steps, track.nodes.scales).map { [lengths] in
                TerrainStep($0, length: lengths, variance: $1 * $1)
            }
        }
        guard memories != Pair(a.memory, b.memory) else { return }
        memories = Pair(a.memory, b.memory)
        error = track.nodes.steps.indices.map { [track, memories] in track.step(to: $0, memory: memories) }
    }
}
