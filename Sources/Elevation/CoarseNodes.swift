/// Nodes merged with their neighbours: the terrain's local roughness, judged over hundreds of metres, shows in them as well.
struct CoarseNodes {
    var nodes = ElevationNodes()
    /// For each of the nodes merged the one it went into.
    private let places: [Int]

    /// Metres from the first to the last of the nodes that make one, at most. Ours.
    private static let reach = 70.0

    /// - Parameters:
    ///   - fine: nodes of one local scale.
    ///   - most: of them that make one; those of gaps and those behind a jump of the recorder's level stay apart.
    init(of fine: ElevationNodes, most: Int) {
        guard most > 1 else {
            (nodes, places) = (fine, Array(fine.heights.indices))
            return
        }
        var clock = 0.0
        let clocks = fine.waits.map { wait in
            clock += wait
            return clock
        }
        var (bins, parts, places) = ([ElevationNodes.Bin](), [Double](), [Int]())
        bins.reserveCapacity(fine.heights.count)
        parts.reserveCapacity(fine.heights.count)
        places.reserveCapacity(fine.heights.count)
        var start = 0
        while start < fine.heights.count {
            var bin = ElevationNodes.Bin()
            var (end, inverse) = (start, 0.0)
            repeat {
                bin.height += fine.heights[end]
                bin.distance += fine.distances[end]
                bin.time += clocks[end]
                inverse += 1 / fine.counts[end]
                places.append(bins.count)
                end += 1
            } while end < min(start + most, fine.heights.count) && !(bin.height + fine.heights[end]).isNaN
                && fine.jumps[end] == 0 && fine.distances[end] - fine.distances[start] < Self.reach
            let count = Double(end - start)
            bin.height /= count
            bin.distance /= count
            bin.time /= count
            bin.count = count * count / inverse
            bin.jump = fine.jumps[start]
            bins.append(bin)
            parts.append(count)
            start = end
        }
        nodes = ElevationNodes(bins)
        nodes.parts = parts
        self.places = places
    }

    /// The scales of the nodes that were merged.
    var scales: [Double] { places.map { nodes.scales[$0] } }
}
