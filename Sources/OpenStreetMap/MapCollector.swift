/// What the readers gather of an extract, in columns: every node's place or only those asked for, and the ways a runner
/// can use.
struct MapCollector {
    var nodeIDs: [Int64] = []
    /// Degrees × 10⁷.
    var places: [MapPlace] = []

    var wayIDs: [Int64] = []
    var wayTags: [WayTags] = []
    var wayNames: [UInt32] = []
    /// Where each way's references start, and behind the last where they end.
    var refStarts: [Int] = [0]
    var refs: [Int64] = []

    /// Names of ways, each once; the first is none.
    private(set) var names: [String] = [""]
    private var nameNumbers: [String: UInt32] = ["": 0]

    /// Ways whose tags say nothing of what they are: they may be the outlines that relations give a meaning.
    private var spareIDs: [Int64] = []
    private var spareStarts: [Int] = [0]
    private var spareRefs: [Int64] = []
    private var trackRelations: [(tags: WayTags, members: [Int64])] = []

    init() {}

    @inline(__always)
    mutating func addNode(_ id: Int64, _ place: MapPlace) {
        nodeIDs.append(id)
        places.append(place)
    }

    mutating func addWay(_ id: Int64, _ found: TagsInProgress, refs: UnsafeBufferPointer<Int64>) {
        guard refs.count >= 2 else { return }
        if let tags = found.runnersWay() {
            add(id, tags, name: found.name)
            self.refs.append(contentsOf: refs)
            refStarts.append(self.refs.count)
        } else if !found.hasUnreadTags {
            spareIDs.append(id)
            spareRefs.append(contentsOf: refs)
            spareStarts.append(spareRefs.count)
        }
    }

    private mutating func add(_ id: Int64, _ tags: WayTags, name: String) {
        wayIDs.append(id)
        wayTags.append(tags)
        wayNames.append(number(of: name))
    }

    private mutating func number(of name: String) -> UInt32 {
        if let known = nameNumbers[name] { return known }
        let number = UInt32(names.count)
        nameNumbers[name] = number
        names.append(name)
        return number
    }

    mutating func addRelation(_ found: TagsInProgress, outer: [Int64]) {
        if let tags = found.runnersWay(isRelation: true) { trackRelations.append((tags, outer)) }
    }

    /// Makes ways of the outlines of athletics tracks that are relations. Called when all ways have been read.
    mutating func resolveRelations() {
        guard !trackRelations.isEmpty else { return }
        let spares = Dictionary(spareIDs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        for relation in trackRelations {
            let members = relation.members.compactMap { member in
                spares[member].map { (member, Array(spareRefs[spareStarts[$0]..<spareStarts[$0 + 1]])) }
            }
            for outline in Self.outlines(of: members) {
                add(outline.id, relation.tags, name: "")
                refs.append(contentsOf: outline.refs)
                refStarts.append(refs.count)
            }
        }
        (spareIDs, spareRefs, spareStarts, trackRelations) = ([], [], [0], [])
    }

    /// Ours.
    private static let mostWaysOfOutline = 1_000

    /// Joins ways end to end, whichever way round they are drawn, with the id of the first of each: rings, and what is left
    /// of those that lack a way. O(n²) in the ways of an outline, which are few; more than a track has are left as they are.
    private static func outlines(of ways: [(id: Int64, refs: [Int64])]) -> [(id: Int64, refs: [Int64])] {
        guard ways.count <= mostWaysOfOutline else { return ways }
        var (rest, outlines) = (ways, [(id: Int64, refs: [Int64])]())
        while !rest.isEmpty {
            var outline = rest.removeFirst()
            var isTurned = false
            while outline.refs.first != outline.refs.last {
                let end = outline.refs.last
                if let next = rest.firstIndex(where: { $0.refs.first == end || $0.refs.last == end }) {
                    let refs = rest.remove(at: next).refs
                    outline.refs += (refs.first == end ? refs : refs.reversed()).dropFirst()
                } else if isTurned {
                    break
                } else {
                    outline.refs.reverse()
                    isTurned = true
                }
            }
            outlines.append(outline)
        }
        return outlines
    }

    /// The nodes of the ways, each once, sorted. O(n log n).
    func neededNodes() -> [Int64] {
        var sorted = refs
        sorted.sort()
        var kept = 0
        for id in sorted where kept == 0 || sorted[kept - 1] != id {
            sorted[kept] = id
            kept += 1
        }
        sorted.removeLast(sorted.count - kept)
        return sorted
    }
}

/// A place in degrees × 10⁷, as OpenStreetMap counts: 1.1 cm of latitude.
struct MapPlace: Hashable {
    var latitude: Int32
    var longitude: Int32

    static let perDegree = 1e7
    /// No place.
    static let missing = MapPlace(latitude: .min, longitude: .min)

    /// Whether it lies on the Earth.
    static func isValid(_ latitude: Int64, _ longitude: Int64) -> Bool {
        (-900_000_000...900_000_000).contains(latitude) && (-1_800_000_000...1_800_000_000).contains(longitude)
    }
}
