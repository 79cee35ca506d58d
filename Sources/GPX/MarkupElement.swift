internal import RouteGeometry

/// What stands in an element: XML that nobody has to look into, or an element that may be changed.
enum MarkupNode: Sendable {
    case markup([UInt8])
    case element(MarkupElement)
}

/// An element of a GPX file kept as it was written, in as little detail as changing it takes.
struct MarkupElement: Sendable {
    /// Whether a change of points or notes may touch it, and how.
    enum Kind: Sendable {
        case gpx, trk, trkseg, rte
        /// A track or route point.
        case point
        /// The `<time>` of a point.
        case time
        /// `<extensions>` of a point, what is in it, or another program's element in a point of GPX 1.0.
        case pointExtension
        /// `<extensions>` of a track segment, and what is in it.
        case segmentExtension
    }

    let kind: Kind
    /// Prefix and local name, as written.
    let name: String
    let uri: String?
    /// Declared by the tag; the prefix "" is the default namespace.
    var namespaces: [(prefix: String, uri: String)] = []
    var attributes: [(name: String, value: String)] = []
    /// Of a point with a valid position.
    var coordinate: Coordinate?
    var content: [MarkupNode] = []

    var prefix: Substring { name.utf8.firstIndex(of: UInt8(ascii: ":")).map { name[..<$0] } ?? "" }

    var localName: Substring { Self.localName(of: name) }

    static func localName(of name: String) -> Substring {
        name.utf8.lastIndex(of: UInt8(ascii: ":")).map { name[name.utf8.index(after: $0)...] } ?? name[...]
    }

    /// The element without what is in it.
    var shell: MarkupElement {
        var copy = self
        copy.content = []
        return copy
    }

    /// Calls `body` with the element at `index`, in place: it is taken out meanwhile, so that nothing is copied.
    @discardableResult
    mutating func change<Result>(at index: Int, _ body: (inout MarkupElement) -> Result) -> Result? {
        guard case .element(var child) = content[index] else { return nil }
        content[index] = .markup([])
        defer { content[index] = .element(child) }
        return body(&child)
    }

    func child(at index: Int) -> MarkupElement? {
        if case .element(let child) = content[index] { child } else { nil }
    }

    /// The indices of the elements that `condition` accepts.
    func indices(where condition: (MarkupElement) -> Bool) -> [Int] {
        content.indices.filter { child(at: $0).map(condition) ?? false }
    }

    /// Adds an element behind all others: before white space at the end, on a line of its own where the others are.
    mutating func add(_ element: MarkupElement) {
        var (indent, tail): ([UInt8], [UInt8]) = ([], [])
        if case .markup(let first)? = content.first { indent = Array(first.prefix { $0.isWhiteSpace }) }
        if case .markup(let last)? = content.last {
            tail = Array(last.suffix(last.reversed().prefix { $0.isWhiteSpace }.count))
            content.removeLast()
            append(Array(last.dropLast(tail.count)))
        }
        append(indent)
        content.append(.element(element))
        append(tail)
    }

    private mutating func append(_ markup: [UInt8]) {
        if !markup.isEmpty { content.append(.markup(markup)) }
    }

    /// Removes what stands at `index`, with the white space before it.
    mutating func remove(at index: Int) {
        content.remove(at: index)
        guard index > 0, case .markup(let before) = content[index - 1] else { return }
        let blanks = before.reversed().prefix { $0.isWhiteSpace }.count
        content[index - 1] = .markup(Array(before.dropLast(blanks)))
    }

    /// Whether there is nothing in it but white space, and it says nothing itself.
    var isBlank: Bool {
        attributes.isEmpty
            && content.allSatisfy { node in
                if case .markup(let bytes) = node { bytes.allSatisfy(\.isWhiteSpace) } else { false }
            }
    }
}

// Points.
extension MarkupElement {
    /// Calls `body` with all points below, in order, and with those parts of them that are drawn without a gap; puts
    /// them back in their places. `body` may change the points but not their number.
    mutating func changePoints(_ body: (inout [MarkupElement], [Range<Int>]) -> Void) {
        var points: [MarkupElement] = []
        var pieces: [Range<Int>] = []
        takePoints(&points, &pieces)
        let count = points.count
        body(&points, pieces.filter { !$0.isEmpty })
        precondition(points.count == count, "the points keep their places")
        var rest = points[...]
        putPoints(&rest)
    }

    private mutating func takePoints(_ points: inout [MarkupElement], _ pieces: inout [Range<Int>]) {
        var start = points.count
        for index in content.indices {
            guard case .element(let child) = content[index] else { continue }
            if child.kind == .point {
                points.append(child)
                content[index] = .element(child.vacancy)
            } else if child.kind == .trkseg {
                pieces.append(start..<points.count)
                change(at: index) { $0.takePoints(&points, &pieces) }
                start = points.count
            }
        }
        pieces.append(start..<points.count)
    }

    private mutating func putPoints(_ points: inout ArraySlice<MarkupElement>) {
        for index in content.indices {
            guard case .element(let child) = content[index] else { continue }
            if child.kind == .point {
                content[index] = .element(points.removeFirst())
            } else if child.kind == .trkseg {
                change(at: index) { $0.putPoints(&points) }
            }
        }
    }

    /// Stands where a point was taken out.
    private var vacancy: MarkupElement { MarkupElement(kind: .point, name: "", uri: nil) }

    /// Points and segments in the opposite order; whatever stands between them stays.
    mutating func reverseOrder() {
        let places = indices { $0.kind == .point || $0.kind == .trkseg }
        for index in places { change(at: index) { if $0.kind == .trkseg { $0.reverseOrder() } } }
        for (first, last) in zip(places, places.reversed()) where first < last { content.swapAt(first, last) }
    }
}
