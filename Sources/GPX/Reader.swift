internal import RouteGeometry
internal import StreamingXML

/// What the parser's events are gathered in. The callbacks hold a plain pointer to it and no reference type is touched
/// on the way from an event to a column, for a retain and release in each callback costs 40 % of parsing.
struct Reader: ~Copyable {
    let names: ElementNames
    var document = GPXDocument()
    /// What makes the document no GPX file.
    var refusal: GPXError?
    /// Whether the root element has ended.
    var isComplete = false

    private var stack = ElementStack()
    var rootURI: UnsafePointer<UInt8>?
    var rootPrefix: UnsafePointer<UInt8>?
    /// The URIs of `document.namespaces`, unsorted.
    var namespaceURIs: [UnsafePointer<UInt8>] = []

    var text = TextBuffer()
    /// Where the text being collected starts.
    var textPosition = XMLPosition(line: 1, column: 1)
    var point = PointInProgress()
    var waypointName: String?
    /// The first point of the open segment.
    var segmentStart: Int?
    var track: GPXTrack?
    var route: GPXRoute?
    var trackNotes = FactsInProgress()
    var routeNotes = FactsInProgress()
    var surfaces = SurfaceWords()

    init(names: ElementNames) {
        self.names = names
    }

    @inline(__always)
    mutating func start(_ tag: Tag) {
        let element = enter(tag)
        stack.push(element)
        text.isWanted = element.isText
        if element.isText {
            text.clear()
            textPosition = tag.session.position
            textPosition.column += 1
        }
    }

    @inline(__always)
    mutating func end() {
        let element = stack.pop()
        if element.isText {
            take(element)
            text.isWanted = false
        } else {
            leave(element)
            text.isWanted = stack.top.isText
        }
    }

    /// What the element that starts is, given what it is in.
    @inline(__always)
    private mutating func enter(_ tag: Tag) -> Element {
        let name = tag.name
        switch stack.top {
        case .trkpt, .rtept: return enterPointChild(tag)
        case .trkseg:
            if isGPX(tag), name == names.trkpt { return startPoint(tag, .trkpt) }
        case .pointExtension: return enterExtension(tag)
        case .ignored: return .ignored
        case .wpt: return isGPX(tag) ? waypointChild(name) : .ignored
        case .rte: if isGPX(tag) { return routeChild(tag) }
        case .trk: if isGPX(tag) { return trackChild(tag) }
        case .metadata:
            if name == names.name { return .metadataName }
            if name == names.desc { return .metadataDescription }
        case .gpx: if isGPX(tag) { return documentChild(tag) }
        case .document: return startDocument(tag)
        default: return .ignored
        }
        return .ignored
    }

    private func waypointChild(_ name: UnsafePointer<UInt8>) -> Element {
        if name == names.ele { return .elevation }
        if name == names.time { return .time }
        return name == names.name ? .waypointName : .ignored
    }

    private mutating func documentChild(_ tag: Tag) -> Element {
        switch tag.name {
        case names.trk:
            track = GPXTrack()
            trackNotes.endNotes()
            return .trk
        case names.rte:
            route = GPXRoute()
            route?.points = document.routePoints.count..<document.routePoints.count
            routeNotes.endNotes()
            return .rte
        case names.wpt: return startPoint(tag, .wpt)
        case names.metadata: return .metadata
        // GPX 1.0 has no <metadata>.
        case names.name: return .metadataName
        case names.desc: return .metadataDescription
        default: return .ignored
        }
    }

    private mutating func trackChild(_ tag: Tag) -> Element {
        switch tag.name {
        case names.trkseg:
            endSegment()
            segmentStart = document.points.count
            return .trkseg
        case names.name: return .trackName
        case names.desc: return .trackDescription
        case names.type: return .trackType
        case names.trkpt:
            warn(
                .pointOutsideSegment, at: tag.session.positionOfTag, found: "<trkpt> outside a <trkseg>",
                done: "read as part of one")
            if segmentStart == nil { segmentStart = document.points.count }
            return startPoint(tag, .trkpt)
        default: return .ignored
        }
    }

    private mutating func routeChild(_ tag: Tag) -> Element {
        switch tag.name {
        case names.rtept: return startPoint(tag, .rtept)
        case names.name: return .routeName
        case names.type: return .routeType
        default: return .ignored
        }
    }

    private mutating func leave(_ element: Element) {
        switch element {
        case .trkpt, .rtept, .wpt: endPoint(element)
        case .trkseg: endSegment()
        case .trk: endTrack()
        case .rte: endRoute()
        case .gpx: isComplete = true
        default: break
        }
    }

    private mutating func endSegment() {
        guard let start = segmentStart else { return }
        track?.segments.append(start..<document.points.count)
        segmentStart = nil
    }

    private mutating func endTrack() {
        endSegment()
        if let track { document.tracks.append(track) }
        track = nil
    }

    private mutating func endRoute() {
        if var route {
            route.points = route.points.lowerBound..<document.routePoints.count
            document.routes.append(route)
        }
        route = nil
    }

    /// Ends what is open where the document broke off.
    mutating func endAll() {
        endTrack()
        endRoute()
        document.namespaces.sort { ($0.uri, $0.prefix ?? "") < ($1.uri, $1.prefix ?? "") }
    }

    /// The elements around the parser's place.
    private struct ElementStack: ~Copyable {
        /// libxml2 refuses a 257th level.
        private static let limit = 260
        private let elements = UnsafeMutablePointer<Element>.allocate(capacity: limit)
        private var depth = 0

        init() { elements.initialize(repeating: .document, count: Self.limit) }

        deinit { elements.deallocate() }

        var top: Element { elements[depth] }

        mutating func push(_ element: Element) {
            precondition(depth + 1 < Self.limit, "the XML parser limits the depth")
            depth += 1
            elements[depth] = element
        }

        mutating func pop() -> Element {
            precondition(depth > 0, "the XML parser pairs the tags")
            depth -= 1
            return elements[depth + 1]
        }
    }
}
