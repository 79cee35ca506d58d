internal import RouteGeometry
internal import StreamingXML

// What a point's extensions say of the ground.
extension Reader {
    mutating func takeSurface() {
        let (place, word) = (textPosition, text.bytes.trimmed)
        guard point.surface == nil, !word.isEmpty else { return }
        point.surface = surfaces.surface(word)
        if point.surface == nil {
            warn(
                .surfaceUnknown, at: place, found: "surface \(Self.quoted(word))", allowed: "one known here",
                done: "taken as unknown")
        }
    }

    /// Takes the attributes of a `camber:stretch`.
    mutating func takeNote(_ tag: Tag) {
        let isRoute = route != nil
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
            if isRoute { routeNotes.change(change) } else { trackNotes.change(change) }
            if !isValid {
                warn(
                    .noteInvalid, at: tag.position(of: value), found: "\(name) \(Self.quoted(value))",
                    allowed: field.allowed, done: "attribute ignored")
            }
        }
    }
}
