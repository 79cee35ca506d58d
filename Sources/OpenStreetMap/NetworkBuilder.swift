internal import RouteGeometry

/// Makes the graph of what a reader gathered.
struct NetworkBuilder: ~Copyable {
    // What has done its part is let go, for a country takes gigabytes of it.
    private var map: MapCollector
    private var table: NodeTable
    /// How often ways go through each node, counted to 2; ends count as 2.
    private var uses: [UInt8]
    /// The vertex at each node, the missing one where none is.
    private var vertexOfNode: [UInt32]
    private var vertexCount = 0

    private var ways: [Int] = []
    private var wayFirstEdge: [UInt32] = []
    private var edgeEnds: [SIMD2<UInt32>] = []
    private var edgeWay: [UInt32] = []
    private var edgeFirstPoint: [UInt32] = []
    private var points: [UInt32] = []
    private var nodeOfRef: [UInt32] = []

    private static let none = UInt32.max

    init(_ map: consuming MapCollector, _ table: consuming NodeTable) {
        uses = [UInt8](repeating: 0, count: table.ids.count)
        vertexOfNode = [UInt32](repeating: Self.none, count: table.ids.count)
        self.map = map
        self.table = table
    }

    /// - Throws: where no way has two known nodes, or all lie farther apart than any road's.
    mutating func network(source: String) throws(MapError) -> WayNetwork {
        countUses()
        for way in map.wayIDs.indices { addEdges(of: way) }
        wayFirstEdge.append(UInt32(edgeWay.count))
        edgeFirstPoint.append(UInt32(points.count))
        if edgeWay.isEmpty {
            throw MapError(.empty, found: "no way that a runner can use", allowed: "an extract with paths or roads")
        }
        (uses, vertexOfNode, nodeOfRef) = ([], [], [])
        let places = points.map { table.places[Int($0)] }
        (points, table) = ([], NodeTable(ids: []))
        guard GridColumns.holds(places, edgeFirstPoint) else {
            throw MapError(
                .unsupported, found: "ways whose nodes lie hundreds of kilometres apart",
                allowed: "paths and roads as they run")
        }
        return filled(places, source)
    }

    private mutating func countUses() {
        nodeOfRef.reserveCapacity(map.refs.count)
        for way in map.wayIDs.indices {
            let range = map.refStarts[way]..<map.refStarts[way + 1]
            for ref in range {
                let node = table.index(of: map.refs[ref])
                nodeOfRef.append(UInt32(node))
                let isEnd = ref == range.lowerBound || ref == range.upperBound - 1
                uses[node] = min(2, uses[node] + (isEnd ? 2 : 1))
            }
        }
        map.refs = []
    }

    /// Cuts a way where others meet it, and leaves out what lies at missing nodes.
    private mutating func addEdges(of way: Int) {
        let refs = nodeOfRef[map.refStarts[way]..<map.refStarts[way + 1]]
        if map.wayTags[way].wayClass == .athleticsTrack, !isRunnersTrack(refs, map.wayTags[way]) { return }
        let firstEdge = edgeWay.count
        var open: [UInt32] = []
        for node in refs {
            let isKnown = table.places[Int(node)] != .missing
            if isKnown, open.last != node { open.append(node) }
            if !isKnown || uses[Int(node)] >= 2 {
                close(open, way)
                open = isKnown ? [node] : []
            }
        }
        close(open, way)
        if edgeWay.count > firstEdge {
            ways.append(way)
            wayFirstEdge.append(UInt32(firstEdge))
        }
    }

    private mutating func close(_ nodes: [UInt32], _ way: Int) {
        guard nodes.count >= 2, let first = nodes.first, let last = nodes.last else { return }
        edgeFirstPoint.append(UInt32(points.count))
        points += nodes
        edgeWay.append(UInt32(ways.count))
        edgeEnds.append(SIMD2(vertex(first), vertex(last)))
    }

    private mutating func vertex(_ node: UInt32) -> UInt32 {
        if vertexOfNode[Int(node)] == Self.none {
            vertexOfNode[Int(node)] = UInt32(vertexCount)
            vertexCount += 1
        }
        return vertexOfNode[Int(node)]
    }

