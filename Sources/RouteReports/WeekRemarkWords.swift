public import RouteAnalysis

extension WeekRemark {
    /// One line for the runner.
    public func words(_ style: ReportStyle) -> String {
        func km(_ metres: Double) -> String { "\(style.kilometres(metres, decimals: 0)) km" }
        switch self {
        case .weekGrowth(let distance, let load):
            let parts = [distance.map { ("distance", $0) }, load.map { ("load", $0) }].compactMap(\.self)
            let words = parts.map { "\($0.0) \(style.signed(($0.1 - 1) * 100, 0)) %" }.joined(separator: ", ")
            return "more than a tenth over last week: \(words)"
        case .runDays(let found, let most): return "\(found) running days; on return \(most) would be kinder"
        case .climb(let found, let usual):
            return
                "one run climbs or drops \(found.fixed(0)) m; the most of the last 30 days was \(usual.fixed(0)) m"
        case .dials(let dials):
            return "turned up at once: \(dials.map(\.rawValue).joined(separator: " and ")); one a week is kinder"
        case .clockwiseLaps: return "clockwise laps: ask the track, and keep to its rule"
        case .hardGround(let runs): return "\(runs) runs in a row mostly on concrete or stone"
        case .onePair(let name): return "only \(name) to run in; a second pair would let each rest a day"
        case .wornPair(let name, let distance, let isLeftOut):
            return
                "\(name) has \(km(distance))\(isLeftOut ? " and is left out; 800 km are a pair's last" : "; look for a new pair")"
        case .cadence(let from, let to):
            return "cadence: from \(from.fixed(0)) to \(to.fixed(0)) steps a minute at most, and nothing else new"
        case .runWalkOffered(let day, let run, let runWalk):
            return
                "run 2 min, walk 1 is on offer where running aggravates it: "
                + "\(day.shortName) \(runWalk.fixed(1)) against \(run.fixed(1)) hkm"
        case .runWalkPlanned(let days, let hardest, let run, let runWalk, let isPreferred):
            let names = days.map(\.shortName)
            let list = ([names.dropLast().joined(separator: ", ")] + names.suffix(1)).filter { !$0.isEmpty }
            return
                "\(list.joined(separator: " and ")) \(days.count == 1 ? "is" : "are") counted with 2 min running, 1 walking"
                + (isPreferred ? ", for running aggravates it" : "")
                + "; run through, \(hardest.shortName) is \(run.fixed(1)) hkm, not \(runWalk.fixed(1))"
        case .stage(let stage, let hurts):
            return hurts ? "stage \(stage.rawValue), and no next one before a week without pain" : stage.words
        case .monotony(let value, let row):
            let days = row.map(\.shortName).joined(separator: " and ")
            return "monotony \(value.fixed(2)), at most 2.00"
                + (row.isEmpty ? "" : "; \(days) are two of the hardest days in a row")
        }
    }
}

extension ReturnStage {
    fileprivate var words: String {
        switch self {
        case .longRun: "stage 1, the long run comes back; pickups after two to three weeks without pain (--stage 2)"
        case .pickups:
            "stage 2, four to six gentle pickups may end an easy run; hills and a fast day after two to three weeks without pain (--stage 3)"
        case .hills: "stage 3, hills and one fast day come back"
        }
    }
}
