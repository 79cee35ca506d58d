internal import StreamingXML

/// Where in a GPX file the parser is. Texts that are collected come last.
enum Element: UInt8 {
    /// Outside the root element.
    case document
    /// An element nothing is read from.
    case ignored
    case gpx, metadata, trk, trkseg, rte, trkpt, rtept, wpt
    /// An element of another namespace in a point, at any depth.
    case pointExtension
    case metadataName, metadataDescription, trackName, trackDescription, trackType, routeName, routeType
    case waypointName, elevation, time, surface

    var isText: Bool { rawValue >= Element.metadataName.rawValue }
}

/// The names of GPX as the parser interns them: equal names are equal pointers.
struct ElementNames {
    typealias Name = UnsafePointer<UInt8>

    let gpx, metadata, trk, trkseg, trkpt, rte, rtept, wpt: Name
    let name, desc, type, ele, time, extensions: Name
    let version, creator, lat, lon: Name
    let surface, stretch, camber, camberURI: Name
    /// The namespaces of GPX 1.1 and 1.0.
    let gpx11, gpx10: Name
    /// Spellings of them that are wrong and common.
    let misspelt: [Name]

    static let camberNamespace = "urn:camber:gpx:1"

    init(_ scanner: borrowing XMLScanner) {
        gpx = scanner.intern("gpx")
        metadata = scanner.intern("metadata")
        trk = scanner.intern("trk")
        trkseg = scanner.intern("trkseg")
        trkpt = scanner.intern("trkpt")
        rte = scanner.intern("rte")
        rtept = scanner.intern("rtept")
        wpt = scanner.intern("wpt")
        name = scanner.intern("name")
        desc = scanner.intern("desc")
        type = scanner.intern("type")
        ele = scanner.intern("ele")
        time = scanner.intern("time")
        extensions = scanner.intern("extensions")
        version = scanner.intern("version")
        creator = scanner.intern("creator")
        lat = scanner.intern("lat")
        lon = scanner.intern("lon")
        surface = scanner.intern("surface")
        stretch = scanner.intern("stretch")
        camber = scanner.intern("camber")
        camberURI = scanner.intern(Self.camberNamespace)
        gpx11 = scanner.intern("http://www.topografix.com/GPX/1/1")
        gpx10 = scanner.intern("http://www.topografix.com/GPX/1/0")
        misspelt = ["https://www.topografix.com/GPX/1/1", "https://www.topografix.com/GPX/1/0"].map {
            scanner.intern($0)
        }
    }
}

/// A start tag as `XMLStartElement` lends it.
struct Tag {
    let session: XMLSession
    let name: UnsafePointer<UInt8>
    let prefix: UnsafePointer<UInt8>?
    let uri: UnsafePointer<UInt8>?
    let attributeCount: Int
    let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

    /// The name of an attribute without prefix; `nil` for one with a prefix.
    @inline(__always)
    func attributeName(_ index: Int) -> UnsafePointer<UInt8>? {
        guard let attributes, attributes[5 * index + 1] == nil else { return nil }
        return attributes[5 * index]
    }

    /// The value of an attribute, with `&` as `&#38;`.
    @inline(__always)
    func value(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        guard let attributes, let start = attributes[5 * index + 3], let end = attributes[5 * index + 4] else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(start: start, count: end - start)
    }

    /// The value of the attribute without prefix that is called `name`.
    func value(named name: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        (0..<attributeCount).first { attributeName($0) == name }.map(value)
    }

    /// How the element's name is written.
    var qualifiedName: String {
        let local = String(cString: name)
        return Reader.shortened(prefix.map { "\(String(cString: $0)):\(local)" } ?? local)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// An attribute's value as text: libxml2 hands an ampersand over as `&#38;`.
    var attributeText: String {
        let text = String(decoding: self, as: UTF8.self)
        guard contains(UInt8(ascii: "&")) else { return text }
        return text.split(separator: "&#38;", omittingEmptySubsequences: false).joined(separator: "&")
    }
}
