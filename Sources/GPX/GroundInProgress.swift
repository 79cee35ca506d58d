internal import RouteGeometry

/// What is in force of the ground while points come in.
struct GroundInProgress {
    /// A planner's tags of a way.
    struct WayTags {
        var surface: Surface?
        var isAgainstWay = false
    }

    private var note = GroundFacts()
    private var hasChanged = false
    /// The tags that came last and hold until others come.
    fileprivate var tags: WayTags?
    /// Tags of the leg that ends at the next point, not yet in force.
    fileprivate var arriving: WayTags?
    /// The first point of the segment: no leg ends there.
    fileprivate var firstPoint = 0

    /// At the start of a track or route no note holds yet.
    mutating func endNotes() {
        change { $0 = GroundFacts() }
    }

    /// At the start of a segment no tag holds yet.
    mutating func startSegment(at point: Int) {
        (tags, arriving, firstPoint) = (nil, nil, point)
    }

    mutating func change(_ body: (inout GroundFacts) -> Void) {
        let before = note
        body(&note)
        hasChanged = hasChanged || note != before
    }

    /// Takes tags on a point: of the leg that ends there, and in force from then on.
    mutating func arrive(_ tags: WayTags) { arriving = tags }

    /// What the next point has to record.
    fileprivate mutating func takeChange() -> GroundFacts? {
        guard hasChanged else { return nil }
        hasChanged = false
        return note
    }

    /// Whether the next point may have anything to record that is not its own.
    fileprivate var isAtWork: Bool { hasChanged || tags != nil || arriving != nil }
}

extension GPXFacts {
    @inline(__always)
    mutating func append(_ point: borrowing PointInProgress, _ ground: inout GroundInProgress, at index: Int) {
        if point.surface == nil, !point.isAgainstWay, !ground.isAtWork, surfaces.isEmpty, againstWay.isEmpty { return }
        appendGround(point.surface, point.isAgainstWay, &ground, at: index)
    }

    @inline(never)
    private mutating func appendGround(
        _ surface: Surface?, _ isAgainstWay: Bool, _ ground: inout GroundInProgress, at index: Int
    ) {
        if let tags = ground.arriving {
            let start = max(index - 1, ground.firstPoint)
            Self.set(tags.surface, in: &surfaces, from: start, absent: nil)
            Self.set(tags.isAgainstWay, in: &againstWay, from: start, absent: false)
            (ground.tags, ground.arriving) = (tags, nil)
        }
        Self.set(surface ?? ground.tags?.surface, in: &surfaces, from: index, absent: nil)
        Self.set(isAgainstWay || ground.tags?.isAgainstWay == true, in: &againstWay, from: index, absent: false)
        if let note = ground.takeChange() { notes.append(GPXChange(at: index, note)) }
    }

    /// Replaces what `list` has from `point` on.
    static func set<Value>(_ value: Value, in list: inout [GPXChange<Value>], from point: Int, absent: Value) {
        while let last = list.last, last.point >= point { list.removeLast() }
        if value != list.last?.value ?? absent { list.append(GPXChange(at: point, value)) }
    }
}

/// The surface words met so far. Planners repeat the same few on every point, so the last one answers most.
struct SurfaceWords {
    private var lastWord: [UInt8] = []
    private var lastSurface: Surface?

    /// The class of a surface value, `nil` where there is none.
    mutating func surface(_ word: UnsafeBufferPointer<UInt8>) -> Surface? {
        if word.elementsEqual(lastWord) { return lastSurface }
        lastWord = Array(word)
        lastSurface = Surface(openStreetMap: String(decoding: word, as: UTF8.self))
        return lastSurface
    }
}
