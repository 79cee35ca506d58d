import Testing

@testable import Elevation

@Suite("Nodes merged with their neighbours")
struct CoarseNodesTests {
    /// A height every 20 m and 7 s.
    private static func nodes(_ heights: [Double]) -> ElevationNodes {
        let places = heights.indices.map { Double($0) }
        return ElevationNodes(heights, at: places.map { 20 * $0 }, times: places.map { 7 * $0 })
    }

    @Test("keep a steady climb, its length and its time")
    func steadyClimb() {
        let fine = Self.nodes((0..<30).map { 100 + 0.05 * 20 * Double($0) })
        let coarse = CoarseNodes(of: fine, most: 2).nodes
        #expect(coarse.heights.count < 2 * fine.heights.count / 3)
        for (height, distance) in zip(coarse.heights, coarse.distances) {
            #expect(abs(height - (100 + 0.05 * distance)) < 1e-9)
        }
        for (wait, step) in zip(coarse.waits, coarse.steps) { #expect(abs(wait - 7 * step / 20) < 1e-9) }
        // Every node has an independent error of its own.
        #expect(coarse.parts.reduce(0, +) == fine.parts.reduce(0, +))
    }

    @Test("do not reach over a jump of the recorder's level")
    func jump() {
        let fine = Self.nodes((0..<30).map { $0 < 14 ? 100.2 : 150 + 0.1 * Double($0 % 2) })
        let coarse = CoarseNodes(of: fine, most: 2).nodes
        for height in coarse.heights { #expect(abs(height - 100.2) < 1e-9 || height >= 150) }
        let (jumps, left) = (fine.jumps.filter { $0 > 0 }, coarse.jumps.filter { $0 > 0 })
        #expect(!jumps.isEmpty && left == jumps)
    }

    @Test("do not reach into a gap, and give each node back the scale of the one it went into")
    func gap() {
        let heights = (0..<30).map { 100 + Double($0) }
        let distances = heights.indices.map { 20 * Double($0) + ($0 < 13 ? 0 : 400) }
        let fine = ElevationNodes(heights, at: distances, times: nil)
        var coarse = CoarseNodes(of: fine, most: 2)
        let (unknown, carriers) = (coarse.nodes.heights.count { $0.isNaN }, fine.heights.count { $0.isNaN })
        #expect(carriers > 0 && unknown == carriers)
        coarse.nodes.scales = coarse.nodes.heights.map { $0.isNaN ? 2 : 0.5 }
        #expect(coarse.scales == fine.heights.map { $0.isNaN ? 2 : 0.5 })
    }

    @Test("are the nodes themselves where none are to be merged")
    func none() {
        let fine = Self.nodes([3, 5, 2, 4])
        #expect(CoarseNodes(of: fine, most: 1).nodes.heights == fine.heights)
    }
}
