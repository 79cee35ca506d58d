import HeelLoad
public import RotationPlanner
import RouteGeometry

/// What the runner asks of a week.
public struct WeekRequest: Sendable {
    public var template: WeekTemplate
    public var mode: RotationMode
    public var recent: RecentRunning
    public var runner: Runner
    /// What the runner did before; `nil` where nothing is known of it. What `recent` says comes first.
    public var history: RunHistory?

    public init(
        template: WeekTemplate = .usual, mode: RotationMode = .healthy, recent: RecentRunning = RecentRunning(),
        runner: Runner = Runner(), history: RunHistory? = nil
    ) {
        self.history = history
        self.template = template
        self.mode = mode
        self.recent = recent
        self.runner = runner
    }
}

/// A run that could be planned: a route as a variant, and what it amounts to.
public struct PlannedRun: Sendable {
    public let survey: SurveyedRoute
    public let load: VariantLoad
    /// Metres climbed and descended along travel, laps included; 0 where elevation is unknown.
    public let ascent: Double
    public let descent: Double

    init(_ survey: SurveyedRoute, _ load: VariantLoad) {
        self.survey = survey
        self.load = load
        (ascent, descent) = survey.climb(along: load.traversal) ?? (0, 0)
    }

    public var distance: Double { load.totals.distance }

    /// Whether some of its lean is only assumed.
    public var leansByAssumption: Bool {
        load.traversal.legs.contains { $0.stretch.crossSection.origin == .assumed && $0.tilt.lowFoot != nil }
    }

    /// Whether a tenth or more of it has no elevation and is taken as flat.
    public var hasUnknownElevation: Bool { survey.profile.knownGradeShare < 0.9 }

    /// Mean road tilt of what is known, at most 0.3°; ascent at most 10 m/km; nothing steeper than 3 %. What is only
    /// assumed counts neither for nor against it.
    public var isFlat: Bool {
        let mean = load.traversal.knownRoadTilt.mean(over: distance)
        let steepest = survey.profile.steepestGrade ?? 0
        return mean.magnitude <= 0.3 && max(ascent, descent) * 1000 <= 10 * distance && steepest <= 0.03
    }
}

/// A week's choice as a rotation instance, with the runs its candidates stand for.
struct WeekCandidates {
    let instance: RotationInstance
    let runs: [String: PlannedRun]
    /// The wishes as the mode allows them.
    let template: WeekTemplate
    /// What the mode changed of the runner's wishes.
    let changes: [String]
    /// m/s, the same for every route: a week compares routes, not the paces they happened to be recorded at.
    let speed: Fact<Double>
    /// Metres, with where they come from.
    let lastWeek: Fact<Double>
    let longest: Fact<Double>

    init(_ surveys: [SurveyedRoute], _ request: WeekRequest) throws(RotationError) {
        let mode = request.mode
        let wished = request.template.fitted(to: request.history)
        longest =
            request.recent.longest.map { Fact($0, .note) } ?? request.history?.longest.map { Fact($0, .file) }
            ?? Fact(wished.longest, .assumed)
        lastWeek =
            request.recent.lastWeek.map { Fact($0, .note) } ?? request.history?.lastWeek.map { Fact($0, .file) }
            ?? Fact(wished.distance, .assumed)
        (template, changes) = wished.adapted(to: mode, longest: longest.value)
        speed = Self.commonSpeed(of: surveys, request.runner)
        let speedFactor = request.runner.flatLoadPerKilometre(at: speed.value)
        var routes: [RotationRoute] = []
        var candidates: [RotationCandidate] = []
        var runs: [String: PlannedRun] = [:]
        let names = Identifiers.unique(for: surveys.map(\.route.name))
        for (surveyed, name) in zip(surveys, names) {
            var survey = surveyed
            survey.speed = speed
            let possible = Self.runs(on: survey, for: template, mode, request.runner)
            guard !possible.isEmpty else { continue }
            for (number, run) in possible.enumerated() {
                let id = "\(name).\(number < 10 ? "0" : "")\(number)"
                candidates.append(Self.candidate(id, route: routes.count, run, mode))
                runs[id] = run
            }
            routes.append(RotationRoute(id: name, daysSinceUsed: request.history?.age(of: surveyed.source)))
        }
        self.runs = runs
        instance = try RotationInstance(
            name: "week", mode: mode,
            limits: Self.limits(mode, template, lastWeek: lastWeek.value, longest: longest.value, speedFactor),
            history: request.history?.rotation(runner: request.runner) ?? RotationHistory(),
            shoes: request.history?.shoes ?? RunHistory.unnamedShoes,
            days: Self.days(template, speedFactor), routes: routes, candidates: candidates)
    }

    /// The pace the week is planned at: the runner's own, else the median of the files that have times, else 6:00/km.
    private static func commonSpeed(of surveys: [SurveyedRoute], _ runner: Runner) -> Fact<Double> {
        if let speed = runner.speed { return Fact(speed, .note) }
        let recorded = surveys.filter { $0.speed.origin == .file }.map(\.speed.value).sorted()
        guard !recorded.isEmpty else { return Fact(HeelModel.referenceSpeed, .assumed) }
        return Fact(recorded[recorded.count / 2], .file)
    }

    /// Every safe variant; a track in as many laps as come nearest to each day's target.
    private static func runs(
        on survey: SurveyedRoute, for template: WeekTemplate, _ mode: RotationMode, _ runner: Runner
    ) -> [PlannedRun] {
        var lapCounts: [Int?] = [nil]
        if let laps = survey.laps {
            lapCounts = Set(template.days.map { max(1, Int(($0.target / laps.length).rounded())) }).sorted()
        }
        let most = ModeNumber.runAscentPerKilometre.value(in: mode) ?? .infinity
        return lapCounts.flatMap { survey.safeVariants(runner: runner, laps: $0) }
            .map { PlannedRun(survey, $0) }
            .filter { max($0.ascent, $0.descent) * 1000 <= most * $0.distance }
    }

