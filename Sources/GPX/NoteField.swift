internal import RouteGeometry

/// The attributes of a `camber:stretch`.
enum NoteField: String {
    case surface, crossfall, falls, footways, traffic, oneway
    case crossSection = "cross-section"
    case unsafeEdge = "unsafe-edge"

    /// No road is steeper across than one in two.
    private static let steepestCrossfall = 0.5

    /// Sets the attribute, or ends it where the value is `unknown`; `false` for a value that is not allowed.
    func set(_ bytes: UnsafeBufferPointer<UInt8>, in note: inout GroundFacts) -> Bool {
        let text = bytes.trimmed.attributeText
        let isUnknown = text == "unknown"
        func parsed<Value>(_ path: WritableKeyPath<GroundFacts, Value?>, _ value: Value?) -> Bool {
            guard isUnknown || value != nil else { return false }
            note[keyPath: path] = isUnknown ? nil : value
            return true
        }
        switch self {
        case .surface: return parsed(\.surface, Surface(rawValue: text) ?? Surface(openStreetMap: text))
        case .crossSection: return parsed(\.crossSection, GroundFacts.Kind(rawValue: text))
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
