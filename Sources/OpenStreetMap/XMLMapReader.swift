internal import Gzip
internal import StreamingXML

/// Reads OpenStreetMap's XML: `.osm` of the servers, of osmium and of JOSM, and `.osc` changes, whose deletions are left
/// out.
struct XMLMapReader: ~Copyable {
    private typealias Name = UnsafePointer<UInt8>

    var map = MapCollector()
    private let osm, osmChange, node, way, relation, nd, tag, member, delete: Name
    private let id, lat, lon, ref, k, v, action, visible, type, role: Name

    private var isKnown = false
    private var refusal: MapError?
    private var deletionDepth = 0
    private var tags = TagsInProgress()
    private var refs: [Int64] = []
    private var currentID: Int64?
    private var current = Kind.none

    private enum Kind {
        case none, way, relation
    }

    private init(_ scanner: borrowing XMLScanner) {
        osm = scanner.intern("osm")
        osmChange = scanner.intern("osmChange")
        node = scanner.intern("node")
        way = scanner.intern("way")
        relation = scanner.intern("relation")
        nd = scanner.intern("nd")
        tag = scanner.intern("tag")
        member = scanner.intern("member")
        delete = scanner.intern("delete")
        id = scanner.intern("id")
        lat = scanner.intern("lat")
        lon = scanner.intern("lon")
        ref = scanner.intern("ref")
        k = scanner.intern("k")
        v = scanner.intern("v")
        action = scanner.intern("action")
        visible = scanner.intern("visible")
        type = scanner.intern("type")
        role = scanner.intern("role")
    }

    /// All of a document, compressed by gzip or not.
    static func read(_ input: XMLInput) throws(MapError) -> MapCollector {
        let reader = UnsafeMutablePointer<XMLMapReader>.allocate(capacity: 1)
        defer { reader.deallocate() }
        let handlers = XMLHandlers(startElement: startElement, endElement: endElement)
        do {
            var scanner = try XMLScanner(input, decoder: .gzip(), handlers: handlers, consumer: reader)
            reader.initialize(to: XMLMapReader(scanner))
            var failure: XMLError?
            do { try scanner.run() } catch { failure = error }
            let read = reader.move()
            return try read.finish(failure)
        } catch let error as XMLError {
            throw MapError(error)
        } catch let error as MapError {
            throw error
        } catch {
            throw MapError(.damaged, found: "\(error)", allowed: "OpenStreetMap XML")
        }
    }

    private consuming func finish(_ failure: XMLError?) throws(MapError) -> MapCollector {
        if let refusal { throw refusal }
        if let failure { throw MapError(failure) }
        map.resolveRelations()
        return map
    }

    @inline(__always)
    fileprivate mutating func start(_ element: MapTag) {
        if !isKnown { return startDocument(element) }
        switch element.name {
        case node: if deletionDepth == 0 { takeNode(element) }
        case nd: if current == .way, let value = element.value(ref)?.integer { takeRef(value, element) }
        case tag: if current != .none { takeTag(element) }
        case way, relation: begin(element, element.name == way ? .way : .relation)
        case member: if current == .relation { takeMember(element) }
        case delete: deletionDepth += 1
        default: break
        }
    }

    @inline(__always)
    fileprivate mutating func end(_ name: UnsafePointer<UInt8>) {
        if name == way, current == .way, let currentID {
            refs.withUnsafeBufferPointer { map.addWay(currentID, tags, refs: $0) }
        } else if name == relation, current == .relation {
            map.addRelation(tags, outer: refs)
        } else if name == delete {
            deletionDepth -= 1
            return
        } else if name != way, name != relation {
            return
        }
        current = .none
    }

    private mutating func startDocument(_ element: MapTag) {
        guard element.name == osm || element.name == osmChange else {
            let place = element.session.positionOfTag
            let name = String(cString: element.name).prefix(40)
            refusal = MapError(
                .foreign, at: .line(place.line, column: place.column), found: "the root element is <\(name)>",
                allowed: "<osm>, as in OpenStreetMap files")
            element.session.stop()
            return
        }
        isKnown = true
    }

    private mutating func takeNode(_ element: MapTag) {
        var (number, latitude, longitude): (Int64?, Int64?, Int64?)
        for index in 0..<element.count {
            switch element.attributeName(index) {
            case id: number = element.value(index).integer
            case lat: latitude = element.value(index).degrees
            case lon: longitude = element.value(index).degrees
            case action: if element.value(index).equals("delete") { return }
            case visible: if element.value(index).equals("false") { return }
            default: break
            }
        }
        guard let number, let latitude, let longitude, MapPlace.isValid(latitude, longitude) else { return }
        map.addNode(number, MapPlace(latitude: Int32(latitude), longitude: Int32(longitude)))
    }

    /// Some programs write the places of nodes on the ways, and the nodes not at all.
    @inline(__always)
    private mutating func takeRef(_ node: Int64, _ element: MapTag) {
        refs.append(node)
        guard element.count > 1, let latitude = element.value(lat)?.degrees,
            let longitude = element.value(lon)?.degrees, MapPlace.isValid(latitude, longitude)
        else { return }
        map.addNode(node, MapPlace(latitude: Int32(latitude), longitude: Int32(longitude)))
    }

    private mutating func begin(_ element: MapTag, _ kind: Kind) {
        refs.removeAll(keepingCapacity: true)
        tags = TagsInProgress()
        currentID = element.value(id)?.integer
        let isDeleted =
            deletionDepth > 0 || element.value(action)?.equals("delete") == true
            || element.value(visible)?.equals("false") == true
        current = isDeleted || currentID == nil ? .none : kind
    }

    private mutating func takeTag(_ element: MapTag) {
        guard let key = element.value(k), let value = element.value(v) else { return }
        guard let known = TagKey(key) else { return tags.skip() }
        // libxml2 hands an ampersand over as `&#38;`.
        if value.contains(UInt8(ascii: "&")) {
            let text = String(decoding: value, as: UTF8.self)
            var plain = text.split(separator: "&#38;", omittingEmptySubsequences: false).joined(separator: "&")
            plain.withUTF8 { tags.take(known, $0) }
        } else {
            tags.take(known, value)
        }
    }

    private mutating func takeMember(_ element: MapTag) {
        guard element.value(type)?.equals("way") == true, let way = element.value(ref)?.integer else { return }
        let role = element.value(role)
        if role == nil || role?.isEmpty == true || role?.equals("outer") == true { refs.append(way) }
    }
}

extension MapError {
    init(_ error: XMLError) {
        let place: Place = error.position.map { .line($0.line, column: $0.column) } ?? .file
        let kind: Kind =
            switch error.kind {
            case .unreadable(let number): .unreadable(errno: number)
            case .truncated: .truncated
            case .compressed: .unsupported
            case .empty: .foreign
            default: .damaged
            }
        let allowed =
            if case .compressed = error.kind { ".osm, .osm.gz or .osm.pbf" } else { error.allowed }
        self.init(kind, at: place, found: error.found, allowed: allowed)
    }
}

private let startElement: XMLStartElement = { session, name, _, _, _, _, count, _, attributes in
    guard let name else { return }
    let session = XMLSession(session)
    session.consumer.assumingMemoryBound(to: XMLMapReader.self).pointee.start(
        MapTag(session: session, name: name, count: Int(count), attributes: attributes))
}

private let endElement: XMLEndElement = { session, name, _, _ in
    guard let name else { return }
    XMLSession(session).consumer.assumingMemoryBound(to: XMLMapReader.self).pointee.end(name)
}
