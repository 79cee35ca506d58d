import OpenStreetMap
import RouteGeometry

/// A small map drawn in metres east and north of a corner, as OpenStreetMap XML.
struct DrawnMap {
    var origin = Coordinate(latitude: 51, longitude: 7)
    private(set) var nodes: [(id: Int, east: Double, north: Double)] = []
    private(set) var ways: [(id: Int, nodes: [Int], tags: [(String, String)])] = []

    /// Metres of a degree of latitude at 51° (WGS 84: 111 249 m).
    static let north = 111_249.0
    /// Metres of a degree of longitude at 51° (WGS 84: 70 197 m).
    static let east = 70_197.0

    /// Adds a way through places; equal places are one node.
    mutating func way(_ id: Int, _ places: [(Double, Double)], _ tags: [(String, String)]) {
        let refs = places.map { place in
            if let known = nodes.first(where: { $0.east == place.0 && $0.north == place.1 }) { return known.id }
            nodes.append((nodes.count + 1, place.0, place.1))
            return nodes.count
        }
        ways.append((id, refs, tags))
    }

    func coordinate(_ east: Double, _ north: Double) -> Coordinate {
        Coordinate(latitude: origin.latitude + north / Self.north, longitude: origin.longitude + east / Self.east)
    }

    var xml: String {
        let nodes = nodes.map { node in
            let place = coordinate(node.east, node.north)
            return "<node id=\"\(node.id)\" lat=\"\(place.latitude)\" lon=\"\(place.longitude)\"/>"
        }
        let ways = ways.map { way in
            let refs = way.nodes.map { "<nd ref=\"\($0)\"/>" }.joined()
            let tags = way.tags.map { "<tag k=\"\($0.0)\" v=\"\($0.1)\"/>" }.joined()
            return "<way id=\"\(way.id)\">\(refs)\(tags)</way>"
        }
        return "<osm version=\"0.6\">\n" + (nodes + ways).joined(separator: "\n") + "\n</osm>\n"
    }

    func network() throws -> WayNetwork { try WayNetwork(xml: Array(xml.utf8), source: "drawn") }

    /// A line through places in metres, a point about every `spacing` metres and a second for every `spacing` / 3.
    func line(_ corners: [(Double, Double)], spacing: Double = 6) -> PointColumns {
        var points = PointColumns()
        var time = 0.0
        for (start, end) in zip(corners, corners.dropFirst()) {
            let length = ((end.0 - start.0) * (end.0 - start.0) + (end.1 - start.1) * (end.1 - start.1)).squareRoot()
            let count = max(1, Int(length / spacing))
            for step in 0..<count {
                let share = Double(step) / Double(count)
                let place = coordinate(start.0 + share * (end.0 - start.0), start.1 + share * (end.1 - start.1))
                points.append(latitude: place.latitude, longitude: place.longitude, time: time)
                time += length / Double(count) / 3
            }
        }
        if let last = corners.last {
            let place = coordinate(last.0, last.1)
            points.append(latitude: place.latitude, longitude: place.longitude, time: time)
        }
        return points
    }
}

extension WayNetwork {
    func match(_ points: PointColumns) -> RouteMatch {
        var matcher = RouteMatcher(self)
        return matcher.match(points, distances: Polyline(points).distances)
    }

    /// The tags of the way with this id.
    func tags(ofID id: Int64) -> WayTags? {
        (0..<wayCount).first { self.id(ofWay: $0) == id }.map(tags(ofWay:))
    }
}

extension RouteMatch {
    /// The ways by id in order, 0 for none, neighbours of one way joined.
    var wayIDs: [Int64] {
        runs.reduce(into: []) { ids, run in
            let id = run.way.map(network.id(ofWay:)) ?? 0
            if ids.last != id { ids.append(id) }
        }
    }
}
