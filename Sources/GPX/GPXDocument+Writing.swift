internal import RouteGeometry
internal import StreamingXML

extension GPXDocument {
    private static let trackPointExtension = "http://www.garmin.com/xmlschemas/TrackPointExtension/v1"

    /// The document as a GPX 1.1 file in UTF-8, made from scratch: names, points, and what is known of the ground.
    ///
    /// Numbers are the shortest decimals that read back as the same value, the same in every locale. Surfaces are
    /// written on each point as gpx.studio does, with the OpenStreetMap word for their class; notes as `camber:stretch`.
    /// `version`, `namespaces` and `warnings` say something of the file that was read and are not written. To change a
    /// file without losing what other programs wrote into it use `GPXText`. O(points).
    ///
    /// - Parameter creator: the program that writes.
    public func gpx11(creator: String) -> [UInt8] {
        var namespaces = [(prefix: "", uri: GPXNamespace.gpx11)]
        if !(trackFacts.surfaces + routeFacts.surfaces).isEmpty {
            namespaces.append(("gpxtpx", Self.trackPointExtension))
        }
        if !(trackFacts.notes + routeFacts.notes).isEmpty {
            namespaces.append((MarkupElement.camberPrefix, ElementNames.camberNamespace))
        }
        var text = XMLText()
        text.declaration()
        text.start("gpx", namespaces: namespaces, attributes: [("version", "1.1"), ("creator", creator)])
        text.line()
        writeMetadata(&text)
        for index in 0..<waypoints.count {
            text.point("wpt", waypoints, index, name: waypointNames[index], [])
        }
        for route in routes { write(route, &text) }
        for track in tracks { write(track, &text) }
        text.end("gpx")
        text.line()
        return text.takeBytes()
    }

    private func writeMetadata(_ text: inout XMLText) {
        guard name != nil || description != nil else { return }
        text.start("metadata")
        if let name { text.element("name", name) }
        if let description { text.element("desc", description) }
        text.end("metadata")
        text.line()
    }

    private func write(_ route: GPXRoute, _ text: inout XMLText) {
        text.start("rte")
        if let name = route.name { text.element("name", name) }
        if let type = route.type { text.element("type", type) }
        text.line()
        var facts = FactCursor(routeFacts, from: route.points.lowerBound)
        for index in route.points { text.point("rtept", routePoints, index, facts.extensions(at: index)) }
        text.end("rte")
        text.line()
    }

    private func write(_ track: GPXTrack, _ text: inout XMLText) {
        text.start("trk")
        if let name = track.name { text.element("name", name) }
        if let description = track.description { text.element("desc", description) }
        if let type = track.type { text.element("type", type) }
        text.line()
        var facts = FactCursor(trackFacts, from: track.points.lowerBound)
        for segment in track.segments {
            text.start("trkseg")
            text.line()
            for index in segment { text.point("trkpt", points, index, facts.extensions(at: index)) }
            text.end("trkseg")
            text.line()
        }
        text.end("trk")
        text.line()
    }
}

/// What is to be said of the ground, point by point in order.
private struct FactCursor {
    enum Extension {
        case surface(Surface)
        case note(NoteValues)
    }

    private var surfaces: ArraySlice<GPXChange<Surface?>>
    private var notes: ArraySlice<GPXChange<GroundFacts>>
    private var surface: Surface?
    private var note: NoteValues = [:]

    /// - Parameter start: the first point of a line; notes of those before it do not hold in it.
    init(_ facts: GPXFacts, from start: Int) {
        surfaces = facts.surfaces[...]
        notes = facts.notes.drop { $0.point < start }
    }

    mutating func extensions(at point: Int) -> [Extension] {
        while let next = surfaces.first, next.point <= point {
            surface = next.value
            surfaces.removeFirst()
        }
        let before = note
        while let next = notes.first, next.point <= point {
            note = next.value.noteValues
            notes.removeFirst()
        }
        let change = note.change(from: before)
        // A surface that has no class is silence.
        let said = surface.flatMap { $0 == .unknown ? nil : $0 }
        return (said.map { [.surface($0)] } ?? []) + (change.isEmpty ? [] : [.note(change)])
    }
}

extension XMLText {
    fileprivate mutating func line() { characters("\n") }

    fileprivate mutating func point(
        _ tag: String, _ points: PointColumns, _ index: Int, name: String? = nil, _ extensions: [FactCursor.Extension]
    ) {
        let place = points.coordinate(at: index)
        start(
            tag,
            attributes: [("lat", DecimalNumber.text(place.latitude)), ("lon", DecimalNumber.text(place.longitude))])
        if let elevation = points.elevation(at: index), elevation.isFinite {
            element("ele", DecimalNumber.text(elevation))
        }
        if let time = points.time(at: index).flatMap(ISOTime.text) { element("time", time) }
        if let name { element("name", name) }
        if !extensions.isEmpty {
            start("extensions")
            for fact in extensions { self.fact(fact) }
            end("extensions")
        }
        end(tag)
        line()
    }

    private mutating func fact(_ fact: FactCursor.Extension) {
        switch fact {
        case .surface(let surface):
            start("gpxtpx:TrackPointExtension")
            start("gpxtpx:Extensions")
            element("surface", surface.openStreetMapValue)
            end("gpxtpx:Extensions")
            end("gpxtpx:TrackPointExtension")
        case .note(let values):
            let attributes = NoteField.inOrder.compactMap { field in values[field].map { (field.rawValue, $0) } }
            start("camber:stretch", attributes: attributes)
            end("camber:stretch")
        }
    }
}
