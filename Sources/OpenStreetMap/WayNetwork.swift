public import RouteGeometry

/// The ways of an extract that a runner can use, as a graph: edges between the nodes where ways meet or end.
///
/// Columns in one block of memory, the same as in a prepared file; reading one is reading no object but its bytes.
public struct WayNetwork: Sendable {
    let image: MapImage
    nonisolated(unsafe) let wayIDs: UnsafeMutableBufferPointer<Int64>
    nonisolated(unsafe) let wayTags: UnsafeMutableBufferPointer<WayTags>
    nonisolated(unsafe) let wayFirstEdge: UnsafeMutableBufferPointer<UInt32>
    nonisolated(unsafe) let wayName: UnsafeMutableBufferPointer<UInt32>
    /// The vertices an edge runs between, along its way as the map draws it.
    nonisolated(unsafe) let edgeEnds: UnsafeMutableBufferPointer<SIMD2<UInt32>>
    nonisolated(unsafe) let edgeWay: UnsafeMutableBufferPointer<UInt32>
    nonisolated(unsafe) let edgeFirstPoint: UnsafeMutableBufferPointer<UInt32>
    /// The way an edge leaves its first vertex, and its last one backward, in 256ths of a turn.
    nonisolated(unsafe) let edgeBearings: UnsafeMutableBufferPointer<SIMD2<UInt8>>
    nonisolated(unsafe) let places: UnsafeMutableBufferPointer<MapPlace>
    /// Metres from the start of the point's edge.
    nonisolated(unsafe) let pointDistance: UnsafeMutableBufferPointer<Float>
    nonisolated(unsafe) let pointEdge: UnsafeMutableBufferPointer<UInt32>
    nonisolated(unsafe) let vertexFirst: UnsafeMutableBufferPointer<UInt32>
    /// Edges at a vertex, doubled, plus 1 where the edge ends there.
    nonisolated(unsafe) let vertexEdges: UnsafeMutableBufferPointer<UInt32>
    nonisolated(unsafe) let rowFirst: UnsafeMutableBufferPointer<UInt32>
    nonisolated(unsafe) let cellColumn: UnsafeMutableBufferPointer<Int32>
    nonisolated(unsafe) let cellFirst: UnsafeMutableBufferPointer<UInt32>
    /// The points at which the segments start that touch a cell.
    nonisolated(unsafe) let cellPoints: UnsafeMutableBufferPointer<UInt32>

    /// What every use of the data must say (ODbL 1.0, 4.3).
    public static let attribution = "© OpenStreetMap contributors, ODbL 1.0"

    init(_ image: MapImage) {
        self.image = image
        wayIDs = image.section(.wayIDs, of: Int64.self)
        wayTags = image.section(.wayTags, of: WayTags.self)
        wayFirstEdge = image.section(.wayFirstEdge, of: UInt32.self)
        wayName = image.section(.wayName, of: UInt32.self)
        edgeEnds = image.section(.edgeEnds, of: SIMD2<UInt32>.self)
        edgeWay = image.section(.edgeWay, of: UInt32.self)
        edgeFirstPoint = image.section(.edgeFirstPoint, of: UInt32.self)
        edgeBearings = image.section(.edgeBearings, of: SIMD2<UInt8>.self)
        places = image.section(.places, of: MapPlace.self)
        pointDistance = image.section(.pointDistance, of: Float.self)
        pointEdge = image.section(.pointEdge, of: UInt32.self)
        vertexFirst = image.section(.vertexFirst, of: UInt32.self)
        vertexEdges = image.section(.vertexEdges, of: UInt32.self)
        rowFirst = image.section(.rowFirst, of: UInt32.self)
        cellColumn = image.section(.cellColumn, of: Int32.self)
        cellFirst = image.section(.cellFirst, of: UInt32.self)
        cellPoints = image.section(.cellPoints, of: UInt32.self)
    }

    /// The extract it was made from, as the runner named it.
    public var source: String {
        String(decoding: image.section(.source, of: UInt8.self), as: UTF8.self)
    }

    /// The number of ways.
    public var wayCount: Int { wayIDs.count }
    /// The number of stretches of way between junctions.
    public var edgeCount: Int { edgeWay.count }
    var vertexCount: Int { max(0, vertexFirst.count - 1) }

    /// Bytes in memory, and of a prepared file.
    public var byteCount: Int { image.count }

    /// South-west and north-east corner of the box around all ways. Across the antimeridian it reaches round the Earth.
    public var bounds: (southWest: Coordinate, northEast: Coordinate) {
        (Coordinate(image.layout.bounds.0), Coordinate(image.layout.bounds.1))
    }

    /// Metres of way.
    public var length: Double { (0..<edgeCount).reduce(0) { $0 + Double(edgeLength($1)) } }

    /// OpenStreetMap's id of a way.
    public func id(ofWay way: Int) -> Int64 { wayIDs[way] }

    public func tags(ofWay way: Int) -> WayTags { wayTags[way] }

    /// `nil` for a way without a name.
    public func name(ofWay way: Int) -> String? {
        let first = image.section(.nameFirst, of: UInt32.self)
        let number = Int(wayName[way])
        let range = Int(first[number])..<Int(first[number + 1])
        if range.isEmpty { return nil }
        return String(decoding: image.section(.nameBytes, of: UInt8.self)[range], as: UTF8.self)
    }

    @inline(__always)
    func points(of edge: Int) -> Range<Int> { Int(edgeFirstPoint[edge])..<Int(edgeFirstPoint[edge + 1]) }

    /// Metres.
    @inline(__always)
    func edgeLength(_ edge: Int) -> Float { pointDistance[Int(edgeFirstPoint[edge + 1]) - 1] }
}

extension Coordinate {
    init(_ place: MapPlace) {
        self.init(
            latitude: Double(place.latitude) / MapPlace.perDegree,
            longitude: Double(place.longitude) / MapPlace.perDegree)
    }
}
