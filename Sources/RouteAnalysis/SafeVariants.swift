public import HeelLoad
public import RouteGeometry

extension SurveyedRoute {
    /// Every way to run the route along a safe line, each that feels different to the feet once.
    ///
    /// Directions × lines, on an out-and-back one line out and one back. Of variants under which the ground tilts alike
    /// everywhere the first stands for all. Variants without a safe line somewhere are left out, so the list may be
    /// empty. On a track every variant has the laps as drawn, or `laps`; `turn` has every variant turn round there.
    public func safeVariants(runner: Runner, laps wanted: Int? = nil, turn: TurnRound? = nil) -> [VariantLoad] {
        let count = wanted ?? laps?.count ?? 1
        var seen: Set<[Double]> = []
        return candidateVariants(laps: count, turn: turn, behind: runner.trafficBehind).compactMap { variant in
            let legs = RouteTraversal.legs(of: route, profile, as: variant, behind: runner.trafficBehind)
            guard legs.allSatisfy(\.isSafe), seen.insert(Self.signature(of: legs, variant.direction)).inserted else {
                return nil
            }
            return VariantLoad(traversal(as: variant, runner: runner), runner)
        }
    }

    /// Whether there is a safe way to run the whole of it.
    func hasSafeVariant(runner: Runner) -> Bool {
        candidateVariants(laps: laps?.count ?? 1, turn: nil, behind: runner.trafficBehind).contains { variant in
            RouteTraversal.legs(of: route, profile, as: variant, behind: runner.trafficBehind).allSatisfy(\.isSafe)
        }
    }

    /// Alike for two variants under which the ground tilts alike everywhere.
    private static func signature(of legs: [RouteTraversal.Leg], _ direction: TravelDirection) -> [Double] {
        var numbers = [direction == .asDrawn ? 1.0 : -1]
        for leg in legs {
            numbers.append(leg.range.lowerBound)
            numbers.append(leg.tilt.magnitude)
            numbers.append((leg.tilt.lowFoot == .left ? 1 : 0) + (leg.isReturn ? 2 : 0))
        }
        return numbers
    }

    /// The usual variant first, then all others in a fixed order.
    private func candidateVariants(laps: Int, turn: TurnRound?, behind: TrafficBehind) -> [Variant] {
        var usual = usualVariant
        (usual.laps, usual.turn) = (laps, turn)
        // Without traffic the middle and the edges are as good as any line, and say better where to run.
        let isFree = route.stretches.allSatisfy { $0.traffic.value == .none }
        let lines: [Line] =
            isFree
            ? [.middle, .leftEdge, .rightEdge]
            : [.facingTraffic, .leftFootway, .rightFootway, .leftEdge, .rightEdge, .middle, .withTraffic]
        let isOutAndBack = profile.shape.turnAround != nil
        // Out and back again is the same both ways round, and only a loop can be begun at its end.
        let isOneWay = isOutAndBack || turn != nil && profile.shape == .pointToPoint
        let directions = isOneWay ? [usual.direction] : [usual.direction, usual.direction.opposite]
        let variants = directions.flatMap { direction in
            let alike = lines.map { Variant(direction, $0, laps: laps, turn: turn) }
            return isOutAndBack || turn != nil ? there(and: alike, behind) : alike
        }
        return isFree ? variants : [usual] + variants
    }

    /// Each safe line out with each safe line back, of lines under which the ground tilts alike the first.
    // 15 lines looked at and not 49 pairs of them: 0.6 of the time of all variants of 1,000 routes, x86-64, 2026-11
    private func there(and alike: [Variant], _ behind: TrafficBehind) -> [Variant] {
        let legs = alike.map { RouteTraversal.legs(of: route, profile, as: $0, behind: behind) }
        func lines(back isReturn: Bool) -> [Line] {
            var seen: Set<[Double]> = []
            return zip(alike, legs).compactMap { variant, legs in
                let part = legs.filter { $0.isReturn == isReturn }
                let isNew = part.allSatisfy(\.isSafe) && seen.insert(Self.signature(of: part, .asDrawn)).inserted
                return isNew ? variant.line : nil
            }
        }
        let back = lines(back: true)
        return lines(back: false).flatMap { out in
            back.map { line in
                var variant = alike[0]
                (variant.line, variant.returnLine) = (out, line)
                return variant
            }
        }
    }

