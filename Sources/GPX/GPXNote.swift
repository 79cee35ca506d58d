public import RouteGeometry

/// What a runner notes of a part of a line.
public struct GPXNote: Sendable, Hashable {
    /// What is noted; `nil` leaves what is known.
    public var ground: GroundFacts
    /// Whether what was noted there before is forgotten, as far as `ground` is silent of it.
    public var forgetsOthers: Bool

    public init(_ ground: GroundFacts, forgetsOthers: Bool = false) {
        self.ground = ground
        self.forgetsOthers = forgetsOthers
    }

    var values: NoteValues {
        var values: NoteValues =
            forgetsOthers ? .init(uniqueKeysWithValues: NoteField.inOrder.map { ($0, NoteValues.end) }) : [:]
        for (field, value) in ground.noteValues { values[field] = value }
        return values
    }
}

extension GroundFacts {
    /// As a `camber:stretch` says it.
    var noteValues: NoteValues {
        func words(_ edges: Set<Edge>) -> String {
            edges.isEmpty ? "none" : Edge.allCases.filter(edges.contains).map(\.rawValue).joined(separator: " ")
        }
        let values: [(NoteField, String?)] = [
            (.surface, surface?.rawValue), (.crossSection, crossSection?.rawValue),
            (.crossfall, crossfall.map(DecimalNumber.text)), (.falls, falls?.rawValue),
            (.footways, footways.map(words)), (.traffic, traffic?.rawValue), (.oneway, oneway?.rawValue),
            (.unsafeEdge, unsafeEdges.map(words)),
        ]
        return values.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
}

/// Where a note went.
public struct GPXNotedPart: Sendable, Hashable {
    /// Metres from the start of the line to the points at which the note begins and ends.
    public let range: Range<Double>
    /// The indices of those points among the line's points with a valid position.
    public let points: Range<Int>
}

extension GPXText {
    /// How far beyond the end of a line a note may be said to end, in metres: people round to 0.1 km.
    private static let roundingOfEnd = 100.0

    /// Notes `note` of the part of a line from `start` to `end`, at the points nearest to them.
    ///
    /// The first point's `camber:stretch` gets the note's attributes, made where there is none; those of the points
    /// between lose theirs of the same names; the last point's, unless it says them itself, gets what was in force there
    /// before, or `unknown`. A note that reaches the end of its line ends with it. All else stays as it was.
    ///
    /// - Parameters:
    ///   - start: metres along the line, its segments joined, from its first point.
    ///   - end: `nil` is the line's end.
    ///   - number: of the track, or of the route where the file has no track, counted from 1; `nil` is the only one.
    @discardableResult
    public mutating func add(
        _ note: GPXNote, from start: Double = 0, to end: Double? = nil, ofLine number: Int? = nil
    ) throws(GPXError) -> GPXNotedPart {
        let index = try line(number)
        let declared = root.namespaces
        declareCamber()
        let wrappers = stretchWrappers
        var result: Result<GPXNotedPart, GPXError>?
        root.change(at: index) { line in
            line.changePoints { points, _ in
                let known = points.indices.filter { points[$0].coordinate != nil }
                do throws(GPXError) {
                    let part = try GPXNotedPart(from: start, to: end, along: points, known)
                    result = .success(part)
                    points.note(note.values, known, part.points, wrappers(points))
                } catch {
                    result = .failure(error)
                }
            }
        }
        switch result {
        case .success(let part): return part
        case .failure(let error):
            root.namespaces = declared
            throw error
        case nil: preconditionFailure("the line is an element")
        }
    }

    /// Where line `number` stands in the root element.
    private func line(_ number: Int?) throws(GPXError) -> Int {
        let lines = lines
        if number == nil, lines.count == 1 { return lines[0] }
        guard let number else {
            throw GPXError(
                lines.isEmpty ? "no track and no route" : "\(lines.count) tracks",
                allowed: lines.isEmpty ? "one to note something of" : "the number of one: --track 1 to \(lines.count)")
        }
        guard lines.indices.contains(number - 1) else {
            throw GPXError("no track \(number)", allowed: lines.isEmpty ? "a track" : "one of 1 to \(lines.count)")
        }
        return lines[number - 1]
    }

    /// Declares our namespace for the whole file, unless it is, or its prefix is another's.
    private mutating func declareCamber() {
        let isKnown = root.namespaces.contains {
            $0.uri == ElementNames.camberNamespace && !$0.prefix.isEmpty || $0.prefix == MarkupElement.camberPrefix
        }
        if !isKnown { root.namespaces.append((MarkupElement.camberPrefix, ElementNames.camberNamespace)) }
    }

