internal import RouteGeometry
internal import StreamingXML

// Track points, route points and waypoints.
extension Reader {
    mutating func startPoint(_ tag: Tag, _ element: Element) -> Element {
        point = PointInProgress()
        point.element = element
        hasLabels = false
        if !shape.isEmpty { shape = [] }
        if let place = place(tag) {
            point.latitude = place.latitude
            point.longitude = place.longitude
        }
        return element
    }

    /// Where a point is, `nil` with a warning where that is not said.
    @inline(__always)
    private mutating func place(_ tag: Tag) -> Coordinate? {
        var latitude: UnsafeBufferPointer<UInt8>?
        var longitude: UnsafeBufferPointer<UInt8>?
        for index in 0..<tag.attributeCount {
            let name = tag.attributeName(index)
            if name == names.attributes.lat { latitude = tag.value(index) }
            if name == names.attributes.lon { longitude = tag.value(index) }
        }
        if let lat = Self.degrees(latitude, limit: 90), let lon = Self.degrees(longitude, limit: 180) {
            return Coordinate(latitude: lat, longitude: lon)
        }
        skipPoint(tag, latitude, longitude)
        return nil
    }

    static func degrees(_ text: UnsafeBufferPointer<UInt8>?, limit: Double) -> Double? {
        guard let text, let value = DecimalNumber.value(of: text), abs(value) <= limit else { return nil }
        return value
    }