    /// The best variant: among those within 2 % of the lowest load the one that leans least in all.
    ///
    /// `nil` where `variants` is empty.
    static func best(of variants: [VariantLoad]) -> VariantLoad? {
        guard let lowest = variants.map(\.totals.heel.mean).min() else { return nil }
        return variants.filter { $0.totals.heel.mean <= 1.02 * lowest }.min { $0.imbalance < $1.imbalance }
    }
}

extension RouteTraversal {
    /// Metres with motor traffic coming up from behind.
    public var distanceWithTrafficBehind: Double {
        legs.reduce(0) { $1.stretch.hasTrafficBehind(on: $1.line, $1.travel) ? $0 + $1.length : $0 } * repeats
    }

    /// How often the runner changes the side of travel along the way; a turn-around does not count.
    func sideSwitches(along profile: Profile) -> Int {
        func isTurnAround(_ distance: Double) -> Bool {
            profile.shape.turnAround.map { abs($0 - distance) <= profile.spacing } ?? false
        }
        let sides = legs.compactMap { leg in leg.side.map { (side: $0, leg: leg) } }
        let once = zip(sides, sides.dropFirst()).count { earlier, later in
            earlier.side != later.side && earlier.leg.isReturn == later.leg.isReturn
                && !isTurnAround(later.leg.range.lowerBound)
        }
        return (Double(once) * max(1, repeats)).roundedInteger
    }

    /// Metres with `foot` low under the ground's own slope.
    public func distance(lowFoot foot: Foot) -> Double {
        legs.reduce(0) { $1.tilt.lowFoot == foot ? $0 + $1.length : $0 } * repeats
    }

    /// The road-tilt dose from where `foot` is low.
    func roadTilt(lowFoot foot: Foot) -> TiltDose {
        legs.reduce(TiltDose.zero) { $1.tilt.lowFoot == foot ? $0 + TiltDose($1.tilt, over: $1.length) : $0 }
            .scaled(by: repeats)
    }

    /// The share of the distance whose stretch meets `condition`, in thousandths.
    func permille(where condition: (Stretch) -> Bool) -> Int {
        let all = legs.reduce(0) { $0 + $1.length }
        return (legs.reduce(0) { condition($1.stretch) ? $0 + $1.length : $0 } / all * 1000).roundedInteger
    }

    /// The road-tilt dose of the legs whose cross-section is not merely assumed.
    var knownRoadTilt: TiltDose {
        legs.reduce(TiltDose.zero) { dose, leg in
            leg.stretch.crossfall(on: leg.line, leg.travel).origin == .assumed
                ? dose : dose + TiltDose(leg.tilt, over: leg.length)
        }.scaled(by: repeats)
    }

    /// The steepest known crossfall, rise over run, that holds or is exceeded for at least 200 m on end. O(n log n) for n
    /// legs.
    var steepestKnownCrossfall: Double {
        let falls = legs.map { leg -> (fall: Double, length: Double) in
            let crossfall = leg.stretch.crossfall(on: leg.line, leg.travel)
            return (crossfall.origin == .assumed ? 0 : crossfall.value, leg.length)
        }
        let levels = falls.map(\.fall).sorted()
        let beyond = levels.indices.partitioningIndex { place in
            var row = 0.0
            return !falls.contains { fall in
                row = fall.fall >= levels[place] ? row + fall.length : 0
                return row * (repeats > 1 ? repeats : 1) >= 200
            }
        }
        return beyond > 0 ? levels[beyond - 1] : 0
    }
}
