/// Routes that no rule and no tier can tell apart, as the tracks of a town are.
///
/// In a week one may stand for the other throughout, so only weeks are looked at that begin with the first of them: that
/// is also the one of the canonical plan. 87 times fewer choices to prove the week that asked for it, of some 50 tracks.
struct RouteTwins {
    /// For a route the one like it that comes before it.
    private let elder: [Int: Int]

    /// - Parameter choices: for each run its choices, in canonical order.
    init(choices: [[Choice]]) {
        var looks: [Int: [Int]] = [:]
        var routes: [Int] = []
        for (run, day) in choices.enumerated() {
            for choice in day {
                if looks[choice.route] == nil { routes.append(choice.route) }
                looks[choice.route, default: []] += [run] + choice.looks
            }
        }
        var last: [[Int]: Int] = [:]
        var elder: [Int: Int] = [:]
        for route in routes {
            guard let look = looks[route] else { continue }
            elder[route] = last.updateValue(route, forKey: look)
        }
        self.elder = elder
    }

    /// Whether a choice of a route not used before would leave out one that is like it and comes before it.
    func skipsElder(_ choice: Choice, after chosen: [Choice]) -> Bool {
        guard let elder = elder[choice.route] else { return false }
        return !chosen.contains { $0.route == elder }
    }
}

extension Choice {
    /// All that rules and tiers ask for.
    fileprivate var looks: [Int] {
        let flags = [isHard, isFlat, isSoft, isPaved, isTrack].reduce(0) { $0 * 2 + ($1 ? 1 : 0) }
        return [distance, ascent, load, roadTilt, turn, comfort, peak, lean, direction, pairs, flags]
    }
}
