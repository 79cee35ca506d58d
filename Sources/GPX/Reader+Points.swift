internal import RouteGeometry
internal import StreamingXML

// Track points, route points and waypoints.
extension Reader {
    mutating func startPoint(_ tag: Tag, _ element: Element) -> Element {
        point = PointInProgress()
        var latitude: UnsafeBufferPointer<UInt8>?
        var longitude: UnsafeBufferPointer<UInt8>?
        for index in 0..<tag.attributeCount {
            let name = tag.attributeName(index)
            if name == names.lat { latitude = tag.value(index) }
            if name == names.lon { longitude = tag.value(index) }
        }
        if let lat = Self.degrees(latitude, limit: 90), let lon = Self.degrees(longitude, limit: 180) {
            point.latitude = lat
            point.longitude = lon
        } else {
            skipPoint(tag, latitude, longitude)
        }
        return element
    }

    private static func degrees(_ text: UnsafeBufferPointer<UInt8>?, limit: Double) -> Double? {
        guard let text, let value = DecimalNumber.value(of: text), abs(value) <= limit else { return nil }
        return value
    }

    /// Says why a point is left out.
    @inline(never)
    private mutating func skipPoint(
        _ tag: Tag, _ latitude: UnsafeBufferPointer<UInt8>?, _ longitude: UnsafeBufferPointer<UInt8>?
    ) {
        let latitudeIsFine = Self.degrees(latitude, limit: 90) != nil
        let (name, word, limit) = latitudeIsFine ? ("lon", "longitude", 180) : ("lat", "latitude", 90)
        guard let text = latitudeIsFine ? longitude : latitude else {
            // Where the file breaks off inside the tag, nothing is known to be missing.
            guard tag.session.tagIsWhole else { return }
            warn(
                .positionMissing, at: tag.session.positionOfTag, found: "<\(tag.qualifiedName)> has no \(name)",
                done: "point skipped")
            return
        }
        if DecimalNumber.value(of: text) == nil {
            warn(
                .positionNotANumber, at: tag.position(of: text), found: "\(word) \(Self.quoted(text))",
                allowed: "a decimal number", done: "point skipped")
        } else {
            warn(
                .positionOutOfRange, at: tag.position(of: text),
                found: "\(word) \(Self.shortened(text.trimmed.attributeText))",
                allowed: "between -\(limit) and \(limit)", done: "point skipped")
        }
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
