internal import RouteGeometry
internal import StreamingXML

/// What the parser's events are gathered in. The callbacks hold a plain pointer to it and no reference type is touched
/// on the way from an event to a column, for a retain and release in each callback costs 40 % of parsing.
struct Reader: ~Copyable {
    let names: ElementNames
    var document = GPXDocument()
    var trackPoints: PointWriter
    var routePoints: PointWriter
    var waypoints: PointWriter
    /// How much of the file is kept; `nil` for all of it.
    let limit: Int?
    /// What is kept besides points, as `limit` counts it.
    var weight = 0
    /// Whether the file has turned out to hold more than is kept.
    var isDropping = false
    var counts = LineCounts()
    /// What makes the document no GPX file.
    var refusal: GPXError?
    /// Whether the root element has ended.
    var isComplete = false

    private(set) var stack = ElementStack()
    /// How many elements deep the parser is in one that nothing is read from.
    private var ignoredDepth = 0
    var rootURI: UnsafePointer<UInt8>?
    var rootPrefix: UnsafePointer<UInt8>?
    /// The URIs of `document.namespaces`, unsorted.
    var namespaceURIs: [UnsafePointer<UInt8>] = []
    /// The vocabulary of the first namespaces met in extensions, and the one met last.
    var vocabularies: [(uri: UnsafePointer<UInt8>, vocabulary: Vocabulary)] = []
    var lastVocabularyURI: UnsafePointer<UInt8>?
    var lastVocabulary = Vocabulary.plain

    var text = TextBuffer()
    /// Where the text being collected starts.
    var textMark: XMLMark
    /// What the text being collected measures.
    var quantity = GPXQuantity.heartRate
    var times = TimeReader()
    var point = PointInProgress()
    /// The words on the point where it `hasLabels`: asking an optional as large as this costs 3 % of parsing.
    var labels = GPXPointLabels(at: 0)
    var hasLabels = false
    /// Garmin's shaping points behind the route point.
    var shape: [Coordinate] = []
    var link: GPXLink?
    /// The first point of the open segment.
    var segmentStart: Int?
    /// Whether a point of the open segment was out of range since the last good one.
    var isPaused = false
    /// Whether a point of the open `<trkseg>` was left out.
    var hasGap = false
    var track: GPXTrack?
    var route: GPXRoute?
    var trackGround = GroundInProgress()
    var routeGround = GroundInProgress()
    var surfaces = SurfaceWords()
    var osmAnd = OsmAndRoute()

    init(names: consuming ElementNames, start: XMLMark, keeping limit: Int?) {
        self.names = names
        self.limit = limit
        textMark = start
        trackPoints = PointWriter(sumsUp: limit != nil)
        routePoints = PointWriter(sumsUp: limit != nil)
        waypoints = PointWriter(sumsUp: limit != nil)
    }

    @inline(__always)
    mutating func start(_ tag: Tag) {
        if ignoredDepth > 0 {
            ignoredDepth += 1
            return
        }
        let element = enter(tag)
        if element == .ignored {
            ignoredDepth = 1
            tag.session.handOver(text: false)
            return
        }
        stack.push(element)
        if element.isText {
            text.clear()
            textMark = tag.session.markOfText
            tag.session.handOver(text: true)
        }
    }

    @inline(__always)
    mutating func end(_ session: XMLSession) {
        if ignoredDepth > 0 {
            ignoredDepth -= 1
            if ignoredDepth == 0 { session.handOver(text: stack.top.isText) }
            return
        }
        let element = stack.pop()
        if element == .pointExtension { return }
        if element == .trkpt { return endPoint(element) }
        guard element.isText else { return leave(element) }
        session.handOver(text: false)
        if element == .sensor, takeCount() { return }
        take(element)
    }

    /// What the element that starts is, given what it is in.
    @inline(__always)
    private mutating func enter(_ tag: Tag) -> Element {
        let name = tag.name
        switch stack.top {
        case .trkpt, .rtept, .wpt: return enterPointChild(tag)
        case .trkseg:
            guard isGPX(tag) else { return .ignored }
            if name == names.trkpt { return startPoint(tag, .trkpt) }
            return name == names.extensions ? .segmentExtension : .ignored
        case .pointExtension: return enterExtension(tag)
        default: return enterOther(tag)
        }
    }

