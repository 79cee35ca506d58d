import RotationPlanner
import RouteAnalysis

/// Why one choice is more comfortable than another, in a sentence.
struct ComfortWords {
    let own: Alternative
    let other: Alternative
    /// Metres wished for; `nil` where the day has no wish.
    let target: Double?
    let style: ReportStyle

    /// Where the two runs themselves show what decided, by their numbers; where the rest of the week does, in general.
    func sentence(_ term: ComfortPoints.Term) -> String {
        switch term {
        case .distance:
            guard let target, abs(other.distance - target) > abs(own.distance - target) else {
                return "with \(name) the week would \(Self.reproach(term))"
            }
            return "\(km(own.distance)) is nearer to your \(km(target)) than \(name), \(km(other.distance))"
        case .load where other.load > own.load:
            return "easier on the heels than \(name): \(own.load.fixed(1)) against \(other.load.fixed(1)) hkm"
        case .lean where other.lean > own.lean + 0.005:
            return
                "leans less than \(name): \(own.lean.fixed(2))\(style.degree) against \(other.lean.fixed(2))\(style.degree)"
        case .novelty where (other.daysSince ?? 999) < (own.daysSince ?? 999):
            return "\(name) was run only \(other.daysSince ?? 0) days before this week"
        case .crossings where other.crossings > own.crossings:
            return
                "changes the side of the road less often than \(name): \(own.crossings) against \(other.crossings) times"
        case .laps where other.laps > own.laps:
            return "fewer laps than \(name): \(own.laps) against \(other.laps)"
        case .load, .lean, .novelty, .crossings, .laps, .repetition:
            return "with \(name) the week would \(Self.reproach(term))"
        }
    }

    /// What a week does that loses by the term.
    static func reproach(_ term: ComfortPoints.Term) -> String {
        switch term {
        case .distance: "be further from your distances"
        case .load: "be heavier than its days are meant to be"
        case .lean: "lean more, run by run"
        case .novelty: "have more routes run lately"
        case .crossings: "change the side of the road more often"
        case .laps: "have more laps"
        case .repetition: "repeat more: a route, a lap direction or paved runs"
        }
    }

    private var name: String { other.route == own.route ? "the same route another way" : other.route }

    private func km(_ metres: Double) -> String { "\(style.kilometres(metres)) km" }
}
