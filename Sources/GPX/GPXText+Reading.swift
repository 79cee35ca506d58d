internal import RouteGeometry
internal import StreamingXML

extension GPXText {
    static func read(_ input: XMLInput) throws(GPXError) -> GPXText {
        let builder = UnsafeMutablePointer<MarkupBuilder>.allocate(capacity: 1)
        builder.initialize(to: MarkupBuilder())
        defer {
            builder.deinitialize(count: 1)
            builder.deallocate()
        }
        let handlers = XMLHandlers(
            startElement: startElement, endElement: endElement, characters: characters, cdata: cdata,
            comment: comment, processingInstruction: processingInstruction)
        let content = GzipContent()
        do throws(XMLError) {
            var scanner = try XMLScanner(input, decoder: .gzip(content), handlers: handlers, consumer: builder)
            try scanner.run()
        } catch {
            // NUL bytes behind the root element are what a device left that lost power; there is nothing to keep.
            guard error.kind == .nulByte, builder.pointee.root != nil else { throw GPXError(whole: error) }
        }
        if let refusal = builder.pointee.refusal { throw refusal }
        guard var text = builder.pointee.finish() else {
            preconditionFailure("a document that was read to its end has a root element")
        }
        text.isCompressed = content.isInUse
        return text
    }
}

extension GPXError {
    /// - Parameter error: what kept a file from being read to its end.
    fileprivate init(whole error: XMLError) {
        guard error.kind == .truncated else {
            self.init(error)
            return
        }
        self.init(
            .truncated, line: error.position?.line, column: error.position?.column, found: "the file breaks off here",
            allowed: "a whole GPX file, for nothing may be lost")
    }
}

/// Gathers a `GPXText` from the parser's events.
private struct MarkupBuilder {
    var root: MarkupElement?
    var refusal: GPXError?

    private var prolog: [UInt8] = []
    /// The elements kept as such that are open, the root first.
    private var open: [MarkupElement] = []
    /// How many open elements are written as markup.
    private var markupDepth = 0
    private var markup = XMLText()
    private var names: [NameKey: String] = [:]

    private struct NameKey: Hashable {
        let local: UnsafePointer<UInt8>
        let prefix: UnsafePointer<UInt8>?
    }

    mutating func start(
        _ session: XMLSession, _ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?,
        _ uri: UnsafePointer<UInt8>?, _ namespaceCount: Int32,
        _ namespaces: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ attributeCount: Int32,
        _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
        var element: MarkupElement?
        if markupDepth == 0, refusal == nil {
            let (name, uri) = (text(local, prefix), uri.map { text($0, nil) })
            element = kind(name, uri).map { MarkupElement(kind: $0, name: name, uri: uri) }
        }
        guard var element else {
            if open.isEmpty { return refuse(session, local, prefix) }
            markupDepth += 1
            markup.start(local, prefix, namespaceCount, namespaces, attributeCount, attributes)
            return
        }
        flush()
        for index in 0..<Int(namespaceCount) {
            let (prefix, uri) = (namespaces?[2 * index], namespaces?[2 * index + 1])
            element.namespaces.append((prefix.map { text($0, nil) } ?? "", uri.map { text($0, nil) } ?? ""))
        }
        for index in 0..<Int(attributeCount) {
            guard let attributes, let local = attributes[5 * index] else { continue }
            let name = text(local, attributes[5 * index + 1])
            let (start, end) = (attributes[5 * index + 3], attributes[5 * index + 4])
            let count = start.flatMap { first in end.map { $0 - first } } ?? 0
            element.attributes.append((name, UnsafeBufferPointer(start: start, count: count).attributeText))
        }
        if element.kind == .point { element.coordinate = Self.coordinate(element) }
        open.append(element)
    }

    mutating func end(_ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?) {
        if markupDepth > 0 {
            markupDepth -= 1
            markup.end(local, prefix)
            return
        }
        flush()
        guard let element = open.popLast() else { return }
        if open.isEmpty {
            root = element
            line()
        } else {
            open[open.count - 1].content.append(.element(element))
        }
    }

    mutating func add(_ write: (inout XMLText) -> Void) {
        write(&markup)
        if open.isEmpty { line() }
    }

    mutating func finish() -> GPXText? {
        root.map { GPXText(prolog: prolog, root: $0, epilog: markup.takeBytes()) }
    }

    /// Ends a line outside the root element, where the parser reports no white space.
    private mutating func line() { markup.markup([UInt8(ascii: "\n")]) }

    private mutating func flush() {
        guard !markup.isEmpty else { return }
        if open.isEmpty {
            prolog = markup.takeBytes()
        } else {
            open[open.count - 1].content.append(.markup(markup.takeBytes()))
        }
    }

