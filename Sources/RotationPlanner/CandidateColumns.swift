/// The candidates as columns, in the file's names.
struct CandidateColumns: Codable {
    var id: [String]
    var route: [Int]
    var variant: [String]
    var distance: [Int]
    var ascent: [Int]
    var descent: [Int]
    var load: [Int]
    var roadTilt: [Int]
    var turn: [Int]
    var steepestCrossfall: [Int]
    var isFlat: [Bool]
    var softShare: [Int]
    var isTrack: [Bool]
    var hardShare: [Int]
    var withTraffic: [Int]
    var minutes: [Int]
    var sideSwitches: [Int]
    var laps: [Int]
    var shoeMask: [Int]

    private enum CodingKeys: String, CodingKey {
        case id, route, variant
        case distance = "distance_m"
        case ascent = "ascent_m"
        case descent = "descent_m"
        case load = "load_points"
        case roadTilt = "roadTilt_degm"
        case turn = "turn_degm"
        case steepestCrossfall = "maxCrossfall_permille"
        case isFlat = "flat"
        case softShare = "soft_permille"
        case isTrack = "track"
        case hardShare = "hardSurface_permille"
        case withTraffic = "withTraffic_m"
        case minutes, sideSwitches, laps, shoeMask
    }

    init(_ candidates: [RotationCandidate]) {
        id = candidates.map(\.id)
        route = candidates.map(\.route)
        variant = candidates.map(\.variant)
        distance = candidates.map(\.distance)
        ascent = candidates.map(\.ascent)
        descent = candidates.map(\.descent)
        load = candidates.map(\.load)
        roadTilt = candidates.map(\.roadTilt)
        turn = candidates.map(\.turn)
        steepestCrossfall = candidates.map(\.steepestCrossfall)
        isFlat = candidates.map(\.isFlat)
        softShare = candidates.map(\.softShare)
        isTrack = candidates.map(\.isTrack)
        hardShare = candidates.map(\.hardShare)
        withTraffic = candidates.map(\.withTraffic)
        minutes = candidates.map(\.minutes)
        sideSwitches = candidates.map(\.sideSwitches)
        laps = candidates.map(\.laps)
        shoeMask = candidates.map(\.shoeMask)
    }

    func rows() throws(RotationError) -> [RotationCandidate] {
        try InstanceFile.requireEqualLengths(lengths, in: "candidates", rows: id.count)
        return id.indices.map(row)
    }

    private var lengths: [(column: String, count: Int)] {
        let numbers: [(CodingKeys, [Int])] = [
            (.route, route), (.distance, distance), (.ascent, ascent), (.descent, descent), (.load, load),
            (.roadTilt, roadTilt), (.turn, turn), (.steepestCrossfall, steepestCrossfall), (.softShare, softShare),
            (.hardShare, hardShare), (.withTraffic, withTraffic), (.minutes, minutes),
            (.sideSwitches, sideSwitches), (.laps, laps), (.shoeMask, shoeMask),
        ]
        let others: [(CodingKeys, Int)] = [
            (.variant, variant.count), (.isFlat, isFlat.count), (.isTrack, isTrack.count),
        ]
        return numbers.map { ($0.rawValue, $1.count) } + others.map { ($0.rawValue, $1) }
    }

    private func row(_ index: Int) -> RotationCandidate {
        RotationCandidate(
            id: id[index], route: route[index], variant: variant[index], distance: distance[index],
            ascent: ascent[index], descent: descent[index], load: load[index], roadTilt: roadTilt[index],
            turn: turn[index], steepestCrossfall: steepestCrossfall[index], isFlat: isFlat[index],
            softShare: softShare[index], isTrack: isTrack[index], hardShare: hardShare[index],
            withTraffic: withTraffic[index], minutes: minutes[index], sideSwitches: sideSwitches[index],
            laps: laps[index], shoeMask: shoeMask[index]
        )
    }
}
