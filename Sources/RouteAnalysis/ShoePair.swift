import RouteGeometry

/// A pair of running shoes as the runner knows it.
public struct ShoePair: Sendable, Hashable {
    public var name: String
    /// Metres run in it; `nil` where unknown.
    public var distance: Double?
    /// Taken out of use by the runner.
    public var isRetired: Bool
    /// Not for long runs.
    public var isUnfitForLong: Bool
    /// What it is meant for; empty for every ground.
    public var grounds: Set<Ground>

    /// What a shoe is made for.
    public enum Ground: String, Sendable, CaseIterable {
        case road, trail, track

        /// Wood and unknown ground count as road, sand and grass as trail.
        init(_ surface: Surface) {
            switch surface {
            case .asphalt, .concrete, .paving, .wood, .treadmill, .unknown: self = .road
            case .compacted, .gravel, .dirt, .woodchip, .grass, .sand: self = .trail
            case .track: self = .track
            }
        }
    }

    public init(
        name: String, distance: Double? = nil, isRetired: Bool = false, isUnfitForLong: Bool = false,
        grounds: Set<Ground> = []
    ) {
        self.name = name
        self.distance = distance
        self.isRetired = isRetired
        self.isUnfitForLong = isUnfitForLong
        self.grounds = grounds
    }

    /// Metres at which to look for a new pair, and from which a pair is no longer scheduled: 300 and 500 miles, as
    /// runners' and shoe makers' advice has it.
    public static let warningDistance = 480_000.0
    public static let lastDistance = 800_000.0

    /// Whether no run may use it.
    public var isWornOut: Bool { isRetired || (distance ?? 0) > Self.lastDistance }

    /// Whether nine tenths of a run lie on ground it is meant for. The share is ours: every run begins at a door.
    func suits(_ run: PlannedRun) -> Bool {
        grounds.isEmpty
            || run.load.traversal.permille { grounds.contains(Ground($0.surface.value)) } >= 900
    }

    /// A pair as written on the command line: `Novablast`, `Clifton:420km`, `Speedgoat:trail:no-long`.
    public init(parsing text: String) throws(AnalysisError) {
        var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        self.init(name: parts.removeFirst())
        func fail(_ found: String) -> AnalysisError {
            AnalysisError(
                .badData,
                sentence: "shoe \"\(text)\": \(found); a pair is written like Novablast, Clifton:420km or "
                    + "Speedgoat:trail:no-long")
        }
        guard name.contains(where: { !$0.isWhitespace }) else { throw fail("the name is missing") }
        for part in parts {
            if let ground = Ground(rawValue: part) {
                grounds.insert(ground)
            } else if part == "no-long" {
                isUnfitForLong = true
            } else if part == "retired" {
                isRetired = true
            } else if let metres = Distance.metres(parsing: part), metres <= 100_000_000 {
                distance = metres
            } else {
                throw fail("\"\(part)\" is no distance and none of road, trail, track, no-long, retired")
            }
        }
    }
}
