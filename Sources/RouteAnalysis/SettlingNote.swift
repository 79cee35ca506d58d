import HeelLoad
import RouteGeometry

/// The fact that, noted, would settle the most of a score.
public struct SettlingNote: Sendable, Hashable {
    public enum Fact: Sendable, Hashable {
        case crossSection, surface, traffic
    }

    public let fact: Fact
    /// Metres along the route as drawn.
    public let range: Range<Double>
    /// The point of the GPX file at which the stretch begins, counted from 0.
    public let pointIndex: Int

    /// The longest part in which the cross-section is assumed to lean, if that is more than a twentieth of what is run, for
    /// the side is what is least known; else the longest with assumed surface; else the longest whose traffic is unknown.
    init?(for traversal: RouteTraversal, along survey: SurveyedRoute) {
        func longest(where isAssumed: (RouteTraversal.Leg) -> Bool) -> Range<Double>? {
            var ranges: [Range<Double>] = []
            for leg in traversal.legs where isAssumed(leg) {
                if let last = ranges.last, last.upperBound == leg.range.lowerBound {
                    ranges[ranges.count - 1] = last.lowerBound..<leg.range.upperBound
                } else {
                    ranges.append(leg.range)
                }
            }
            return ranges.max { $0.upperBound - $0.lowerBound < $1.upperBound - $1.lowerBound }
        }
        let isUncertain: (Origin) -> Bool = { $0 <= .inferred }
        let choices: [(Fact, Range<Double>?)] = [
            (.crossSection, longest { isUncertain($0.stretch.crossSection.origin) && $0.tilt.lowFoot != nil }),
            (.surface, longest { isUncertain($0.stretch.surface.origin) }),
            (.traffic, longest { $0.stretch.traffic.origin == .assumed }),
        ]
        let ends = traversal.legs.map(\.range)
        let reach = (ends.map(\.upperBound).max() ?? 0) - (ends.map(\.lowerBound).min() ?? 0)
        let least = reach / 20
        guard
            let (fact, found) = choices.first(where: { $0.1.map { $0.upperBound - $0.lowerBound > least } ?? false }),
            let range = found
        else { return nil }
        self.fact = fact
        self.range = range
        let distances = survey.route.line.distances
        pointIndex = (distances.firstIndex { $0 > range.lowerBound + 1e-6 } ?? distances.count) - 1
    }
}
