internal import Gzip
internal import RouteGeometry
internal import StreamingXML

/// A GPX file as it was written, to be changed in places and written again without losing anything.
///
/// Every element, attribute, comment and processing instruction stays, also those of other programs, in order and with
/// the white space between them: the canonical XML of the bytes is that of the file. The encoding becomes UTF-8.
/// O(bytes) in time and memory, two to twenty times the size of the file: 2 for long texts, 20 for elements with nothing
/// in them.
public struct GPXText: Sendable {
    /// What stands before and behind the root element.
    var prolog: [UInt8] = []
    var epilog: [UInt8] = []
    var root: MarkupElement
    /// Whether the file was compressed with gzip.
    public internal(set) var isCompressed = false

    /// Reads a file, plain or gzip. Unlike `GPXDocument` it wants a whole one, for what cannot be read cannot be written again.
    public init(contentsOf path: String) throws(GPXError) { self = try Self.read(.path(path)) }

    /// Reads an open file from where it stands to its end and leaves it open.
    public init(fileDescriptor: Int32) throws(GPXError) { self = try Self.read(.fileDescriptor(fileDescriptor)) }

    public init(bytes: [UInt8]) throws(GPXError) {
        self = try bytes.withUnsafeBufferPointer { bytes throws(GPXError) in
            try Self.read(.bytes(UnsafeRawBufferPointer(bytes)))
        }
    }

    init(prolog: [UInt8], root: MarkupElement, epilog: [UInt8]) {
        self.prolog = prolog
        self.root = root
        self.epilog = epilog
    }

    /// The whole file as UTF-8.
    public var bytes: [UInt8] {
        var text = XMLText()
        text.declaration()
        text.markup(prolog)
        text.element(root)
        text.markup(epilog)
        return text.takeBytes()
    }

    /// The whole file as it is to be stored: compressed where it was so.
    public var fileBytes: [UInt8] { isCompressed ? Deflater.data(of: bytes) : bytes }

    /// Where in the root element the tracks stand, or the routes where there is no track.
    var lines: [Int] {
        let tracks = root.indices { $0.kind == .trk }
        return tracks.isEmpty ? root.indices { $0.kind == .rte } : tracks
    }
}

extension XMLText {
    fileprivate mutating func element(_ element: MarkupElement) {
        start(element.name, namespaces: element.namespaces, attributes: element.attributes)
        for node in element.content {
            switch node {
            case .markup(let bytes): markup(bytes)
            case .element(let child): self.element(child)
            }
        }
        end(element.name)
    }
}
