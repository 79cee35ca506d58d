internal import RouteGeometry

extension GPXText {
    /// Draws the file the other way: the points of each segment, the segments of each track and the points of each route
    /// in the opposite order.
    ///
    /// All that belongs to a point moves with it, but for what describes a leg, which goes to the point where the reader
    /// looks for it: the surface and road of gpx.studio and Garmin's shaping points to the point that now starts the leg,
    /// BRouter's `way` and OpenTracks' gain and loss to the one that ends it, and our notes to the one from which they
    /// hold. OsmAnd's list of ways behind the points is turned round. In these left and right, with and against, gain and
    /// loss, and `reversedirection` swap. Planners' turn hints are left out, for "left" would now be wrong and a leg's other
    /// end is another junction. Tracks, waypoints and what stands between the points keep their places; courses and what
    /// words say stay as written.
    ///
    /// Times move with their points and then run backwards: they still say when each place was passed, and reversing
    /// twice gives them back. A reversed route is no recording, though, and some devices and sites refuse such times.
    /// Reversing twice gives the same points, surfaces and notes on every leg.
    ///
    /// - Parameter keepsTimes: whether points keep their times; the file's own date stays.
    /// - Returns: how many turn hints were left out.
    @discardableResult
    public mutating func reverse(keepsTimes: Bool = true) -> Int {
        var hints = 0
        var outer: [String: String] = [:]
        for (prefix, uri) in root.namespaces { outer[prefix] = uri }
        let wrappers = stretchWrappers
        for index in root.indices(where: { $0.kind == .trk || $0.kind == .rte }) {
            root.change(at: index) { line in
                line.changePoints { points, pieces in
                    if !keepsTimes { for index in points.indices { points[index].removeTimes() } }
                    for index in points.indices { hints += points[index].removeTurnHints() }
                    let known = points.indices.filter { points[$0].coordinate != nil }
                    points.reverseForwardTags(pieces, outer)
                    points.reverseClimbs(pieces, outer)
                    points.reverseBackwardTags(pieces, outer)
                    points.reverseNotes(known, in: wrappers(points))
                }
                for index in line.indices(where: { $0.kind == .trkseg }) {
                    hints += line.change(at: index) { $0.reverseOsmAndWays() } ?? 0
                }
                line.reverseOrder()
            }
        }
        return hints
    }
}

extension MarkupElement {
    fileprivate mutating func removeTimes() {
        for index in indices(where: { $0.kind == .time }).reversed() { remove(at: index) }
    }

    /// The elements in which planners write how to turn at a point or how to leave it: BRouter, OsmAnd, Locus and
    /// GraphHopper. Their names are common words in other namespaces, so the prefix counts.
    private static let turnHints: Set<String> = [
        "brouter:voicehint", "osmand:turn", "osmand:turn-angle", "osmand:turn-lanes", "locus:rtePointAction",
        "gh:sign", "gh:direction", "gh:azimuth", "gh:exit_number",
    ]

    /// How many there were.
    fileprivate mutating func removeTurnHints() -> Int {
        let isHint = { (element: MarkupElement) in Self.turnHints.contains(element.name) }
        let hints = indices { $0.kind == .pointExtension && isHint($0) }
        for index in hints.reversed() { remove(at: index) }
        let others = indices { $0.kind == .pointExtension }
        return others.reduce(hints.count) { $0 + (change(at: $1) { $0.removeTurnHints() } ?? 0) }
    }

    fileprivate var text: String {
        content.map { if case .markup(let bytes) = $0 { String(decoding: bytes, as: UTF8.self) } else { "" } }.joined()
    }

    fileprivate mutating func setText(_ text: String) { content = [.markup(Array(text.utf8))] }

    private static let direction = "reversedirection"

    private var directions: [Int] { indices { $0.localName == Self.direction } }

    fileprivate var hasDirection: Bool { !directions.isEmpty }

    private var hasRoad: Bool { !indices { $0.localName == "highway" }.isEmpty }

    /// Says of a gpx.studio road that it is followed the other way: against the direction in which OpenStreetMap draws it,
    /// or with it. A road that says neither is followed with it, in a file that says so of others.
    fileprivate mutating func reverseDirection(isFamiliar: Bool) {
        for index in directions {
            change(at: index) { element in
                let word = element.text.split(whereSeparator: \.isWhitespace).joined()
                if word == "yes" || word == "no" { element.setText(word == "yes" ? "no" : "yes") }
            }
        }
        guard isFamiliar, !hasDirection, hasRoad else { return }
        let name = prefixOfChildren + Self.direction
        var element = MarkupElement(kind: .pointExtension, name: name, uri: nil)
        element.setText("yes")
        add(element)
    }

    private var prefixOfChildren: String {
        guard let index = indices(where: { $0.localName == "highway" }).first, let road = child(at: index),
            !road.prefix.isEmpty
        else { return "" }
        return "\(road.prefix):"
    }

