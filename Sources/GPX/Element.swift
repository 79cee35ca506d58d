/// Where in a GPX file the parser is. Texts that are collected come last; whose they are says the element around them.
enum Element: UInt8 {
    /// Outside the root element.
    case document
    /// An element nothing is read from.
    case ignored
    case gpx, metadata, author, trk, trkseg, rte, trkpt, rtept, wpt, link
    /// An element of another namespace in a point, at any depth.
    case pointExtension
    /// `<extensions>` of the metadata, and of a track segment or an element in it.
    case metadataExtension, segmentExtension
    case name, description, comment, source, symbol, type, number, keywords, email, authorName
    case address, addressName, linkText, linkType
    case elevation, time, sensor, surface, wayTags, againstWay, plannerInfo

    var isText: Bool { rawValue >= Element.name.rawValue }
}

/// The elements around the parser's place.
struct ElementStack: ~Copyable {
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