    /// Says why a point is left out.
    @inline(never)
    private mutating func skipPoint(
        _ tag: Tag, _ latitude: UnsafeBufferPointer<UInt8>?, _ longitude: UnsafeBufferPointer<UInt8>?
    ) {
        hasGap = true
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
            isPaused = true
            warn(
                .positionOutOfRange, at: tag.position(of: text),
                found: "\(word) \(Self.shortened(text.trimmed.attributeText))",
                allowed: "between -\(limit) and \(limit)", done: "point skipped")
        }
    }

    @inline(__always)
    mutating func enterPointChild(_ tag: Tag) -> Element {
        if isGPX(tag) {
            if tag.name == names.ele { return .elevation }
            if tag.name == names.time { return .time }
            if tag.name == names.extensions { return .pointExtension }
            return enterPointField(tag)
        }
        // GPX 1.0 has foreign elements right in the point.
        return enterExtension(tag)
    }

    /// Another child of a point that is one of GPX's.
    private mutating func enterPointField(_ tag: Tag) -> Element {
        var sensor = names.sensors
        while sensor < names.sensorsEnd {
            if sensor.pointee.name == tag.name, sensor.pointee.vocabularies.contains(.plain) {
                quantity = sensor.pointee.quantity
                return .sensor
            }
            sensor += 1
        }
        return labelChild(tag)
    }

    @inline(__always)
    mutating func enterExtension(_ tag: Tag) -> Element {
        if tag.name == names.inExtensions.trackPointExtension { return .pointExtension }
        var sensor = names.sensors
        while sensor < names.sensorsEnd {
            if sensor.pointee.name == tag.name {
                guard sensor.pointee.vocabularies.contains(vocabulary(tag)) else { return .pointExtension }
                quantity = sensor.pointee.quantity
                return .sensor
            }
            sensor += 1
        }
        return enterGround(tag)
    }

    /// Whose word an element in extensions is.
    @inline(__always)
    private mutating func vocabulary(_ tag: Tag) -> Vocabulary {
        guard let uri = tag.uri else { return tag.prefix == names.inExtensions.brouter ? .brouter : .plain }
        return uri == lastVocabularyURI ? lastVocabulary : vocabulary(of: uri)
    }

    private mutating func vocabulary(of uri: UnsafePointer<UInt8>) -> Vocabulary {
        let vocabulary =
            vocabularies.first { $0.uri == uri }?.vocabulary
            ?? (uri == rootURI ? .plain : Vocabulary(uri: String(cString: uri)))
        // A file with more declares one an element: looking for it among all of them would take longer than reading it.
        if vocabularies.count < 64, !vocabularies.contains(where: { $0.uri == uri }) {
            vocabularies.append((uri, vocabulary))
        }
        (lastVocabularyURI, lastVocabulary) = (uri, vocabulary)
        return vocabulary
    }

    /// What an element in a point's extensions says of the ground.
    private mutating func enterGround(_ tag: Tag) -> Element {
        if point.element == .wpt { return .pointExtension }
        if tag.name == names.inExtensions.rpt, point.element == .rtept, let place = place(tag), !isDropping {
            shape.append(place)
            weigh(1)
        }
        if tag.name == names.inExtensions.surface { return .surface }
        if tag.name == names.inExtensions.reversedirection { return .againstWay }
        if tag.name == names.inExtensions.way, vocabulary(tag) == .brouter { return .wayTags }
        if tag.name == names.inExtensions.stretch, isOurs(tag) { takeNote(tag) }
        return .pointExtension
    }

    /// Our namespace; or a wrong one under our prefix.
    private func isOurs(_ tag: Tag) -> Bool {
        tag.uri == names.inExtensions.camberURI || tag.prefix == names.inExtensions.camber
    }

    /// A point counts only when it has ended, so that a file that breaks off gives whole points.
    @inline(__always)
    mutating func endPoint(_ element: Element) {
        guard !point.latitude.isNaN else { return }
        if isDropping { return passPoint(element) }
        var hasFilledBlock = false
        switch element {
        case .trkpt:
            if isPaused { splitSegment() }
            document.trackFacts.append(point, &trackGround, at: trackPoints.count)
            if hasLabels { keepLabels(\.trackLabels, at: trackPoints.count) }
            hasFilledBlock = trackPoints.append(point)
        case .rtept:
            document.routeFacts.append(point, &routeGround, at: routePoints.count)
            if hasLabels { keepLabels(\.routeLabels, at: routePoints.count) }
            for place in shape { document.shapingPoints.append(GPXChange(at: routePoints.count, place)) }
            hasFilledBlock = routePoints.append(point)
        default:
            document.waypointNames.append(hasLabels ? labels.name : nil)
            if hasLabels { keepLabels(\.waypointLabels, at: waypoints.count) }
            hasFilledBlock = waypoints.append(point)
        }
        if hasFilledBlock { passBlock(element) }
    }

    /// After each block of points: behind the first one the columns get room for as many points as the file holds if it
    /// goes on as it began. Otherwise they are moved as they grow: 6 % of reading bare points (x86-64, 2026-11).
    @inline(never)
    private mutating func passBlock(_ element: Element) {
        weigh(0)
        guard let share = textMark.session.shareRead, share > 0 else { return }
        func expect(_ points: inout PointWriter) {
            guard points.count == PointWriter.blockSize else { return }
            let expected = Double(points.count) / share * 1.02
            points.reserveCapacity(Int(min(expected, Double(min(limit ?? .max, Self.roomLimit)))))
        }
        switch element {
        case .trkpt: expect(&trackPoints)
        case .rtept: expect(&routePoints)
        default: expect(&waypoints)
        }
    }

    /// The most points that room is made for before they are there.
    private static let roomLimit = 4_000_000

    private mutating func keepLabels(_ list: WritableKeyPath<GPXDocument, [GPXPointLabels]>, at index: Int) {
        labels.point = index
        document[keyPath: list].append(labels)
    }

    mutating func takeElevation() {
        let (mark, bytes) = (textMark, text.bytes)
        if point.hasElevation {
            warn(
                .elevationRepeated, at: mark.position, found: "a second <ele> in one point", done: "the first one kept")
            return
        }
        point.hasElevation = true
        if let value = DecimalNumber.value(of: bytes) {
            point.elevation = value
        } else if bytes.trimmed.isEmpty {
            warn(.elevationEmpty, at: mark.position, found: "<ele> is empty", done: "the point has no elevation")
        } else {
            warn(
                .elevationNotANumber, at: mark.position, found: "elevation \(Self.quoted(bytes))",
                allowed: "a decimal number", done: "the point has no elevation")
        }
    }

    mutating func takeTime() {
        let (mark, bytes) = (textMark, text.bytes)
        let isOfPoint = stack.top != .metadata && stack.top != .gpx
        if isOfPoint {
            if point.hasTime {
                warn(
                    .timeRepeated, at: mark.position, found: "a second <time> in one point", done: "the first one kept")
                return
            }
            point.hasTime = true
        }
        if let time = times.time(bytes) {
            if isOfPoint { point.time = time.seconds } else { document.metadata.time = time.seconds }
            if !time.hasZone {
                warn(
                    .timeWithoutZone, at: mark.position, found: "time \(Self.quoted(bytes)) has no zone",
                    done: "taken as UTC")
            }
            return
        }
        let done = isOfPoint ? "the point has no time" : "the file has no time"
        if bytes.trimmed.isEmpty {
            warn(.timeEmpty, at: mark.position, found: "<time> is empty", done: done)
        } else {
            warn(
                .timeInvalid, at: mark.position, found: "time \(Self.quoted(bytes))",
                allowed: "like 2026-05-30T08:00:00Z",
                done: done)
        }
    }
}

extension Tag {
    func position(of value: UnsafeBufferPointer<UInt8>) -> XMLPosition {
        value.baseAddress.map(session.position(of:)) ?? session.position
    }
}
