internal import RouteGeometry
internal import StreamingXML

/// The point between its start tag and its end tag.
struct PointInProgress {
    /// NaN where the point is to be left out.
    var latitude = Double.nan
    var longitude = Double.nan
    /// NaN until there is one.
    var elevation = Double.nan
    var time = Double.nan
    var hasElevation = false
    var hasTime = false
    /// The surface of the leg that starts at the point.
    var surface: Surface?

    func append(to columns: inout PointColumns) {
        columns.append(latitude: latitude, longitude: longitude, elevation: elevation, time: time)
    }
}

// Track points, route points and waypoints.
extension Reader {
    mutating func startPoint(_ tag: Tag, _ element: Element) -> Element {
        point = PointInProgress()
        var latitude: Int?
        var longitude: Int?
        for index in 0..<tag.attributeCount {
            let name = tag.attributeName(index)
            if name == names.lat { latitude = index }
            if name == names.lon { longitude = index }
        }
        if let latitude = coordinate(latitude, of: tag, "lat", "latitude", limit: 90),
            let longitude = coordinate(longitude, of: tag, "lon", "longitude", limit: 180)
        {
            point.latitude = latitude
            point.longitude = longitude
        }
        return element
    }

    private mutating func coordinate(
        _ attribute: Int?, of tag: Tag, _ name: StaticString, _ word: StaticString, limit: Double
    ) -> Double? {
        guard let attribute else {
            warn(
                .positionMissing, at: tag.session.positionOfTag, found: "<\(tag.qualifiedName)> has no \(name)",
                done: "point skipped")
            return nil
        }
        let text = tag.value(attribute)
        guard let value = DecimalNumber.value(of: text) else {
            warn(
                .positionNotANumber, at: tag.position(of: text), found: "\(word) \(Self.quoted(text))",
                allowed: "a decimal number", done: "point skipped")
            return nil
        }
        guard abs(value) <= limit else {
            warn(
                .positionOutOfRange, at: tag.position(of: text), found: "\(word) \(text.trimmed.attributeText)",
                allowed: "between -\(Int(limit)) and \(Int(limit))", done: "point skipped")
            return nil
        }
        return value
    }

    mutating func enterPointChild(_ tag: Tag) -> Element {
        if isGPX(tag) {
            if tag.name == names.ele { return .elevation }
            if tag.name == names.time { return .time }
            return tag.name == names.extensions ? .pointExtension : .ignored
        }
        // GPX 1.0 has foreign elements right in the point.
        return enterExtension(tag)
    }

    mutating func enterExtension(_ tag: Tag) -> Element {
        if tag.name == names.surface { return .surface }
        if tag.name == names.stretch, isOurs(tag) { takeNote(tag) }
        return .pointExtension
    }

    /// Our namespace; or a wrong one under our prefix.
    private func isOurs(_ tag: Tag) -> Bool {
        tag.uri == names.camberURI || tag.prefix == names.camber
    }

    /// A point counts only when it has ended, so that a file that breaks off gives whole points.
    mutating func endPoint(_ element: Element) {
        guard !point.latitude.isNaN else {
            waypointName = nil
            return
        }
        switch element {
        case .trkpt:
            document.trackFacts.append(point.surface, &trackNotes, at: document.points.count)
            point.append(to: &document.points)
        case .rtept:
            document.routeFacts.append(point.surface, &routeNotes, at: document.routePoints.count)
            point.append(to: &document.routePoints)
        default:
            point.append(to: &document.waypoints)
            document.waypointNames.append(waypointName)
            waypointName = nil
        }
    }

    mutating func takeElevation() {
        let (place, bytes) = (textPosition, text.bytes)
        if point.hasElevation {
            warn(.elevationRepeated, at: place, found: "a second <ele> in one point", done: "the first one kept")
            return
        }
        point.hasElevation = true
        if let value = DecimalNumber.value(of: bytes) {
            point.elevation = value
        } else if bytes.trimmed.isEmpty {
            warn(.elevationEmpty, at: place, found: "<ele> is empty", done: "the point has no elevation")
        } else {
            warn(
                .elevationNotANumber, at: place, found: "elevation \(Self.quoted(bytes))",
                allowed: "a decimal number", done: "the point has no elevation")
        }
    }

    mutating func takeTime() {
        let (place, bytes) = (textPosition, text.bytes)
        if point.hasTime {
            warn(.timeRepeated, at: place, found: "a second <time> in one point", done: "the first one kept")
            return
        }
        point.hasTime = true
        if let time = ISOTime(bytes) {
            point.time = time.seconds
            if !time.hasZone {
                warn(
                    .timeWithoutZone, at: place, found: "time \(Self.quoted(bytes)) has no zone", done: "taken as UTC")
            }
        } else if bytes.trimmed.isEmpty {
            warn(.timeEmpty, at: place, found: "<time> is empty", done: "the point has no time")
        } else {
            warn(
                .timeInvalid, at: place, found: "time \(Self.quoted(bytes))", allowed: "like 2026-05-30T08:00:00Z",
                done: "the point has no time")
        }
    }
}

extension Tag {
    func position(of value: UnsafeBufferPointer<UInt8>) -> XMLPosition {
        value.baseAddress.map(session.position(of:)) ?? session.position
    }
}
