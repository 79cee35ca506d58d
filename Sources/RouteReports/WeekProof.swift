import HeelLoad
import RotationPlanner
import RouteAnalysis
import RouteGeometry

/// What is proven of a week and what is not known of it: whether a better one exists, what it still leans and why, what is
/// only assumed, and what was left out.
struct WeekProof {
    let week: PlannedWeek
    let style: ReportStyle

    var lines: [String] {
        var lines: [String] = []
        if week.days.contains(where: { $0.run != nil }) {
            switch week.outcome {
            case .planned where week.isProven:
                lines += ("Proven: no week from these routes is better." + loneDay).wrapped(to: style.width)
            case .planned, .relaxed, .none, .undecided, .stopped:
                let words =
                    week.isProven
                    ? "Of the weeks so relaxed none is better." : "The best week found; a better one may exist."
                lines += words.wrapped(to: style.width)
            }
            lines += imbalance + (week.binding?.words(week.terms, style).wrapped(to: style.width) ?? []) + unknowns
        }
        if week.days.contains(where: { $0.run != nil }), week.mode != .healthy || week.request.pain.hurts {
            lines += Notice.redFlags.wrapped(to: style.width)
        }
        lines += steepRoutes + farRoutes
        for survey in week.unsafeRoutes {
            lines += "Left out: \(survey.route.name), for no line there is known to be safe in either direction."
                .wrapped(to: style.width)
        }
        return lines
    }

    private var steepRoutes: [String] {
        let names = week.steepRoutes.map(\.route.name)
        guard let most = ModeNumber.runAscentPerKilometre.value(in: week.mode), !names.isEmpty else { return [] }
        let others = names.count > 3 ? " and \(names.count - 3) more" : ""
        return
            "Left out: \(names.prefix(3).joined(separator: ", "))\(others), for every safe way climbs or drops more than \(most.fixed(0)) m a km, the most in this mode."
            .wrapped(to: style.width)
    }

    private var farRoutes: [String] {
        let count = week.farRoutes.count
        guard count > 0 else { return [] }
        let what = count == 1 ? "\(week.farRoutes[0]), which starts" : "\(count) routes that start"
        return "Left out: \(what) \(week.neighbourhood.tooFar(style)) (--near and --within change that)."
            .wrapped(to: style.width)
    }

    /// A day that had no choice, and what would give it one.
    private var loneDay: String {
        let lone = week.days.first { $0.reason?.route == .onlyChoice }?.wish
        guard let lone else { return "" }
        let window =
            "\(style.kilometres(lone.window.lowerBound))\(style.dash)\(style.kilometres(lone.window.upperBound)) km"
        return " One more route of \(window) would give \(lone.weekday.shortName) a choice."
    }

    /// What the best week still leans, and what would even it.
    private var imbalance: [String] {
        guard let tiers = week.tiers, tiers.balance > 0 else { return [] }
        let totals = week.totals
        var lines: [String] = []
        let mean = totals.roadTilt.mean(over: totals.distance)
        if let foot = mean.lowFoot, mean.magnitude > 0.05 {
            let (low, tilt) =
                foot == .left ? (totals.leftLow, totals.leftLowTilt) : (totals.rightLow, totals.rightLowTilt)
            // A kilometre on level ground instead takes away what one leaning that way adds on average.
            let needed = totals.roadTilt.degreeKilometres / max(0.01, tilt.mean(over: low).magnitude)
            lines.append(
                "\(style.kilometres(low)) of \(style.kilometres(totals.distance)) km lean \(foot.rawValue)-foot-low; "
                    + "\(week.isProven ? "the least your routes allow is" : "on balance") \(mean.magnitude.fixed(2))\(style.degree). About \(needed.fixed(0)) km of level path, "
                    + "or half that with the other foot low, would even it.")
        }
        let turn = totals.turn.mean(over: totals.distance)
        if let foot = turn.lowFoot, turn.magnitude > 0.05 {
            lines.append(
                "Bends leave the \(foot.rawValue) foot low by \(turn.magnitude.fixed(2))\(style.degree) on average.")
        }
        return lines.flatMap { $0.wrapped(to: style.width) }
    }

    /// How much of the week's camber is only assumed, and the note that would settle the most of it.
    private var unknowns: [String] {
        guard let assumed = week.assumedCamber else { return [] }
        let share = "\(style.kilometres(assumed.distance)) of \(style.kilometres(week.totals.distance)) km"
        guard let settling = assumed.settling else { return ["Camber is assumed on \(share)."] }
        let words = "Camber is assumed on \(share). What would settle the most: \(settling.words(style))"
        return words.wrapped(to: style.width)
            + [" " + settling.command(for: assumed.run.survey)]
    }
}

extension Neighbourhood {
    /// `more than 50 km from Harbour road`
    func tooFar(_ style: ReportStyle) -> String {
        "more than \(style.kilometres(reach, decimals: reach < 10_000 ? 1 : 0)) km from \(centre ?? "here")"
    }
}
