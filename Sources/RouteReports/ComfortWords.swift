import RotationPlanner
import RouteAnalysis

/// Why one choice is more comfortable than another, in a sentence.
struct ComfortWords {
    let own: Alternative
    let other: Alternative
    /// Metres wished for; `nil` where the day has no wish.
    let target: Double?
    let style: ReportStyle

    /// Where the two runs themselves decided, by their numbers; where the rest of the week did, in general.
    func sentence(_ term: ComfortPoints.Term, isItself: Bool) -> String {
        let general = "with \(name) the week would \(Self.reproach(term))"
        guard isItself else { return general }
        switch term {
        case .distance:
            guard let target, abs(other.distance - target) > abs(own.distance - target) else {
                return general
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
        case .laps where other.laps > own.laps && own.isTrack:
            return "fewer laps than \(name): \(own.laps) against \(other.laps)"
        case .laps where other.laps > own.laps && own.laps == 1:
            return "spares you \(other.laps) laps of \(name)"
        case .laps where other.laps > own.laps:
            return "\(own.laps) times round instead of \(other.laps) laps of \(name)"
        case .load, .lean, .novelty, .crossings, .laps, .paved, .turning, .repetition:
            return general
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
        case .paved: "have more runs in a row on concrete or stone"
        case .turning: "go round a track the same way again"
        case .repetition: "run a route twice"
        }
    }

    private var name: String { other.route == own.route ? "the same route another way" : other.route }

    private func km(_ metres: Double) -> String { "\(style.kilometres(metres)) km" }
}
