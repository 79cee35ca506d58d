/// How far the runner lets traffic come from behind.
public enum TrafficBehind: String, Sendable, CaseIterable {
    case never
    /// On two-way stretches known as quiet.
    case quiet
}

extension Stretch {
    /// The roll of the ground under a runner on `line`.
    ///
    /// | where | low foot |
    /// |---|---|
    /// | level, or the middle of a crown | none |
    /// | an edge of a crowned road | the foot on the side of that edge |
    /// | anywhere on a banked road | the foot on the side it falls toward; reversing travel swaps it |
    /// | a footway | the foot toward the carriageway, for a footway falls to it |
    ///
    /// A footway's fall is `CrossSection.footwayCrossfall`; where the stretch has no footway there, the line is the
    /// edge of the carriageway.
    public func tilt(on line: Line, _ travel: Travel) -> Tilt {
        if line.isFootway, let edge = line.edge(travel), footways.value.contains(edge) {
            let carriageway = edge.side(travelling: travel.direction).opposite
            return Tilt(crossfall: CrossSection.footwayCrossfall, fallingTo: carriageway)
        }
        switch crossSection.value {
        case .level: return .level
        case .crowned(let crossfall):
            guard let side = line.side(travel) else { return .level }
            return Tilt(crossfall: crossfall, fallingTo: side)
        case .banked(let crossfall, let falls):
            return Tilt(crossfall: crossfall, fallingTo: falls.side(travelling: travel.direction))
        }
    }

    /// The slope across travel on `line`, rise over run, with where it is known from.
    public func crossfall(on line: Line, _ travel: Travel) -> Fact<Double> {
        if line.isFootway, let edge = line.edge(travel), footways.value.contains(edge) {
            return Fact(CrossSection.footwayCrossfall, min(footways.origin, .inferred))
        }
        if case .crowned = crossSection.value, line == .middle { return Fact(0, crossSection.origin) }
        return Fact(crossSection.value.crossfall, crossSection.origin)
    }

    /// Whether motor traffic comes up behind a runner on `line`.
    public func hasTrafficBehind(on line: Line, _ travel: Travel) -> Bool {
        if traffic.value == .none || isOnFootway(line, travel) { return false }
        switch flow(travel.direction) {
        case .with: return true
        case .against: return false
        case .none: return line.side(travel) != travel.drivingSide.opposite
        }
    }

    /// Whether a runner may be sent along `line`: never on an edge noted unsafe, on a footway only where there is one,
    /// never with the flow of one-way traffic, and with other traffic behind only as far as `behind` allows. In the
    /// middle of the road only without traffic.
    public func isSafe(_ line: Line, _ travel: Travel, behind: TrafficBehind) -> Bool {
        if let edge = line.edge(travel), unsafeEdges.contains(edge) { return false }
        if line.isFootway { return isOnFootway(line, travel) }
        if traffic.value == .none { return true }
        if line == .middle { return false }
        if !hasTrafficBehind(on: line, travel) { return true }
        return behind == .quiet && traffic.value == .quiet && oneway.value == .none
    }

    /// The line a runner who wants `preferred` takes here: that, else facing traffic, else the footway on that side,
    /// else the other, else (where only the edges are unsafe) the middle, else with traffic (on a one-way road, or as
    /// far as `behind` allows); the first that is safe. `nil` where no line is.
    public func safeLine(preferring preferred: Line, _ travel: Travel, behind: TrafficBehind) -> Line? {
        if isSafe(preferred, travel, behind: behind) { return preferred }
        // Sides of travel, not edges, break the tie: drawing the route the other way changes nothing for the runner.
        let facing = travel.drivingSide.opposite.edge(travelling: travel.direction)
        let lines: [Line] = [
            .facingTraffic, .footway(at: facing), .footway(at: facing.opposite), .middle, .withTraffic,
        ]
        return lines.first { isSafe($0, travel, behind: behind) }
    }

    private func isOnFootway(_ line: Line, _ travel: Travel) -> Bool {
        guard line.isFootway, let edge = line.edge(travel) else { return false }
        return footways.value.contains(edge)
    }

    /// The flow of one-way traffic seen along travel.
    private func flow(_ direction: TravelDirection) -> Oneway {
        direction == .asDrawn ? oneway.value : oneway.value.reversed
    }
}
