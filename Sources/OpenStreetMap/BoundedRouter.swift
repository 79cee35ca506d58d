#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Shortest ways from one place on the network, as far as a bound; its arrays are reused from search to search.
///
/// Dijkstra 1959 (doi:10.1007/BF01386390) over the vertices, undirected: runners heed no one-way street. What is least is
/// metres plus what the choices at junctions cost; the metres alone are kept beside.
struct BoundedRouter {
    /// What is known of a vertex that has been reached.
    struct Label {
        var search: UInt32
        /// Metres plus the metres that choices count as.
        var cost: Float
        var metres: Float
        /// What the choices at junctions cost, in natural logarithms.
        var choices: Float
        /// The scale of the choice at the vertex itself.
        var scale: Float
        /// The edge by which it was reached, doubled, plus 1 where it ran against its direction.
        var arrival: UInt32
        /// The vertex before, or the missing one where the search began on that edge.
        var previous: UInt32
        /// Whether the way there leaves the edge it starts on by its start.
        var leavesBackward: Bool
    }

    static let none = UInt32.max

    let network: WayNetwork
    private let choice: JunctionChoice
    /// Metres that one natural logarithm counts as.
    private let metresOfOne: Float
    private(set) var labels: UnsafeMutablePointer<Label>
    private var search: UInt32 = 0
    private var heap: [(cost: Float, vertex: UInt32)] = []

    init(_ network: WayNetwork, _ model: MatchModel) {
        self.network = network
        choice = JunctionChoice(network, model)
        metresOfOne = Float(model.detourScale)
        // calloc(3): "The memory is set to zero"; of a country's vertices only those near the route are ever touched.
        // A label of zeros is of no search.
        guard let zeros = calloc(max(1, network.vertexCount), MemoryLayout<Label>.stride) else {
            preconditionFailure("out of memory for \(network.vertexCount) junctions")
        }
        labels = zeros.bindMemory(to: Label.self, capacity: max(1, network.vertexCount))
    }

    func deallocate() { free(labels) }

    /// What is known of a vertex, `nil` where the last search did not reach it.
    @inline(__always)
    func label(_ vertex: UInt32) -> Label? {
        let label = labels[Int(vertex)]
        return label.search == search ? label : nil
    }

    /// Finds all vertices within `bound` of a place on an edge.
    mutating func run(from edge: Int, along: Float, bound: Float) {
        search &+= 1
        heap.removeAll(keepingCapacity: true)
        let ends = network.edgeEnds[edge]
        reach(ends.y, network.edgeLength(edge) - along, 0, UInt32(edge) << 1, Self.none, false, bound)
        reach(ends.x, along, 0, UInt32(edge) << 1 | 1, Self.none, true, bound)
        while let next = pop() {
            let label = labels[Int(next.vertex)]
            if next.cost > label.cost { continue }
            expand(next.vertex, label, bound)
        }
    }

    private mutating func expand(_ vertex: UInt32, _ label: Label, _ bound: Float) {
        let scale = choice.scale(at: vertex, from: label.arrival)
        labels[Int(vertex)].scale = scale
        let edges = Int(network.vertexFirst[Int(vertex)])..<Int(network.vertexFirst[Int(vertex) + 1])
        for index in edges {
            let entry = network.vertexEdges[index]
            let edge = Int(entry >> 1)
            let ends = network.edgeEnds[edge]
            let choices = label.choices + choice.cost(from: label.arrival, to: entry, scale: scale)
            reach(
                entry & 1 == 0 ? ends.y : ends.x, label.metres + network.edgeLength(edge), choices, entry, vertex,
                label.leavesBackward, bound)
        }
    }

    @inline(__always)
    private mutating func reach(
        _ vertex: UInt32, _ metres: Float, _ choices: Float, _ arrival: UInt32, _ previous: UInt32,
        _ leavesBackward: Bool, _ bound: Float
    ) {
        guard metres <= bound else { return }
        let cost = metres + metresOfOne * choices
        let known = labels + Int(vertex)
        if known.pointee.search == search, known.pointee.cost <= cost { return }
        known.pointee = Label(
            search: search, cost: cost, metres: metres, choices: choices, scale: 0, arrival: arrival,
            previous: previous, leavesBackward: leavesBackward)
        push(cost, vertex)
    }

    /// A way to a place: metres, what the choices at junctions cost, and the vertex through which it enters the last edge,
    /// `nil` where that is the first.
    struct Route {
        var metres: Float
        var choices: Float
        var end: UInt32?
        var entersAtEnd: Bool
        /// Whether the first and the last edge are drawn against each other along it.
        var isTurned: Bool
    }

    /// The way from the place the last search started at, which was `from`, to `to`; `nil` where it did not reach that.
    func route(_ from: Candidate, to: Candidate) -> Route? {
        var best: Route?
        var bestCost = Float.infinity
        if from.edge == to.edge {
            bestCost = abs(to.along - from.along)
            best = Route(metres: bestCost, choices: 0, end: nil, entersAtEnd: false, isTurned: false)
        }
        let edge = Int(to.edge)
        let ends = network.edgeEnds[edge]
        for side in 0...1 {
            let vertex = side == 0 ? ends.x : ends.y
            guard let label = label(vertex) else { continue }
            let metres = label.metres + (side == 0 ? to.along : network.edgeLength(edge) - to.along)
            let entry = UInt32(edge) << 1 | UInt32(side)
            let choices = label.choices + choice.cost(from: label.arrival, to: entry, scale: label.scale)
            let cost = metres + metresOfOne * choices
            if cost < bestCost {
                bestCost = cost
                best = Route(
                    metres: metres, choices: choices, end: vertex, entersAtEnd: side == 1,
                    isTurned: label.leavesBackward != (side == 1))
            }
        }
        return best
    }

    // MARK: A binary heap

    private mutating func push(_ cost: Float, _ vertex: UInt32) {
        heap.append((cost, vertex))
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            if heap[parent].cost <= heap[child].cost { break }
            heap.swapAt(parent, child)
            child = parent
        }
    }

    private mutating func pop() -> (cost: Float, vertex: UInt32)? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        if heap.isEmpty { return first }
        heap[0] = last
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, heap[child + 1].cost < heap[child].cost { child += 1 }
            if heap[parent].cost <= heap[child].cost { break }
            heap.swapAt(parent, child)
            parent = child
        }
        return first
    }
}
