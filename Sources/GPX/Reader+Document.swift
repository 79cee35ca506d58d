internal import StreamingXML

// The root element, texts and warnings.
extension Reader {
    /// Whether an element outside extensions is one of GPX: in the root element's namespace, a GPX namespace or none.
    @inline(__always)
    func isGPX(_ tag: Tag) -> Bool {
        tag.uri == rootURI && tag.uri != nil || isLikeGPX(tag)
    }

    private func isLikeGPX(_ tag: Tag) -> Bool {
        guard let uri = tag.uri else { return tag.prefix == nil || tag.prefix == rootPrefix }
        return uri == names.gpx11 || uri == names.gpx10 || names.misspelt.contains(uri)
    }

    mutating func startDocument(_ tag: Tag) -> Element {
        guard tag.name == names.gpx else {
            // Where the file breaks off inside the name, that is the error.
            guard tag.session.tagIsWhole else { return .ignored }
            let place = tag.session.positionOfTag
            refusal = GPXError(
                .notGPX, line: place.line, column: place.column, found: "the root element is <\(tag.qualifiedName)>",
                allowed: "<gpx>")
            tag.session.stop()
            return .ignored
        }
        rootURI = tag.uri
        rootPrefix = tag.prefix
        document.version = tag.value(named: names.attributes.version)?.attributeText
        document.creator = tag.value(named: names.attributes.creator)?.attributeText
        checkNamespace(tag)
        checkVersion(tag)
        return .gpx
    }

    private mutating func checkNamespace(_ tag: Tag) {
        guard let uri = tag.uri, uri != names.gpx11, uri != names.gpx10 else { return }
        warn(
            .namespaceUnknown, at: tag.session.positionOfTag, found: "namespace \(Self.quoted(String(cString: uri)))",
            allowed: "one of GPX", done: "read as GPX all the same")
    }

    private mutating func checkVersion(_ tag: Tag) {
        guard let version = document.version else { return }
        let place = tag.session.positionOfTag
        if version != "1.0", version != "1.1" {
            warn(
                .versionUnknown, at: place, found: "version \(Self.quoted(version))", allowed: "1.0 or 1.1",
                done: "read as GPX 1.1")
        } else if tag.uri == names.gpx10 && version == "1.1" || tag.uri == names.gpx11 && version == "1.0" {
            warn(
                .versionUnknown, at: place, found: "version \(Self.quoted(version))", allowed: "that of the namespace",
                done: "both are read alike")
        }
    }

    mutating func declare(_ count: Int, _ pairs: UnsafeMutablePointer<UnsafePointer<UInt8>?>) {
        for index in 0..<count {
            guard let uri = pairs[2 * index + 1], namespaceURIs.count < 256, !namespaceURIs.contains(uri) else {
                continue
            }
            namespaceURIs.append(uri)
            document.namespaces.append(
                GPXNamespace(prefix: pairs[2 * index].map { String(cString: $0) }, uri: String(cString: uri)))
        }
    }

    /// Takes the text of an element that ends.
    mutating func take(_ element: Element) {
        if text.isCut {
            let place = textMark.position
            warn(
                .textTooLong, at: place, found: "a text of more than \(TextBuffer.limit / 1024) KiB",
                done: "the rest left out")
        }
        switch element {
        case .elevation: takeElevation()
        case .time: takeTime()
        case .sensor: takeSensor()
        case .surface: takeSurface()
        case .wayTags: takeWayTags()
        case .againstWay: point.isAgainstWay = text.bytes.trimmed.elementsEqual("yes".utf8)
        default: takeLabel(element, text.collapsed)
        }
    }

    /// Counts a warning; builds its sentence only for the first of its kind. The arguments may not read the reader.
    mutating func warn(
        _ kind: GPXWarning.Kind, at place: @autoclosure () -> XMLPosition, found: @autoclosure () -> String,
        allowed: String? = nil, done: @autoclosure () -> String, count: Int = 1
    ) {
        if let known = document.warnings.firstIndex(where: { $0.kind == kind }) {
            document.warnings[known].count += count
            return
        }
        let place = place()
        document.warnings.append(
            GPXWarning(
                kind: kind, count: count, line: place.line, column: place.column, found: found(), allowed: allowed,
                done: done()))
    }

    /// A value as a sentence shows it: in quotes, on one line, at most 40 characters.
    static func quoted(_ value: String) -> String {
        "\"\(shortened(value))\""
    }

    /// At most 40 characters of a value, which a file can make as long as it likes, without those that move a terminal's
    /// cursor.
    static func shortened(_ value: String) -> String {
        let shown = value.prefix(40).map { character in
            character.isNewline || character.unicodeScalars.contains { $0.properties.generalCategory == .control }
                ? " " : character
        }
        return String(shown) + (value.count > 40 ? "…" : "")
    }

    static func quoted(_ value: UnsafeBufferPointer<UInt8>) -> String {
        quoted(UnsafeBufferPointer(rebasing: value.prefix(256)).attributeText)
    }
}
