public import RouteGeometry

/// From a point on, a value.
public struct GPXChange<Value: Sendable & Hashable>: Sendable, Hashable {
    /// The index of the point in its columns.
    public var point: Int
    public var value: Value

    public init(at point: Int, _ value: Value) {
        self.point = point
        self.value = value
    }
}

/// What the points of a file say of the ground, kept where it changes and in order.
public struct GPXFacts: Sendable, Hashable {
    /// The surface of the leg that starts at the point; `nil` from where none is given.
    ///
    /// gpx.studio writes it so. BRouter's tags belong to the leg that ends at their point and hold until the next ones,
    /// OsmAnd's to a number of points; both are moved to where their first leg starts.
    public var surfaces: [GPXChange<Surface?>] = []
    /// Whether the leg that starts at the point runs against the direction in which OpenStreetMap draws its way, as
    /// BRouter knows; `false` also where nothing is given.
    public var againstWay: [GPXChange<Bool>] = []
    /// The attributes of the runner's `camber:stretch` notes in force from the point on; silence where `unknown` ended all.
    public var notes: [GPXChange<GroundFacts>] = []

    public init() {}
}

extension GPXDocument {
    /// What the file says of the ground along `track`, its segments joined: a layer of the writer's surfaces
    /// (origin `file`) and one of the runner's notes (origin `note`), without those that would be empty.
    ///
    /// The leg that joins two segments was not drawn, so it has no surface; notes hold across it.
    ///
    /// - Parameter distances: metres from the track's first point to each of its points along the line.
    public func factLayers(along track: GPXTrack, distances: [Double]) -> [FactLayer] {
        trackFacts.layers(pieces: track.segments, whole: track.points, distances: distances)
    }

    /// What the file says of the ground along `route`; see `factLayers(along:distances:)` for a track.
    public func factLayers(along route: GPXRoute, distances: [Double]) -> [FactLayer] {
        routeFacts.layers(pieces: [route.points], whole: route.points, distances: distances)
    }
}

extension GPXFacts {
    fileprivate func layers(pieces: [Range<Int>], whole: Range<Int>, distances: [Double]) -> [FactLayer] {
        precondition(distances.count == whole.count, "a distance for each point")
        func along(_ point: Int) -> Double { distances[point - whole.lowerBound] }
        let ground = pieces.flatMap { piece in
            Self.facts(surfaces, over: piece) { start, end, surface in
                guard let surface else { return nil }
                var facts = StretchFacts(from: along(start), to: along(end))
                facts.ground.surface = surface
                return facts
            }
        }
        let noted = Self.facts(notes, over: whole) { start, end, note in
            note == GroundFacts() ? nil : StretchFacts(from: along(start), to: along(end), note)
        }
        return [FactLayer(.file, ground), FactLayer(.note, noted)].filter { !$0.facts.isEmpty }
    }

    /// Calls `fact` with the first and last point of each run of legs with one value. O(log n) to find the first.
    private static func facts<Value>(
        _ changes: [GPXChange<Value>], over points: Range<Int>, fact: (Int, Int, Value) -> StretchFacts?
    ) -> [StretchFacts] {
        guard points.count > 1 else { return [] }
        let last = points.upperBound - 1
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].point <= points.lowerBound { low = middle + 1 } else { high = middle }
        }
        var facts: [StretchFacts] = []
        for index in max(0, low - 1)..<changes.count {
            let change = changes[index]
            if change.point >= last { break }
            let end = index + 1 < changes.count ? min(changes[index + 1].point, last) : last
            if let run = fact(max(change.point, points.lowerBound), end, change.value), run.end > run.start {
                facts.append(run)
            }
        }
        return facts
    }
}
