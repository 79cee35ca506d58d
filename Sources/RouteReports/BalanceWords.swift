import HeelLoad
import RotationPlanner
import RouteAnalysis
import RouteGeometry

/// A week's two balances in the runner's words: `left foot low for 6.0 of 31.0 km net; laps even`.
struct BalanceWords {
    let week: PlannedWeek
    let style: ReportStyle

    var sentence: String {
        [road, laps, carried].compactMap(\.self).joined(separator: "; ")
    }

    private var road: String {
        let totals = week.totals
        let net = abs(totals.leftLow - totals.rightLow)
        guard net >= 50 else { return "neither foot low for longer than the other" }
        let foot = totals.leftLow > totals.rightLow ? Foot.left : .right
        return "\(foot.rawValue) foot low for \(style.kilometres(net)) of \(style.kilometres(totals.distance)) km net"
    }

    private var laps: String? {
        let (left, right) = (week.totals.lapsLeft, week.totals.lapsRight)
        guard left + right > 0 else { return nil }
        if left == right { return "laps even" }
        return "\(abs(left - right)) more laps \((left > right ? Side.left : .right).lapDirection)"
    }

    /// What the weeks before left to undo.
    private var carried: String? {
        func words(_ dose: TiltDose, _ name: String) -> String? {
            guard let foot = dose.lowFoot, dose.degreeKilometres >= 0.05 else { return nil }
            return "\(name) \(foot.rawValue) low \(dose.degreeKilometres.fixed(1)) \(style.isUnicode ? "°" : "deg ")km"
        }
        let parts = [words(week.carriedBefore.roadTilt, "road"), words(week.carriedBefore.turn, "bends")]
            .compactMap(\.self)
        return parts.isEmpty ? nil : "carried in: \(parts.joined(separator: ", "))"
    }
}

extension WeekBinding {
    /// `Could not lean less because …`, with what would help.
    func words(_ terms: WeekTerms, _ style: ReportStyle) -> String {
        if tier == .week, case .route(let day, let distance) = change {
            return
                "One more route of about \(style.kilometres(distance, decimals: 0)) km, level, for \(day.shortName) would "
                + "make a week."
        }
        let better =
            switch tier {
            case .week: "be planned"
            case .balance: "lean less"
            case .peak: "spare its hardest day more"
            case .streaks: "change sides more often"
            }
        guard let change else {
            return "The week could not \(better): no rule of yours and no single level route more would change that."
        }
        let amount = isEnough ? "" : " some"
        switch change {
        case .rule(let rule):
            return
                "The week could not \(better) because of one rule: \"\(RuleWords(terms: terms, style: style).sentence(rule))\" "
                + "Without it it could\(amount)."
        case .route(let day, let distance):
            return
                "The week could not \(better) for want of a route: one more of about \(style.kilometres(distance, decimals: 0)) km, "
                + "level, for \(day.shortName) would help\(amount)."
        }
    }
}
