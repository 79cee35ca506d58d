internal import RouteGeometry
internal import StreamingXML

extension GPXDocument {
    /// Reads a file: GPX 1.0 or 1.1, in any encoding libxml2 knows, plain or gzip whatever its name.
    ///
    /// Elements are recognised by local name and by where they stand, whatever their prefix. A file that breaks off, or
    /// stops being XML, behind its first whole point gives what came before with a warning; no value is made up for one
    /// that is missing or wrong. O(bytes), in constant memory beyond what the document holds.
    public init(contentsOf path: String) throws(GPXError) {
        self = try Self.read(.path(path))
    }

    /// Reads an open file, such as standard input, from where it stands to its end, as `init(contentsOf:)` does.
    /// Leaves it open.
    public init(fileDescriptor: Int32) throws(GPXError) {
        self = try Self.read(.fileDescriptor(fileDescriptor))
    }

    /// Reads bytes in memory as `init(contentsOf:)` reads a file.
    public init(bytes: [UInt8]) throws(GPXError) {
        self = try bytes.withUnsafeBufferPointer { bytes throws(GPXError) in
            try Self.read(.bytes(UnsafeRawBufferPointer(bytes)))
        }
    }

    private static func read(_ input: XMLInput) throws(GPXError) -> GPXDocument {
        try GPXSummary.read(input, keeping: nil).document
    }
}

extension GPXSummary {
    /// - Parameter limit: `nil` keeps all and sums nothing up.
    static func read(_ input: XMLInput, keeping limit: Int?) throws(GPXError) -> GPXSummary {
        // The callbacks see the reader only while the scanner runs, when it has been initialised with the names.
        let reader = UnsafeMutablePointer<Reader>.allocate(capacity: 1)
        defer { reader.deallocate() }
        let handlers = XMLHandlers(
            startElement: startElement, endElement: endElement, characters: characters, comment: comment)
        var scanner: XMLScanner
        do {
            scanner = try XMLScanner(input, decoder: .gzip(), handlers: handlers, consumer: reader)
        } catch {
            throw GPXError(error)
        }
        reader.initialize(to: Reader(names: ElementNames(scanner), start: scanner.start, keeping: limit))
        defer { reader.deinitialize(count: 1) }
        var failure: XMLError?
        do { try scanner.run() } catch { failure = error }
        try reader.pointee.finish(scanner.notices, failure)
        return reader.pointee.outcome
    }
}

extension Reader {
    /// Ends what is open and throws what keeps the document from being one.
    fileprivate mutating func finish(_ notices: [XMLNotice], _ failure: XMLError?) throws(GPXError) {
        if let refusal { throw refusal }
        endAll()
        for notice in notices {
            warn(
                notice.isAboutNamespaces ? .namespaceBroken : .oddXML, at: notice.position, found: notice.message,
                done: "read all the same", count: notice.count)
        }
        if let failure { try keep(upTo: failure) }
    }

    /// Makes a warning of an error that struck behind the first point.
    private mutating func keep(upTo failure: XMLError) throws(GPXError) {
        let count = trackPoints.count + routePoints.count + waypoints.count
        let kept =
            (count == 1 ? "the point before it is" : "the \(count) points before it are")
            + (isDropping ? " summed up" : " kept")
        guard count > 0, let place = failure.position else { throw GPXError(failure) }
        switch failure.kind {
        case .truncated: warn(.brokenOff, at: place, found: "the file breaks off here", done: kept)
        case .nulByte where isComplete:
            warn(.trailingNULs, at: place, found: "NUL bytes follow the end of the document", done: "ignored")
        case .limit:
            let found = "more than can be read (\(failure.found), \(failure.allowed))"
            warn(.unreadable, at: place, found: found, done: kept)
        case .notWellFormed, .nulByte:
            warn(.unreadable, at: place, found: "not XML from here on (\(failure.found))", done: kept)
        case .undecodable: warn(.compressionDamaged, at: place, found: failure.found, done: kept)
        case .doctype, .compressed, .encoding, .unreadable, .empty: throw GPXError(failure)
        }
    }
}

private let startElement: XMLStartElement = {
    session, name, prefix, uri, namespaceCount, namespaces, attributeCount, _, attributes in
    guard let name else { return }
    let session = XMLSession(session)
    let reader = session.consumer.assumingMemoryBound(to: Reader.self)
    if namespaceCount > 0, let namespaces { reader.pointee.declare(Int(namespaceCount), namespaces) }
    reader.pointee.start(
        Tag(
            session: session, name: name, prefix: prefix, uri: uri, attributeCount: Int(attributeCount),
            attributes: attributes))
}

private let endElement: XMLEndElement = { session, _, _, _ in
    let session = XMLSession(session)
    session.consumer.assumingMemoryBound(to: Reader.self).pointee.end(session)
}

private let characters: XMLCharacters = { session, text, count in
    guard let text else { return }
    XMLSession(session).consumer.assumingMemoryBound(to: Reader.self).pointee.text.append(text, Int(count))
}

/// BRouter says in a comment before the root element what it planned.
private let comment: XMLComment = { session, text in
    let reader = XMLSession(session).consumer.assumingMemoryBound(to: Reader.self)
    guard reader.pointee.rootURI == nil, reader.pointee.stack.top == .document, let text else { return }
    reader.pointee.takePlannerInfo(String(cString: text))
}
