/// Where a fact comes from, least certain first: a fact of a higher origin replaces one of a lower.
public enum Origin: String, Sendable, CaseIterable, Comparable {
    /// Nothing is known; a documented default stands in.
    case assumed
    /// Concluded from another fact, such as the class of a road.
    case inferred
    /// From a map.
    case map
    /// From the GPX file: its points, or what the app that wrote it says of them.
    case file
    /// The runner said so.
    case note

    public static func < (a: Origin, b: Origin) -> Bool { a.rank < b.rank }

    private var rank: Int {
        switch self {
        case .assumed: 0
        case .inferred: 1
        case .map: 2
        case .file: 3
        case .note: 4
        }
    }
}

/// A value with where it comes from.
public struct Fact<Value: Sendable & Hashable>: Sendable, Hashable {
    public var value: Value
    public var origin: Origin

    public init(_ value: Value, _ origin: Origin) {
        self.value = value
        self.origin = origin
    }
}
