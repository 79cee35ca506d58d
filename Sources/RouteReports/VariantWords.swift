import HeelLoad
import RouteAnalysis
import RouteGeometry

/// Variants in the words a runner uses. Sides are those of travel.
struct VariantWords {
    let survey: SurveyedRoute
    let traversal: RouteTraversal

    private var variant: Variant { traversal.variant }

    /// `clockwise, 16 laps`, `out and back`, `reversed, twice round`, `out and back, turn at km 2.5`.
    var direction: String { ([way] + [laps, turn, rhythm].compactMap(\.self)).joined(separator: ", ") }

    private var laps: String? {
        let count = variant.laps
        if survey.laps != nil { return "\(count) \(count == 1 ? "lap" : "laps")" }
        return count == 1 ? nil : count == 2 ? "twice round" : "\(count) times round"
    }

    private var turn: String? {
        variant.turn?.distance.map { "turn at km \(($0 / 1000).fixed(2))" }
    }

    private var rhythm: String? { variant.rhythm == .running ? nil : "run 2 min, walk 1" }

    /// `clockwise`, `out and back`, `reversed`.
    var way: String {
        if let laps = survey.laps {
            let turning = variant.direction == .asDrawn ? laps.turning : laps.turning.opposite
            return variant.turn == nil
                ? turning.lapDirection : "half \(turning.lapDirection), half \(turning.opposite.lapDirection)"
        }
        switch survey.profile.shape {
        case .outAndBack: return "out and back"
        case .loop where variant.turn != nil, .lollipop where variant.turn != nil:
            return variant.direction == .asDrawn ? "out and back" : "out the other way and back"
        case .pointToPoint where variant.turn != nil: return "out and back"
        case .loop, .lollipop, .pointToPoint: return variant.direction == .asDrawn ? "as drawn" : "reversed"
        }
    }

    /// Where to run, with kilometres where it changes: `facing traffic 6.2 km, footway on your left 3.0 km`.
    func line(_ style: ReportStyle) -> String {
        if traversal.legs.allSatisfy({ $0.stretch.traffic.value == .none && $0.stretch.crossSection.value == .level }) {
            return "any line"
        }
        if traversal.legs.contains(where: \.isReturn), variant.turn != .afterHalf {
            let out = lines(of: traversal.legs.filter { !$0.isReturn }, style)
            let back = lines(of: traversal.legs.filter(\.isReturn), style)
            if out != back { return "out \(out), back \(back)" }
            return out
        }
        return lines(of: traversal.legs, style)
    }

    /// The lines of `legs`, longest first; those under a twentieth of the whole are left out.
    func lines(of legs: [RouteTraversal.Leg], _ style: ReportStyle) -> String {
        var lengths: [(words: String, length: Double)] = []
        for leg in legs {
            let words = words(for: leg)
            if let i = lengths.firstIndex(where: { $0.words == words }) {
                lengths[i].length += leg.length
            } else {
                lengths.append((words, leg.length))
            }
        }
        let total = lengths.reduce(0) { $0 + $1.length }
        let shown = lengths.filter { $0.length >= total / 20 }.sorted { $0.length > $1.length }
        if shown.count <= 1 { return shown.first?.words ?? "" }
        return shown.map { "\($0.words) \(style.distance($0.length * traversal.repeats))" }.joined(separator: ", ")
    }

    private func words(for leg: RouteTraversal.Leg) -> String {
        let side = leg.side?.rawValue ?? ""
        switch leg.line {
        case .facingTraffic:
            return leg.stretch.traffic.value == .none ? "edge on your \(side)" : "facing traffic"
        case .withTraffic: return leg.stretch.traffic.value == .none ? "edge on your \(side)" : "with traffic"
        case .leftFootway, .rightFootway: return "footway on your \(side)"
        case .leftEdge, .rightEdge: return "edge on your \(side)"
        case .middle: return "middle"
        }
    }
}

