import HeelLoad
import RouteGeometry

/// How much of a week leans only by assumption, and the note that would settle the most of it.
public struct AssumedCamber: Sendable {
    /// Metres.
    public let distance: Double
    /// The run with most of it.
    public let run: PlannedRun
    public let settling: SettlingNote?

    /// `nil` under 50 m.
    init?(in runs: [PlannedRun]) {
        func assumed(_ run: PlannedRun) -> Double {
            let legs = run.load.traversal.legs
            let length = legs.reduce(0) { sum, leg in
                leg.stretch.crossSection.origin == .assumed && leg.tilt.lowFoot != nil ? sum + leg.length : sum
            }
            return length * run.load.traversal.repeats
        }
        distance = runs.reduce(0) { $0 + assumed($1) }
        guard distance >= 50, let most = runs.max(by: { assumed($0) < assumed($1) }) else { return nil }
        run = most
        settling = SettlingNote(for: most.load.traversal, along: most.survey)
    }
}