    /// What an element outside points is.
    private mutating func enterOther(_ tag: Tag) -> Element {
        switch stack.top {
        case .document: return startDocument(tag)
        case .gpx: return isGPX(tag) ? documentChild(tag) : .ignored
        case .metadata: return isGPX(tag) ? metadataChild(tag) : .ignored
        case .trk: return isGPX(tag) ? trackChild(tag) : .ignored
        case .rte: return isGPX(tag) ? routeChild(tag) : .ignored
        case .author: return authorChild(tag)
        case .link: return tag.name == names.text ? .linkText : tag.name == names.type ? .linkType : .ignored
        case .metadataExtension: return tag.name == names.inExtensions.info ? .plannerInfo : .metadataExtension
        case .segmentExtension:
            if !isDropping, osmAnd.take(tag, names, &surfaces) { weigh(1) }
            return .segmentExtension
        default: return .ignored
        }
    }

    private mutating func documentChild(_ tag: Tag) -> Element {
        switch tag.name {
        case names.trk:
            track = GPXTrack()
            trackPoints.lift()
            trackGround.endNotes()
            return .trk
        case names.rte:
            route = GPXRoute()
            route?.points = routePoints.count..<routePoints.count
            routePoints.lift()
            routeGround.endNotes()
            routeGround.startSegment(at: routePoints.count)
            return .rte
        case names.wpt: return startPoint(tag, .wpt)
        case names.metadata: return .metadata
        case names.author: return .authorName
        // GPX 1.0 has no <metadata>.
        default: return metadataChild(tag)
        }
    }

    private mutating func trackChild(_ tag: Tag) -> Element {
        switch tag.name {
        case names.trkseg:
            endSegment()
            startSegment()
            return .trkseg
        case names.trkpt:
            warn(
                .pointOutsideSegment, at: tag.session.positionOfTag, found: "<trkpt> outside a <trkseg>",
                done: "read as part of one")
            if segmentStart == nil { startSegment() }
            return startPoint(tag, .trkpt)
        default: return labelChild(tag)
        }
    }

    private mutating func routeChild(_ tag: Tag) -> Element {
        tag.name == names.rtept ? startPoint(tag, .rtept) : labelChild(tag)
    }

    private mutating func leave(_ element: Element) {
        switch element {
        case .trkpt, .rtept, .wpt: endPoint(element)
        case .trkseg: endSegment()
        case .trk: endTrack()
        case .rte: endRoute()
        case .link: endLink()
        case .gpx: isComplete = true
        default: break
        }
    }

    private mutating func startSegment() {
        trackPoints.split()
        segmentStart = trackPoints.count
        (isPaused, hasGap) = (false, false)
        trackGround.startSegment(at: trackPoints.count)
    }

    private mutating func endSegment() {
        guard let start = segmentStart else { return }
        takeOsmAndRoute(from: start)
        addSegment(from: start)
        segmentStart = nil
    }

    private mutating func addSegment(from start: Int) {
        counts.segments += 1
        if !isDropping { track?.segments.append(start..<trackPoints.count) }
        weigh(1)
    }

    /// Ends the segment at a pause that a position out of range marked, where a run goes on behind it.
    mutating func splitSegment() {
        isPaused = false
        guard let start = segmentStart, start < trackPoints.count else { return }
        addSegment(from: start)
        trackPoints.split()
        segmentStart = trackPoints.count
        trackGround.startSegment(at: trackPoints.count)
    }

    private mutating func endTrack() {
        endSegment()
        guard let track else { return }
        counts.tracks += 1
        if !isDropping { document.tracks.append(track) }
        self.track = nil
        weigh(1)
    }

    private mutating func endRoute() {
        if var route {
            route.points = route.points.lowerBound..<routePoints.count
            counts.routes += 1
            if !isDropping { document.routes.append(route) }
            self.route = nil
            weigh(1)
        }
    }

    /// Ends what is open where the document broke off.
    mutating func endAll() {
        endTrack()
        endRoute()
        weigh(0)
        document.namespaces.sort { ($0.uri, $0.prefix ?? "") < ($1.uri, $1.prefix ?? "") }
        trackPoints.flush()
        routePoints.flush()
        waypoints.flush()
        (document.points, document.trackSensors) = (trackPoints.columns, trackPoints.sensors)
        (document.routePoints, document.routeSensors) = (routePoints.columns, routePoints.sensors)
        (document.waypoints, document.waypointSensors) = (waypoints.columns, waypoints.sensors)
    }
}
