internal import RouteGeometry
internal import StreamingXML

/// The ways that OsmAnd lists behind the points of a track segment: how many points each one has, neighbours sharing the
/// joint, and the numbers of its tags in a table that follows. Source: `RouteSegmentResult` and `RouteDataBundle` of OsmAnd.
struct OsmAndRoute {
    private struct Way {
        var pointCount: Int
        var tags: [Int]
    }

    private var ways: [Way] = []
    /// The surface of each row of the table, `nil` for a row about something else.
    private var surfaces: [Surface?] = []
    /// Where the first way stands.
    private(set) var place: XMLPosition?

    var isEmpty: Bool { ways.isEmpty }

    /// How many points the ways have together.
    var pointCount: Int { ways.reduce(1) { $0 + max(0, $1.pointCount - 1) } }

    /// Takes an element in the extensions of a segment, whatever its prefix; `false` for one that is none of OsmAnd's.
    mutating func take(_ tag: Tag, _ names: borrowing ElementNames, _ words: inout SurfaceWords) -> Bool {
        if tag.name == names.inExtensions.segment, let length = tag.value(named: names.inExtensions.length) {
            if place == nil { place = tag.session.positionOfTag }
            let types = tag.value(named: names.inExtensions.types).map { String(decoding: $0, as: UTF8.self) } ?? ""
            // No way has more points than 32 bits count, and as many ways as a file holds then have no more than 64.
            let points = DecimalNumber.value(of: length).flatMap { Int32(exactly: $0) } ?? 0
            ways.append(Way(pointCount: Int(points), tags: types.split(separator: ",").compactMap { Int($0) }))
        } else if tag.name == names.type, let key = tag.value(named: names.inExtensions.t) {
            let value = key.elementsEqual("surface".utf8) ? tag.value(named: names.inExtensions.v) : nil
            surfaces.append(value.flatMap { words.surface($0) })
        } else {
            return false
        }
        return true
    }

    /// The surface of each way with the first of its points, counted from the segment's first.
    var legs: [(point: Int, surface: Surface?)] {
        var point = 0
        return ways.map { way in
            defer { point += max(0, way.pointCount - 1) }
            let surface = way.tags.lazy.compactMap { self.surfaces.indices.contains($0) ? self.surfaces[$0] : nil }
                .first
            return (point, surface)
        }
    }
}

extension Reader {
    /// Gives the legs of the segment that ends the surfaces that OsmAnd lists for them.
    mutating func takeOsmAndRoute(from start: Int) {
        guard !isDropping, !osmAnd.isEmpty, let place = osmAnd.place else { return }
        let route = osmAnd
        osmAnd = OsmAndRoute()
        let count = trackPoints.count - start
        guard !hasGap, route.pointCount == count else {
            warn(
                .surfacesMisplaced, at: place,
                found: "surfaces for \(route.pointCount) points in a segment of \(count)", done: "ignored")
            return
        }
        if let last = document.trackFacts.surfaces.last, last.point >= start, last.value != nil { return }
        for leg in route.legs where leg.point < count - 1 {
            GPXFacts.set(leg.surface, in: &document.trackFacts.surfaces, from: start + leg.point, absent: nil)
        }
    }
}
