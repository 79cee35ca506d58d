internal import RouteGeometry
internal import StreamingXML

// What a point's extensions say of the ground.
extension Reader {
    mutating func takeSurface() {
        let word = text.bytes.trimmed
        guard point.surface == nil, !word.isEmpty else { return }
        point.surface = surface(word)
    }

    private mutating func surface(_ word: UnsafeBufferPointer<UInt8>) -> Surface? {
        let (mark, surface) = (textMark, surfaces.surface(word))
        if surface == nil {
            warn(
                .surfaceUnknown, at: mark.position, found: "surface \(Self.quoted(word))", allowed: "one known here",
                done: "taken as unknown")
        }
        return surface
    }

    /// Takes BRouter's `key=value` pairs: of the leg that ends at the point, and in force until others come.
    mutating func takeWayTags() {
        var tags = GroundInProgress.WayTags()
        for pair in text.bytes.split(whereSeparator: \.isWhiteSpace) {
            guard let sign = pair.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let value = UnsafeBufferPointer(rebasing: pair[(sign + 1)...])
            let key = pair[..<sign]
            if key.elementsEqual("surface".utf8) { tags.surface = surface(value) }
            if key.elementsEqual("reversedirection".utf8) { tags.isAgainstWay = value.elementsEqual("yes".utf8) }
        }
        if point.element == .rtept { routeGround.arrive(tags) } else { trackGround.arrive(tags) }
    }

    /// Takes what a sensor gave where that is one to four digits, as a heart rate is; `false` where it is more.
    @inline(__always)
    mutating func takeCount() -> Bool {
        let bytes = text.bytes
        guard quantity.isWhole, quantity != .fix, 1...4 ~= bytes.count, !point.latitude.isNaN else { return false }
        var count: Int32 = 0
        for byte in bytes {
            let digit = byte &- UInt8(ascii: "0")
            if digit > 9 { return false }
            count = 10 &* count &+ Int32(digit)
        }
        setSensor(to: Float(count))
        return true
    }

    @inline(__always)
    private mutating func setSensor(to number: Float) {
        switch point.element {
        case .rtept: routePoints.set(quantity, to: number)
        case .wpt: waypoints.set(quantity, to: number)
        default: trackPoints.set(quantity, to: number)
        }
    }

    /// Takes what a sensor gave at the point.
    @inline(__always)
    mutating func takeSensor() {
        guard !point.latitude.isNaN else { return }
        let bytes = text.bytes
        guard let value = quantity == .fix ? Self.fix(bytes) : DecimalNumber.value(of: bytes),
            abs(value) <= GPXSensors.limit(of: quantity), value >= 0 || !quantity.isWhole
        else { return skipSensor() }
        setSensor(to: Float(quantity.isWhole ? value.rounded() : value))
    }

    /// The kinds of `<fix>` (GPX 1.1, `fixType`).
    private static func fix(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        let words: [(String, Double)] = [("none", 0), ("2d", 2), ("3d", 3), ("dgps", 4), ("pps", 5)]
        return words.first { bytes.trimmed.elementsEqual($0.0.utf8) }?.1
    }

    @inline(never)
    private mutating func skipSensor() {
        let (mark, bytes, name) = (textMark, text.bytes, quantity.words)
        let allowed =
            quantity == .fix
            ? "none, 2d, 3d, dgps or pps" : quantity.isWhole ? "a number from 0 to 65534" : "a decimal number"
        warn(
            .sensorInvalid, at: mark.position, found: "\(name) \(Self.quoted(bytes))", allowed: allowed,
            done: "the point has none")
    }

    /// Takes the attributes of a `camber:stretch`.
    mutating func takeNote(_ tag: Tag) {
        let isRoute = point.element == .rtept
        for index in 0..<tag.attributeCount {
            guard let name = tag.attributeName(index).map({ String(cString: $0) }) else { continue }
            let value = tag.value(index)
            guard let field = NoteField(rawValue: name) else {
                warn(
                    .noteInvalid, at: tag.position(of: value), found: "attribute \(Self.shortened(name))",
                    allowed: "one of a stretch",
                    done: "attribute ignored")
                continue
            }
            var isValid = true
            let change = { (note: inout GroundFacts) in isValid = field.set(value, in: &note) }
            if isRoute { routeGround.change(change) } else { trackGround.change(change) }
            if !isValid {
                warn(
                    .noteInvalid, at: tag.position(of: value), found: "\(name) \(Self.quoted(value))",
                    allowed: field.allowed, done: "attribute ignored")
            }
        }
    }
}