    private static func days(_ template: WeekTemplate, _ speedFactor: Double) -> [RotationDay] {
        Weekday.allCases.map { weekday in
            guard let day = template.days.first(where: { $0.weekday == weekday }) else { return .rest }
            let quality = day.kind == .quality ? PlannedWeek.qualitySpeedFactor : 1
            return RotationDay(
                kind: day.kind, target: day.target.roundedInteger,
                shortest: Int(day.window.lowerBound.rounded(.up)), longest: Int(day.window.upperBound),
                plannedLoad: max(1, (day.target / 10 * speedFactor * quality).roundedInteger))
        }
    }

    private static func limits(
        _ mode: RotationMode, _ template: WeekTemplate, lastWeek: Double, longest: Double, _ speedFactor: Double
    ) -> RotationLimits {
        let free = RotationInstance.largestValue
        func cap(_ number: ModeNumber, times value: Double = 1) -> Int {
            // A cap is floored, but 1.1 × 10 000 must not become 10 999.
            number.value(in: mode).map { Int(($0 * value + 1e-6).rounded(.down)) } ?? free
        }
        let balance = RotationLimits.usualBalance(plannedDistance: template.distance.roundedInteger)
        let run = min(cap(.runGrowth, times: longest), cap(.longRunShare, times: longest))
        return RotationLimits(
            weekDistance: min(cap(.weekGrowth, times: lastWeek), cap(.weekShare, times: lastWeek)),
            leastWeekDistance: Int(0.75 * template.distance),
            runDistance: run, runLoad: cap(.runGrowth, times: longest / 10 * speedFactor),
            runAscent: cap(.runAscent), runDescent: cap(.runAscent), weekAscent: free,
            flatQuota: min(template.days.count, ModeNumber.flatRuns.value(in: mode).map { Int($0) } ?? 0), softQuota: 0,
            recoveryCrossfall: cap(.recoveryCrossfall), runMeanTilt: cap(.meanTilt), qualityAscent: 15,
            usesPerRoute: 2, allowsHardBackToBack: false, qualityDays: cap(.qualityDays), withTraffic: free,
            roadTolerance: balance.tolerance, roadStep: balance.step, turnTolerance: balance.tolerance,
            turnStep: balance.step)
    }

    private static func candidate(
        _ id: String, route: Int, _ run: PlannedRun, _ mode: RotationMode
    ) -> RotationCandidate {
        let totals = run.load.totals
        let traversal = run.load.traversal
        let surfaces = run.survey.route
        let distance = max(1, totals.distance.roundedInteger)
        // An assumed lean counts toward balance, but never so much that the rule on a run's mean tilt fails on it.
        let cap = Int((ModeNumber.meanTilt.value(in: mode) ?? 90_000) * Double(distance) / 1000)
        let known = traversal.knownRoadTilt.degreeMetres.roundedInteger
        let road = totals.roadTilt.degreeMetres.roundedInteger
        return RotationCandidate(
            id: id, route: route, variant: "", distance: distance, ascent: run.ascent.roundedInteger,
            descent: run.descent.roundedInteger, load: max(1, (totals.heel.mean * 100).roundedInteger),
            roadTilt: abs(known) > cap ? road : min(cap, max(-cap, road)),
            turn: totals.turn.degreeMetres.roundedInteger,
            steepestCrossfall: (traversal.steepestKnownCrossfall(over: 200) * 1000).roundedInteger, isFlat: run.isFlat,
            softShare: surfaces.permille { $0.surface.value.isSoft }, isTrack: run.survey.laps != nil,
            hardShare: surfaces.permille { $0.surface.value.isHard },
            withTraffic: traversal.distanceWithTrafficBehind.roundedInteger,
            minutes: Int((totals.distance / run.survey.speed.value / 60).rounded(.up)),
            sideSwitches: traversal.sideSwitches(along: run.survey.profile), laps: run.load.variant.laps)
    }
}

extension Runner {
    /// Heel load of a flat kilometre of asphalt at `speed` (m/s), hkm: 1 at 6:00/km.
    func flatLoadPerKilometre(at speed: Double) -> Double {
        let flat = LoadSegment(length: 1000, speed: speed, cadence: cadence)
        return model.heelLoad(flat).mean
    }
}

extension Route {
    /// The share of the length whose stretch meets `condition`, in thousandths.
    fileprivate func permille(where condition: (Stretch) -> Bool) -> Int {
        (length(where: condition) / line.length * 1000).roundedInteger
    }
}

extension Double {
    /// Rounded half away from zero: the one place where the planner's integers come from. Values beyond what an instance
    /// may hold are held there, for such a run fits no rule either way.
    var roundedInteger: Int {
        let most = Double(RotationInstance.largestValue)
        return Int(max(-most, min(most, self)).rounded(.toNearestOrAwayFromZero))
    }
}

/// Names as ids: ASCII letters, digits, dot, underscore and dash.
enum Identifiers {
    /// An id for each name, in order; equal ones get a number.
    static func unique(for names: [String]) -> [String] {
        var taken: Set<String> = []
        return names.map { name in
            let allowed = name.lowercased().unicodeScalars.map { scalar in
                ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
            }
            let joined = String(allowed).split(separator: "-").joined(separator: "-")
            let base = joined.isEmpty ? "route" : joined
            var id = base
            var number = 2
            while !taken.insert(id).inserted {
                id = "\(base)-\(number)"
                number += 1
            }
            return id
        }
    }
}