    /// An interned name or URI as a string, made once.
    private mutating func text(_ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?) -> String {
        let key = NameKey(local: local, prefix: prefix)
        if let known = names[key] { return known }
        let text = (prefix.map { String(cString: $0) + ":" } ?? "") + String(cString: local)
        names[key] = text
        return text
    }

    /// How to keep an element; `nil` for one that is markup. The rules are the reader's.
    private func kind(_ name: String, _ uri: String?) -> MarkupElement.Kind? {
        let parent = open.last?.kind
        if parent == .pointExtension || parent == .segmentExtension { return parent }
        let local = MarkupElement.localName(of: name)
        guard let parent else { return local == "gpx" && root == nil ? .gpx : nil }
        let isGPX = isGPX(uri, name[..<local.startIndex])
        switch (parent, local) {
        case (.point, "extensions"): return .pointExtension
        case (.point, "time") where isGPX: return .time
        case (.point, _): return isGPX ? nil : .pointExtension
        case (.gpx, "trk") where isGPX: return .trk
        case (.gpx, "rte") where isGPX: return .rte
        case (.trk, "trkseg") where isGPX: return .trkseg
        case (.trkseg, "extensions") where isGPX: return .segmentExtension
        case (.trk, "trkpt") where isGPX, (.trkseg, "trkpt") where isGPX, (.rte, "rtept") where isGPX: return .point
        default: return nil
        }
    }

    /// Whether an element is one of GPX: in the root element's namespace, a GPX namespace or none.
    ///
    /// - Parameter prefix: with its colon, if any.
    private func isGPX(_ uri: String?, _ prefix: Substring) -> Bool {
        guard let root = open.first else { return false }
        guard let uri else { return prefix.isEmpty || prefix.dropLast() == root.prefix }
        return uri == root.uri || GPXNamespace.ofGPX.contains(uri)
    }

    private static func coordinate(_ point: MarkupElement) -> Coordinate? {
        func degrees(_ name: String, limit: Double) -> Double? {
            guard var text = point.attributes.last(where: { $0.name == name })?.value else { return nil }
            return text.withUTF8 { DecimalNumber.value(of: $0) }.flatMap { abs($0) <= limit ? $0 : nil }
        }
        guard let latitude = degrees("lat", limit: 90), let longitude = degrees("lon", limit: 180) else { return nil }
        return Coordinate(latitude: latitude, longitude: longitude)
    }

    private mutating func refuse(
        _ session: XMLSession, _ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?
    ) {
        guard refusal == nil else { return }
        let place = session.positionOfTag
        refusal = GPXError(
            .notGPX, line: place.line, column: place.column, found: "the root element is <\(text(local, prefix))>",
            allowed: "<gpx>")
        session.stop()
    }
}

extension GPXNamespace {
    static let gpx11 = "http://www.topografix.com/GPX/1/1"
    static let gpx10 = "http://www.topografix.com/GPX/1/0"
    /// Those of GPX, and common misspellings of them.
    fileprivate static let ofGPX: Set<String> = [
        gpx11, gpx10, "https://www.topografix.com/GPX/1/1", "https://www.topografix.com/GPX/1/0",
    ]
}

private func withBuilder(_ session: UnsafeMutableRawPointer?, _ body: (inout MarkupBuilder) -> Void) {
    body(&XMLSession(session).consumer.assumingMemoryBound(to: MarkupBuilder.self).pointee)
}

private let startElement: XMLStartElement = {
    session, name, prefix, uri, namespaceCount, namespaces, attributeCount, _, attributes in
    guard let name else { return }
    withBuilder(session) {
        $0.start(
            XMLSession(session), name, prefix, uri, namespaceCount, namespaces, attributeCount, attributes)
    }
}

private let endElement: XMLEndElement = { session, name, prefix, _ in
    guard let name else { return }
    withBuilder(session) { $0.end(name, prefix) }
}

private let characters: XMLCharacters = { session, text, count in
    withBuilder(session) { $0.add { $0.characters(UnsafeBufferPointer(start: text, count: Int(count))) } }
}

private let cdata: XMLCharacters = { session, text, count in
    withBuilder(session) { $0.add { $0.cdata(UnsafeBufferPointer(start: text, count: Int(count))) } }
}

private let comment: XMLComment = { session, text in
    guard let text else { return }
    withBuilder(session) { $0.add { $0.comment(text) } }
}

private let processingInstruction: XMLProcessingInstruction = { session, target, data in
    guard let target else { return }
    withBuilder(session) { $0.add { $0.processingInstruction(target, data) } }
}
