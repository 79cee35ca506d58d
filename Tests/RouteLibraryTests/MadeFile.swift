import Foundation
import RouteGeometry
import RouteLibrary

/// Files to put into a library, made without reading one.
enum MadeFile {
    /// A road bent once, so far east of an origin; a file with a start was run.
    static func file(
        _ name: String, east: Double = 0, start: Int? = nil, reversed: Bool = false, content: String? = nil,
        ground: [FactLayer] = [], side: Side? = nil
    ) -> NewFile {
        var points = PointColumns()
        for i in 0...200 {
            let along = Double(reversed ? 200 - i : i) * 25
            points.append(
                latitude: 48 + min(along, 3000) / 111_132, longitude: 9 + (east + max(0, along - 3000)) / 74_000)
        }
        let line = LineShape(of: Polyline(points))
        let route = NewRoute(
            name: name, number: 1, line: line, ascent: 50, descent: 40, shape: .pointToPoint, laps: nil,
            drivingSide: Fact(.right, .inferred), assumedSurface: .asphalt, ground: ground,
            profile: StoredProfile(method: 1, cells: [2, 0, 0, 0]),
            run: start.map { RecordedRun(start: $0, day: $0 / 86_400, speed: 2.8, side: side) })
        let bytes = Array((content ?? "\(name) \(east) \(start ?? 0) \(reversed)").utf8)
        let content = OriginalContent(bytes, holding: bytes, key: OriginalContent.key(of: bytes))
        return NewFile(name: "\(name).gpx", content: content, routes: [route])
    }

    /// A folder that goes with the test.
    static func inFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "camber-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.path(percentEncoded: false)
        return try body(path.hasSuffix("/") ? path : path + "/")
    }
}

extension Library {
    @discardableResult
    func add(_ files: NewFile..., newRoutes: Bool = false) throws -> [ImportOutcome] {
        var outcomes: [ImportOutcome] = []
        _ = try importing(at: 0) { session in
            for file in files { outcomes += try session.add(file, matchesRoutes: !newRoutes) }
            return "\(files.count)"
        }
        return outcomes
    }

    /// All that the library says of itself to a runner, for comparison.
    var listing: String {
        get throws {
            let routes = try summaries().map { "\($0.route) \($0.runCount) \($0.lastDay ?? 0) \($0.ground)" }
            return
                (routes + (try runs()).map { "\($0)" } + (try shoes()).map { "\($0)" } + (try pain()).map { "\($0)" })
                .joined(separator: "\n")
        }
    }
}