    /// Where no sport is said, an athletics track is known by its shape: closed, 180 to 700 m round, and as round as two
    /// bends and two straights are: 4π·area/perimeter² is 0.82 for a standard one, 0.65 to 0.95 here (ours).
    private func isRunnersTrack(_ refs: ArraySlice<UInt32>, _ tags: WayTags) -> Bool {
        guard tags.flags.contains(.untypedTrack) else { return true }
        let places = refs.map { table.places[Int($0)] }
        guard let first = places.first, refs.first == refs.last, !places.contains(.missing) else { return false }
        let scale = LocalScale(latitude: first.latitude)
        let plane = places.map { scale.vector(first, $0) }
        let (perimeter, area) = zip(plane, plane.dropFirst()).reduce((0.0, 0.0)) {
            ($0.0 + ($1.1 - $1.0).length, $0.1 + $1.0.cross($1.1) / 2)
        }
        let roundness = 4 * .pi * abs(area) / max(1, perimeter * perimeter)
        return (180...700).contains(perimeter) && (0.65...0.95).contains(roundness)
    }

    // MARK: The image

    private mutating func filled(_ places: [MapPlace], _ source: String) -> WayNetwork {
        let names = NameColumn(ways.map { map.wayNames[$0] }, map.names)
        let grid = GridColumns(places, edgeFirstPoint)
        let counts = counts(places.count, names, grid, source)
        let image = MapImage(MapLayout(counts: counts, bounds: Self.bounds(places), firstRow: grid.firstRow))
        image.fill(.wayIDs, ways.map { map.wayIDs[$0] })
        image.fill(.wayTags, ways.map { map.wayTags[$0] })
        image.fill(.wayFirstEdge, wayFirstEdge)
        image.fill(.wayName, names.numbers)
        image.fill(.edgeEnds, edgeEnds)
        image.fill(.edgeWay, edgeWay)
        image.fill(.edgeFirstPoint, edgeFirstPoint)
        image.fill(.places, places)
        image.fill(.rowFirst, grid.rowFirst)
        image.fill(.cellColumn, grid.cellColumn)
        image.fill(.cellFirst, grid.cellFirst)
        image.fill(.cellPoints, grid.cellPoints)
        image.fill(.nameFirst, names.first)
        image.fill(.nameBytes, names.bytes)
        image.fill(.source, Array(source.utf8))
        let network = WayNetwork(image)
        network.measure()
        network.connect()
        image.seal()
        return network
    }

    private func counts(_ places: Int, _ names: NameColumn, _ grid: GridColumns, _ source: String) -> [Int] {
        MapLayout.Section.allCases.map { section in
            switch section {
            case .wayIDs, .wayTags, .wayName: ways.count
            case .wayFirstEdge: ways.count + 1
            case .edgeEnds, .edgeWay, .edgeBearings: edgeWay.count
            case .edgeFirstPoint: edgeWay.count + 1
            case .places, .pointDistance, .pointEdge: places
            case .vertexFirst: vertexCount + 1
            case .vertexEdges: 2 * edgeWay.count
            case .rowFirst: grid.rowFirst.count
            case .cellColumn: grid.cellColumn.count
            case .cellFirst: grid.cellFirst.count
            case .cellPoints: grid.cellPoints.count
            case .nameFirst: names.first.count
            case .nameBytes: names.bytes.count
            case .source: source.utf8.count
            }
        }
    }

    private static func bounds(_ places: [MapPlace]) -> (MapPlace, MapPlace) {
        places.reduce((places[0], places[0])) { box, place in
            (
                MapPlace(
                    latitude: min(box.0.latitude, place.latitude), longitude: min(box.0.longitude, place.longitude)),
                MapPlace(
                    latitude: max(box.1.latitude, place.latitude), longitude: max(box.1.longitude, place.longitude))
            )
        }
    }
}

extension MapImage {
    fileprivate func fill<Element>(_ name: MapLayout.Section, _ values: [Element]) {
        precondition(MemoryLayout<Element>.stride == name.stride, "a section of \(name.stride) bytes an element")
        values.withUnsafeBytes {
            section(name, of: UInt8.self).baseAddress.map(UnsafeMutableRawPointer.init)?.copyMemory(
                from: $0.baseAddress ?? UnsafeRawPointer(bytes), byteCount: $0.count)
        }
    }
}

/// The names of ways, each once.
private struct NameColumn {
    let numbers: [UInt32]
    let first: [UInt32]
    let bytes: [UInt8]

    init(_ numbers: [UInt32], _ names: [String]) {
        self.numbers = numbers
        var (first, bytes): ([UInt32], [UInt8]) = ([], [])
        for name in names {
            first.append(UInt32(bytes.count))
            bytes += name.utf8
        }
        self.first = first + [UInt32(bytes.count)]
        self.bytes = bytes
    }
}
