/// Whether every run still to be planned can have a route of its own, where routes may only be used so often.
///
/// Looks only at runs whose routes are so few that the other runs could use them all up.
struct RouteSupply {
    /// A run and the routes that its choices are on.
    private struct Demand {
        let run: Int
        let routes: Set<Int>
    }

    private let demands: [Demand]
    private let mostUses: Int

    /// `nil` if there is nothing to look at: routes may be used at will, or every run has routes enough.
    init?(choices: [[Choice]], mostUses: Int?) {
        guard let mostUses else { return nil }
        self.mostUses = mostUses
        demands = choices.enumerated().compactMap { run, day in
            var routes: Set<Int> = []
            for choice in day {
                routes.insert(choice.route)
                if routes.count * mostUses >= choices.count { return nil }
            }
            return Demand(run: run, routes: routes)
        }
        if demands.isEmpty { return nil }
    }

    /// Whether the scarce runs after the chosen ones can be served. Asked after every choice: one on a route that no
    /// scarce run needs has changed nothing.
    func canServe(after chosen: [Choice]) -> Bool {
        let open = demands.filter { $0.run >= chosen.count }
        guard !open.isEmpty else { return true }
        if let last = chosen.last, !open.contains(where: { $0.routes.contains(last.route) }) { return true }
        var used: [Int: Int] = [:]
        for choice in chosen { used[choice.route, default: 0] += 1 }
        return canServe(open[...], used: &used)
    }

    private func canServe(_ open: ArraySlice<Demand>, used: inout [Int: Int]) -> Bool {
        guard let first = open.first else { return true }
        for route in first.routes where used[route, default: 0] < mostUses {
            used[route, default: 0] += 1
            if canServe(open.dropFirst(), used: &used) { return true }
            used[route, default: 0] -= 1
        }
        return false
    }
}