    /// A `camber:stretch` behind the elements of a point that hold it, the outermost first, for the points of a line.
    ///
    /// GPX 1.1 has `<extensions>` last in a point; 1.0 has other programs' elements right there.
    var stretchWrappers: ([MarkupElement]) -> [MarkupElement] {
        let prefix = root.namespaces.first { $0.uri == ElementNames.camberNamespace && !$0.prefix.isEmpty }?.prefix
        var stretch = MarkupElement(
            kind: .pointExtension, name: "\(prefix ?? MarkupElement.camberPrefix):stretch",
            uri: ElementNames.camberNamespace)
        if prefix == nil { stretch.namespaces = [(MarkupElement.camberPrefix, ElementNames.camberNamespace)] }
        let is10 = root.uri == GPXNamespace.gpx10
        return { points in
            guard !is10, let point = points.first else { return [stretch] }
            let prefix = point.prefix.isEmpty ? "" : "\(point.prefix):"
            return [MarkupElement(kind: .pointExtension, name: prefix + "extensions", uri: point.uri), stretch]
        }
    }

    fileprivate static func isBeyond(_ end: Double, _ length: Double) -> Bool { end > length + roundingOfEnd }
}

extension GPXNotedPart {
    /// The points of `known` nearest to `start` and `end`.
    fileprivate init(
        from start: Double, to end: Double?, along points: [MarkupElement], _ known: [Int]
    ) throws(GPXError) {
        var columns = PointColumns()
        for point in known.map({ points[$0] }) {
            guard let place = point.coordinate else { continue }
            columns.append(latitude: place.latitude, longitude: place.longitude, time: point.time ?? .nan)
        }
        // As the score measures it, so that the place it names is the one noted.
        let distances = Polyline(estimating: columns).distances
        guard known.count > 1, let length = distances.last else {
            throw GPXError("fewer than two points", allowed: "a line to note something of")
        }
        let end = end ?? length
        if max(start, end).isNaN || start < 0 || start >= end || GPXText.isBeyond(end, length) || start >= length {
            throw GPXError(
                "a note from \(start.inKilometres) to \(end.inKilometres) km",
                allowed: "a part of the line, which is \(length.inKilometres) km long")
        }
        func nearest(_ place: Double) -> Int {
            let behind = distances.firstIndex { $0 >= place } ?? distances.count - 1
            return behind > 0 && place - distances[behind - 1] < distances[behind] - place ? behind - 1 : behind
        }
        let (first, last) = (nearest(start), nearest(end))
        self.points = first..<last
        range = distances[first]..<distances[last]
        if first == last {
            throw GPXError(
                "no two points near a note from \(start.inKilometres) to \(end.inKilometres) km",
                allowed: "a part that begins and ends near different points; the nearest to both is at "
                    + "\(range.lowerBound.inKilometres) km")
        }
    }
}

extension [MarkupElement] {
    /// Adds `values` to the notes of `part` of the points whose indices are `known`.
    fileprivate mutating func note(
        _ values: NoteValues, _ known: [Int], _ part: Range<Int>, _ stretch: [MarkupElement]
    ) {
        let (first, last) = (known[part.lowerBound], known[part.upperBound])
        var before: NoteValues = [:]
        for index in 0..<first { before = before.changed(by: self[index].notes) }
        var after = before
        for index in first..<last {
            let own = self[index].notes
            after = after.changed(by: own)
            let others = own.filter { values[$0.key] == nil }
            guard index == first else {
                if others != own { self[index].setNotes(others, in: stretch) }
                continue
            }
            // Nothing has to end that was not in force.
            let new = values.filter { $0.value != NoteValues.end || before[$0.key] != nil }
            self[index].setNotes(others.merging(new) { $1 }, in: stretch)
        }
        if part.upperBound == known.count - 1 { return }
        let inForce = NoteValues().changed(by: values)
        let restored = after.filter { values[$0.key] != nil }.change(from: inForce)
        self[last].setNotes(self[last].notes.merging(restored) { own, _ in own }, in: stretch)
    }
}

extension GPXError {
    fileprivate init(_ found: String, allowed: String) {
        self.init(.noSuchPart, line: nil, column: nil, found: found, allowed: allowed)
    }
}

extension Double {
    /// With two decimals.
    fileprivate var inKilometres: String {
        guard abs(self) < 1e12 else { return "\(self)" }
        let hundredths = Int((self / 10).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