extension Tilt {
    /// The foot that a report names: none for what it shows as 0.00°.
    var toldFoot: Foot? { magnitude < 0.005 ? nil : lowFoot }
}

extension Side {
    /// How laps go round that turn to this side.
    var lapDirection: String { self == .left ? "counter-clockwise" : "clockwise" }

    /// The same in JSON.
    var lapDirectionKey: String { self == .left ? "counter_clockwise" : "clockwise" }
}

extension TiltDose {
    /// `left low 1.10`, or `even`.
    func lean(over metres: Double, degree: String = "") -> String {
        let mean = mean(over: metres)
        return mean.toldFoot.map { "\($0.rawValue) low \(mean.magnitude.fixed(2))\(degree)" } ?? "even"
    }

    /// `left foot low, mean 1.1°`, or `even`.
    func words(over metres: Double, _ style: ReportStyle) -> String {
        let mean = mean(over: metres)
        guard let foot = mean.toldFoot else { return "even" }
        return "\(foot.rawValue) foot low, mean \(mean.magnitude.fixed(2))\(style.degree)"
    }
}

extension Coefficient {
    /// What a runner would call it.
    var words: String {
        switch self {
        case .downhill: "downhill"
        case .uphill: "uphill"
        case .speed: "speed"
        case .cadence, .cadenceSlope: "cadence"
        case .walking: "walking"
        case .tilt: "which foot tilt loads"
        case .exponent: "how damage adds up"
        case .asphalt, .concrete, .paving, .compacted, .woodchip, .grass, .sand, .track, .wood, .treadmill: "\(self)"
        case .gravelOrDirt: "gravel and dirt"
        case .unknownSurface: "unknown surface"
        case .fasciaUphill, .fasciaSpeed, .fasciaTilt, .fasciaTreadmill: "tension"
        }
    }
}

extension LoadCause {
    var words: String {
        switch self {
        case .distance: "flat distance"
        case .descent: "descents"
        case .climb: "climbs"
        case .surface(let surface): surface == .unknown ? "unknown surface" : surface.rawValue
        case .speed: "speed"
        case .cadence: "cadence"
        case .tilt: "tilt"
        }
    }
}

extension LoadBand {
    /// The band of the number as it is shown, so that equal numbers have equal words.
    init(showing heelPerKilometre: Double) {
        self.init(heelPerKilometre: (heelPerKilometre * 100).rounded(.toNearestOrAwayFromZero) / 100)
    }

    var words: String {
        switch self {
        case .soft: "soft"
        case .ordinary: "ordinary"
        case .hard: "hard"
        case .veryHard: "very hard"
        }
    }
}

extension RouteShape {
    var words: String {
        switch self {
        case .pointToPoint: "point to point"
        case .loop: "loop"
        case .outAndBack: "out and back"
        case .lollipop: "lollipop"
        }
    }
}

extension Double {
    /// m/s as minutes and seconds a kilometre.
    var paceWords: String {
        let seconds = Int((1000 / self).rounded())
        return "\(seconds / 60):\((seconds % 60) < 10 ? "0" : "")\(seconds % 60)/km"
    }
}

/// What every report says of itself.
public enum Notice {
    /// Signs with which no plan should be followed; printed with every week planned in pain or after it.
    static let redFlags = """
        Do not run, and see a clinician first (sports medicine, physiotherapist, podiatrist), if you cannot bear weight \
        or hop, the heel hurts at rest or wakes you, it is numb, swollen, bruised or warm, it began with a pop or a \
        fall, one spot of bone is sore, or you limp; and soon, if it gets worse from week to week, is no better after \
        one or two weeks, or comes back each time you build up.
        """
    public static let sentence = "Compares routes; it does not measure your tissue and is not medical advice."

    static func text(_ style: ReportStyle) -> String { sentence.wrapped(to: style.width).joined(separator: "\n") }
}