    /// A BRouter `way` followed the other way.
    fileprivate var wayReversed: MarkupElement {
        var copy = self
        var tags = text.split(whereSeparator: \.isWhitespace)
        let mark = Self.direction + "=yes"
        if let index = tags.firstIndex(where: { $0 == mark }) {
            tags.remove(at: index)
        } else if !tags.isEmpty {
            tags.append(mark[...])
        }
        copy.setText(tags.joined(separator: " "))
        return copy
    }
}

extension [MarkupElement] {
    /// Hands what point i says of the leg to point i + 1 on to point i + 1, piece by piece.
    fileprivate mutating func reverseForwardTags(_ pieces: [Range<Int>], _ outer: [String: String]) {
        var tags = indices.map { index in self[index].coordinate == nil ? [] : self[index].takeForwardTags() }
        let isFamiliar = tags.contains { $0.contains { $0.element.hasDirection } }
        for index in tags.indices {
            for tag in tags[index].indices { tags[index][tag].element.reverseDirection(isFamiliar: isFamiliar) }
            let shape = tags[index].filter(\.element.isShapingPoint)
            tags[index] = tags[index].filter { !$0.element.isShapingPoint } + shape.reversed()
        }
        for piece in pieces { handOn(tags, along: piece, outer) }
    }

    /// Hands what OpenTracks says of the leg from point i − 1 to point i on to point i − 1, piece by piece.
    fileprivate mutating func reverseClimbs(_ pieces: [Range<Int>], _ outer: [String: String]) {
        var tags = indices.map { index in self[index].coordinate == nil ? [] : self[index].takeClimbs() }
        for index in tags.indices {
            for tag in tags[index].indices { tags[index][tag].element = tags[index][tag].element.climbReversed }
        }
        for piece in pieces { handOn(tags, along: piece.reversed(), outer) }
    }

    /// Gives each point on the way `along` some points the tags of the one before it. The last one's own describe no leg;
    /// they go round to the first, which then ends the line as that one did.
    private mutating func handOn(_ tags: [[LegTag]], along points: some Sequence<Int>, _ outer: [String: String]) {
        let known = points.filter { self[$0].coordinate != nil }
        guard var giver = known.last, known.contains(where: { !tags[$0].isEmpty }) else { return }
        for index in known {
            self[index].put(tags[giver], outer: outer)
            for tag in tags[index] { self[index].removeEmptied(tag.wrappers) }
            giver = index
        }
    }

    /// Writes BRouter's ways, which hold for the legs before their points until the next, for the opposite order of
    /// points, piece by piece.
    fileprivate mutating func reverseBackwardTags(_ pieces: [Range<Int>], _ outer: [String: String]) {
        let tags = indices.map { self[$0].takeBackwardTags() }
        guard tags.contains(where: { !$0.isEmpty }) else { return }
        for piece in pieces { turnWays(tags, along: piece, outer) }
        for index in indices {
            for tag in tags[index] { self[index].removeEmptied(tag.wrappers) }
        }
    }

    private mutating func turnWays(_ tags: [[LegTag]], along piece: Range<Int>, _ outer: [String: String]) {
        let known = piece.filter { self[$0].coordinate != nil }
        guard let first = known.first else { return }
        var inForce: [Int: LegTag] = [:]
        var way: LegTag?
        for index in piece {
            way = tags[index].last ?? way
            inForce[index] = way
        }
        func text(_ index: Int) -> String? { inForce[index]?.element.text }
        var written: LegTag?
        for (step, index) in known.reversed().enumerated() {
            // The leg to this point was that to the one behind it; no leg leads to the first.
            let isUnchanged = step == 0 && known.count > 1 && text(first) == text(known[1])
            let source = step == 0 ? (isUnchanged ? known[1] : first) : known[known.count - step]
            var new = inForce[source]
            if let way = new { new?.element = way.element.wayReversed }
            if new == nil, written != nil {
                new = written
                new?.element.setText("")
            }
            if let tag = new, tag.element.text != written?.element.text {
                self[index].put([tag], outer: outer)
                written = tag
            }
        }
    }

    /// Writes our notes, which hold from their points on, for the opposite order of points.
    fileprivate mutating func reverseNotes(_ known: [Int], in stretch: [MarkupElement]) {
        let changes = map(\.notes)
        guard changes.contains(where: { !$0.isEmpty }), let last = known.last else { return }
        var inForce: [NoteValues] = []
        var note: NoteValues = [:]
        for change in changes {
            note = note.changed(by: change)
            inForce.append(note)
        }
        var wanted = [NoteValues](repeating: [:], count: count)
        var written: NoteValues = [:]
        for step in known.indices.reversed() {
            // The leg from this point was that from the one before it; none leaves the last.
            let isEnd = step == 0
            let endChanges = known.count == 1 || inForce[last] != inForce[known[known.count - 2]]
            if isEnd, !endChanges { break }
            let new = inForce[isEnd ? last : known[step - 1]].reversed
            wanted[known[step]] = new.change(from: written)
            written = new
        }
        for index in indices { self[index].setNotes(wanted[index], in: stretch) }
    }
}
