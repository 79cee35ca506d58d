import Foundation
import GPX
import OpenStreetMap
import RouteGeometry

func tryFiles(_ map: String, _ gpx: String) throws {
    let network = try WayNetwork(extract: map, source: map)
    let document = try GPXDocument(contentsOf: gpx)
    var points = document.points
    if points.isEmpty { points = document.routePoints }
    let line = Polyline(points)
    var matcher = RouteMatcher(network)
    let match = matcher.match(points, distances: line.distances)
    print("bounds", network.bounds, "length", line.length)
    for i in 0..<points.count { print(i, match.way(atPoint: i).map { "\(network.id(ofWay: $0)) \(network.tags(ofWay: $0).wayClass) \(network.name(ofWay: $0) ?? "")" } ?? "-") }
}

func loadFiles(_ paths: [String]) {
    for path in paths {
        do throws(MapError) {
            let n = try WayNetwork(extract: path, source: "x")
            print(path.split(separator: "/").last!, n.wayCount, n.edgeCount, n.preparedBytes.reduce(UInt64(0)) { $0 &* 31 &+ UInt64($1) })
        } catch { print(error.description(source: path)) }
    }
}
