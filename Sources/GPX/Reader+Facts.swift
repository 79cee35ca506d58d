internal import RouteGeometry
internal import StreamingXML

/// The surface words met so far. Planners repeat the same few on every point, so the last one answers most.
struct SurfaceWords {
    private var lastWord: [UInt8] = []
    private var lastSurface: Surface?

    /// The class of a surface value, `nil` where there is none.
    mutating func surface(_ word: UnsafeBufferPointer<UInt8>) -> Surface? {
        if word.elementsEqual(lastWord) { return lastSurface }
        lastWord = Array(word)
        lastSurface = Surface(openStreetMap: String(decoding: word, as: UTF8.self))
        return lastSurface
    }
}

/// The notes in force while points come in.
struct FactsInProgress {
    private var note = GPXNote()
    private var hasChanged = false

    /// At the start of a track or route no note holds yet.
    mutating func endNotes() {
        change { $0 = GPXNote() }
    }

    mutating func change(_ body: (inout GPXNote) -> Void) {
        let before = note
        body(&note)
        hasChanged = hasChanged || note != before
    }

    /// What the next point has to record.
    fileprivate mutating func takeChange() -> GPXNote? {
        guard hasChanged else { return nil }
        hasChanged = false
        return note
    }
}

extension GPXFacts {
    mutating func append(_ surface: Surface?, _ notes: inout FactsInProgress, at point: Int) {
        if surface != surfaces.last?.value ?? nil { surfaces.append(GPXChange(at: point, surface)) }
        if let note = notes.takeChange() { self.notes.append(GPXChange(at: point, note)) }
    }
}

// What a point's extensions say of the ground.
extension Reader {
    mutating func takeSurface() {
        let (place, word) = (textPosition, text.bytes.trimmed)
        guard point.surface == nil, !word.isEmpty else { return }
        point.surface = surfaces.surface(word)
        if point.surface == nil {
            warn(
                .surfaceUnknown, at: place, found: "surface \(Self.quoted(word))", allowed: "one known here",
                done: "taken as unknown")
        }
    }

    /// Takes the attributes of a `camber:stretch`.
    mutating func takeNote(_ tag: Tag) {
        let isRoute = route != nil
        for index in 0..<tag.attributeCount {
            guard let name = tag.attributeName(index).map({ String(cString: $0) }) else { continue }
            let value = tag.value(index)
            guard let field = NoteField(rawValue: name) else {
                warn(
                    .noteInvalid, at: tag.position(of: value), found: "attribute \(name)", allowed: "one of a stretch",
                    done: "attribute ignored")
                continue
            }
            var isValid = true
            let change = { (note: inout GPXNote) in isValid = field.set(value, in: &note) }
            if isRoute { routeNotes.change(change) } else { trackNotes.change(change) }
            if !isValid {
                warn(
                    .noteInvalid, at: tag.position(of: value), found: "\(name) \(Self.quoted(value))",
                    allowed: field.allowed, done: "attribute ignored")
            }
        }
    }
}

/// The attributes of a `camber:stretch`.
private enum NoteField: String {
    case surface, crossfall, falls, footways, traffic, oneway
    case crossSection = "cross-section"
    case unsafeEdge = "unsafe-edge"

    /// No road is steeper across than one in two.
    private static let steepestCrossfall = 0.5

    /// Sets the attribute, or ends it where the value is `unknown`; `false` for a value that is not allowed.
    func set(_ bytes: UnsafeBufferPointer<UInt8>, in note: inout GPXNote) -> Bool {
        let text = bytes.trimmed.attributeText
        let isUnknown = text == "unknown"
        func parsed<Value>(_ path: WritableKeyPath<GPXNote, Value?>, _ value: Value?) -> Bool {
            guard isUnknown || value != nil else { return false }
            note[keyPath: path] = isUnknown ? nil : value
            return true
        }
        switch self {
        case .surface: return parsed(\.surface, Surface(rawValue: text) ?? Surface(openStreetMap: text))
        case .crossSection: return parsed(\.crossSection, StretchFacts.Kind(rawValue: text))
        case .crossfall:
            let value = DecimalNumber.value(of: bytes)
            return parsed(\.crossfall, value.flatMap { $0 >= 0 && $0 <= Self.steepestCrossfall ? $0 : nil })
        case .falls: return parsed(\.falls, Edge(rawValue: text))
        case .footways: return parsed(\.footways, Self.edges(text))
        case .traffic: return parsed(\.traffic, Traffic(rawValue: text))
        case .oneway: return parsed(\.oneway, Oneway(rawValue: text))
        case .unsafeEdge: return parsed(\.unsafeEdges, Self.edges(text))
        }
    }

    /// `none`, or one or both edges with white space between.
    private static func edges(_ text: String) -> Set<Edge>? {
        if text == "none" { return [] }
        let words = text.split(whereSeparator: \.isWhitespace)
        let edges = words.compactMap { Edge(rawValue: String($0)) }
        return edges.isEmpty || edges.count < words.count ? nil : Set(edges)
    }

    /// Follows "is not".
    var allowed: String {
        switch self {
        case .surface: "a surface such as asphalt or dirt, or unknown"
        case .crossSection: "level, crowned, banked or unknown"
        case .crossfall: "a ratio from 0 to \(Self.steepestCrossfall), or unknown"
        case .falls: "left, right or unknown"
        case .footways, .unsafeEdge: "left, right, left right, none or unknown"
        case .traffic: "none, quiet, busy or unknown"
        case .oneway: "none, with, against or unknown"
        }
    }
}
