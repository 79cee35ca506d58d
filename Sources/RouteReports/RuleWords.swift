import HeelLoad
import RotationPlanner
import RouteAnalysis
import RouteGeometry

/// The rules of one week in the runner's words, with the week's own numbers.
struct RuleWords {
    let terms: WeekTerms
    let style: ReportStyle

    private var limits: RotationLimits { terms.limits }

    /// One sentence.
    func sentence(_ rule: RotationRule) -> String {
        switch rule {
        case .withTraffic, .dayMinutes, .softQuota: rule.sentence
        case .shoeFit: shoeFit
        case .shoeRest: "Each pair gets a day off\(terms.pairs.isEmpty ? "" : ": \(pairNames(terms.pairs))")."
        case .qualityDays: limits.qualityDays == 0 ? "No fast days." : "At most \(limits.qualityDays) fast days."
        case .runCap: "No run is longer than \(km(limits.runDistance)), \(longestWords)."
        case .runLoadCap: "No run is harder on the heel than \(hkm(limits.runLoad)), \(hardestWords)."
        case .runAscentCap: "No run climbs more than \(limits.runAscent) m."
        case .runDescentCap: "No run drops more than \(limits.runDescent) m."
        case .recoveryCrossfall:
            "No camber over \(permille(limits.recoveryCrossfall)) for 200 m on end on a recovery day."
        case .runMeanTilt:
            "No easy run leans one way by more than \(degrees(limits.runMeanTilt)), even if another would undo it."
        case .qualityGround: "Fast days climb at most \(limits.qualityAscent) m/km."
        case .hardBackToBack:
            "No hard day (long, fast, or \(RotationConstants().hardAscent) m of climb) after a hard day."
        case .weekCap: "The week has at most \(km(terms.weekDistance ?? 0)), \(weekWords)."
        case .weekLoadCap: "The week costs at most \(hkm((terms.weekLoad ?? 0) * 100)), \(growthWords)."
        case .weekAscentCap: "The week climbs at most \((terms.weekAscent ?? 0).fixed(0)) m."
        case .lock: lock
        case .weekFloor:
            "The week has at least \(km(limits.leastWeekDistance)), three quarters of what its days ask for."
        case .flatQuota: "At least \(terms.flatQuota) flat \(terms.flatQuota == 1 ? "run" : "runs")."
        case .routeUses: "No route more than \(Self.times(limits.usesPerRoute)) in the week."
        case .dayWindow: "Each day near its distance: \(windows)."
        }
    }

    /// How `run` breaks a rule about single runs; of other rules the sentence.
    func breach(of rule: RotationRule, by run: PlannedRun) -> String {
        switch rule {
        case .runCap: "too long: at most \(km(limits.runDistance)), \(longestWords)"
        case .runLoadCap:
            "too hard on the heel: \(run.load.totals.heel.mean.fixed(1)) hkm, at most \(hkm(limits.runLoad)), \(hardestWords)"
        case .runAscentCap: "climbs \(run.ascent.fixed(0)) m, at most \(limits.runAscent) m"
        case .runDescentCap: "drops \(run.descent.fixed(0)) m, at most \(limits.runDescent) m"
        case .runMeanTilt:
            "leans \(style.number(run.largestMeanTilt, 2))\(style.degree) one way, at most \(degrees(limits.runMeanTilt)) on an easy day"
        case .recoveryCrossfall:
            "camber of \(style.percent(run.steepestKnownCrossfall, 1)), at most \(permille(limits.recoveryCrossfall)) on a recovery day"
        case .shoeFit: "no pair suits it"
        default: sentence(rule)
        }
    }

    /// `once`, `twice`, `three times`.
    static func times(_ count: Int) -> String {
        let words = ["never", "once", "twice", "three times", "four times", "five times", "six times", "seven times"]
        return words.indices.contains(count) ? words[count] : "\(count) times"
    }

    private func km(_ metres: Int) -> String { km(Double(metres)) }
    private func km(_ metres: Double) -> String { "\(style.kilometres(metres)) km" }
    private func hkm(_ points: Int) -> String { hkm(Double(points)) }
    private func hkm(_ points: Double) -> String { "\((points / 100).fixed(1)) hkm" }
    private func permille(_ value: Int) -> String { style.percent(Double(value) / 1000, 1) }
    private func degrees(_ milli: Int) -> String { "\((Double(milli) / 1000).fixed(1))\(style.degree)" }

    private var longestWords: String {
        let isHalf = terms.mode == .early
        return (isHalf ? "half your usual longest" : "a tenth past your longest lately")
            + (terms.assumes.longest ? " (assumed; --longest sets it)" : "")
    }

    private var hardestWords: String {
        "a tenth past your hardest lately" + (terms.assumes.hardest ? " (assumed; --hardest sets it)" : "")
    }

    private var weekWords: String {
        let assumed = terms.assumes.lastWeek ? " (assumed; --last-week sets it)" : ""
        switch terms.weekCapReason {
        case .share: return "two thirds of your usual week" + assumed
        case .held:
            let raise = style.percent((ModeNumber.raise.value(in: terms.mode) ?? 1) - 1, 0)
            return "\(raise) over last week's, for distance is not turned up" + assumed
        case .growth, nil: return growthWords + assumed
        }
    }

    private var growthWords: String {
        let growth = ModeNumber.weekGrowth.value(in: terms.mode) ?? 1
        return "\(style.percent(growth - 1, 0)) over last week's"
    }

    private var shoeFit: String {
        let (worn, fit) = (terms.pairs.filter(\.isWornOut), terms.pairs.filter { !$0.isWornOut })
        let out = worn.isEmpty ? "" : "; \(pairNames(worn)) \(worn.count == 1 ? "is" : "are") retired or past 800 km"
        return "Every run has a pair that suits its ground and day" + (fit.isEmpty ? "" : " (\(pairNames(fit)))") + out
            + "."
    }

    private func pairNames(_ pairs: [ShoePair]) -> String { pairs.map(\.name).joined(separator: ", ") }

    private var lock: String {
        let locks = terms.locks.map { "\($0.weekday.shortName) \($0.route)" }
        return locks.isEmpty ? "Your choice stands." : "Your choice stands: \(locks.joined(separator: ", "))."
    }

    private var windows: String {
        terms.days.map { day in
            "\(day.weekday.shortName) \(style.kilometres(day.window.lowerBound))\(style.dash)\(style.kilometres(day.window.upperBound))"
        }.joined(separator: ", ") + " km"
    }
}
