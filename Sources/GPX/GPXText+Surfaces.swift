internal import RouteGeometry

/// What a map says of the leg that starts at a point.
public struct GPXWay: Sendable, Hashable {
    /// OpenStreetMap's `surface`.
    public var surface: String
    /// OpenStreetMap's `highway`, `nil` for none.
    public var highway: String?

    public init(surface: String, highway: String?) {
        self.surface = surface
        self.highway = highway
    }
}

extension GPXText {
    private static let garmin = "http://www.garmin.com/xmlschemas/TrackPointExtension/v1"

    /// Writes ways into points as gpx.studio does: `<surface>` and `<highway>` in GPX's own namespace inside
    /// `TrackPointExtension` and `Extensions`, each for the leg that starts at its point. Points that have a surface
    /// keep it. All else stays as it was.
    ///
    /// - Parameters:
    ///   - ways: by the index of the point among those of the line with a valid position.
    ///   - number: of the track, or of the route where the file has no track, counted from 1.
    public mutating func write(_ ways: [Int: GPXWay], ofLine number: Int = 1) {
        guard lines.indices.contains(number - 1), !ways.isEmpty else { return }
        let known = root.namespaces.first { $0.uri == Self.garmin && !$0.prefix.isEmpty }?.prefix
        let prefix = known ?? "gpxtpx"
        if known == nil {
            root.namespaces.removeAll { $0.prefix == prefix }
            root.namespaces.append((prefix, Self.garmin))
        }
        let own = root.prefix.isEmpty ? "" : "\(root.prefix):"
        let uri = root.uri
        func element(_ name: String, _ uri: String?) -> MarkupElement {
            MarkupElement(kind: .pointExtension, name: name, uri: uri)
        }
        let wrappers = [
            element("\(own)extensions", uri), element("\(prefix):TrackPointExtension", Self.garmin),
            element("\(prefix):Extensions", Self.garmin),
        ]
        root.change(at: lines[number - 1]) { line in
            line.changePoints { points, _ in
                let placed = points.indices.filter { points[$0].coordinate != nil }
                for (index, way) in ways where placed.indices.contains(index) {
                    let point = placed[index]
                    guard !points[point].hasSurface else { continue }
                    for (name, value) in [("surface", way.surface), ("highway", way.highway)] {
                        guard let value else { continue }
                        var fact = element(own + name, uri)
                        fact.content = [.markup(Array(value.utf8))]
                        points[point].insert(fact, in: wrappers)
                    }
                }
            }
        }
    }
}

extension MarkupElement {
    /// Whether something in the point's extensions says what is underfoot.
    fileprivate var hasSurface: Bool {
        kind == .pointExtension && localName == "surface"
            || indices(where: { $0.kind == .pointExtension && $0.hasSurface }).first != nil
    }
}
