import HeelLoad
import RotationPlanner
import RouteGeometry

/// A week's choice as a rotation instance, with the runs its candidates stand for.
///
/// The instance begins with the first day that can still be planned; days behind the runner are history to it, and the
/// days after the week's end rest days.
struct WeekCandidates {
    /// The week, its locked days locked to a route. `lockChoices` has the locks that name more than a route.
    let instance: RotationInstance
    let runs: [String: PlannedRun]
    let context: PlanningContext
    /// The wishes as the mode allows them.
    let template: WeekTemplate
    /// What the mode changed of the runner's wishes.
    let changes: [String]
    /// m/s, the same for every route: a week compares routes, not the paces they happened to be recorded at.
    let speed: Fact<Double>
    /// Runs behind the runner, in the order of their days.
    let done: [DoneRun]
    /// The first day of the instance; `nil` where the week is over.
    let firstOpenDay: Weekday?
    /// For each locked day the candidates that are run as the lock says.
    let lockChoices: [(day: Weekday, candidates: [String])]
    /// The pairs the instance's shoes stand for; empty where none is known.
    let pairs: [ShoePair]
    /// Which of the routes to plan with are near enough.
    let neighbourhood: Neighbourhood
    /// For each route the runs on it that matter; none on one that is too far away.
    private let possible: [[PlannedRun]]

    /// - Parameter last: another week of the same routes, whose runs serve again where the wishes are the same.
    init(
        _ surveys: [SurveyedRoute], _ request: WeekRequest, after last: WeekCandidates? = nil
    ) throws(AnalysisError) {
        context = PlanningContext(request)
        firstOpenDay = request.firstOpenDay.map { max($0, request.today ?? .monday) }
        let adaptation = TemplateAdaptation(request.template, context, firstDay: firstOpenDay ?? .monday)
        (template, changes) = (adaptation.template, adaptation.changes)
        let speed = Self.commonSpeed(of: surveys, request.runner)
        self.speed = speed
        let ids = Identifiers.unique(for: surveys.map(\.route.name))
        let paced = surveys.map { survey in
            var copy = survey
            copy.speed = speed
            return copy
        }
        let locked = try Self.places(of: request.locks, paced, ids, option: "--lock")
        done = (try Self.done(request, paced, ids) + Self.ran(request, speed)).sorted { $0.weekday < $1.weekday }
        pairs = try WeekShoes(request.recent).pairs
        let named = try locked + Self.places(of: request.done, paced, ids, option: "--done")
        let neighbourhood = try Neighbourhood(of: paced, ids, request, keeping: named)
        self.neighbourhood = neighbourhood
        if let last, last.template == adaptation.template, last.context.isLike(context), request.locks.isEmpty {
            possible = last.possible
        } else {
            let near = paced.indices.filter { !neighbourhood.far.contains($0) }
            possible = Self.possible(paced, near, template, context, locks: zip(request.locks, locked).map { ($0, $1) })
        }
        let routes = PlannableRoutes(
            paced, ids, possible, context.mode, ages: try Self.ages(request, paced, ids), pairs)
        runs = routes.runs
        let locks = zip(request.locks, locked).map { (choice: $0, survey: paced[$1], route: ids[$1]) }
        lockChoices = try LockedWays(routes, template, context).choices(locks)
        let frame = WeekFrame(context, template, done, pairs, firstOpenDay, speed: speed.value)
        do throws(RotationError) {
            instance = try frame.instance(routes, locks: zip(request.locks, locked).map { ($0.weekday, ids[$1]) })
        } catch {
            throw AnalysisError(.badData, sentence: "error: \(error)")
        }
    }

    /// The place of `weekday` in the instance, `nil` for a day behind the runner.
    func place(of weekday: Weekday) -> Int? {
        firstOpenDay.flatMap { weekday < $0 ? nil : weekday.rawValue - $0.rawValue }
    }

    /// Flat runs the whole week needs, those behind the runner included.
    var flatQuota: Int {
        instance.limits.flatQuota + min(done.count { $0.run.isFlat }, template.flatQuota(in: context.mode))
    }

    /// The run that `week` has on `weekday`.
    func run(on weekday: Weekday, of week: WeekPlan?) -> PlannedRun? {
        place(of: weekday).flatMap { week?.candidates[$0] }.flatMap { runs[$0] }
    }

    /// The pair that `week` has on `weekday`, or that was worn on a day behind the runner; `nil` where none is known.
    func pair(on weekday: Weekday, of week: WeekPlan?) -> ShoePair? {
        guard !pairs.isEmpty else { return nil }
        guard let place = place(of: weekday) else {
            let worn = done.last { $0.weekday == weekday }?.pair
            return pairs.first { $0.name == worn }
        }
        return week?.shoes[place].flatMap { id in instance.shoes.firstIndex { $0.id == id } }.map { pairs[$0] }
    }

    /// Whether the route at `place` of those to plan with is near enough, and no way to run it is left.
    func hasNoWay(for place: Int) -> Bool {
        possible.indices.contains(place) && possible[place].isEmpty && !neighbourhood.far.contains(place)
    }

    /// The place of a route among the instance's.
    func place(ofRouteNamed name: String) -> Int? {
        instance.candidates.first { runs[$0.id]?.survey.route.name == name }?.route
    }

    /// The same week with other runs behind its candidates' ids.
    func replacing(_ runs: [String: PlannedRun]) -> WeekCandidates { WeekCandidates(self, runs) }

    private init(_ other: WeekCandidates, _ runs: [String: PlannedRun]) {
        self.runs = runs
        instance = other.instance
        context = other.context
        (template, changes) = (other.template, other.changes)
        (speed, done, firstOpenDay) = (other.speed, other.done, other.firstOpenDay)
        (lockChoices, pairs, possible) = (other.lockChoices, other.pairs, other.possible)
        neighbourhood = other.neighbourhood
    }

    /// The pace the week is planned at: the runner's own, else the median of the files that have times, else 6:00/km.
    private static func commonSpeed(of surveys: [SurveyedRoute], _ runner: Runner) -> Fact<Double> {
        if let speed = runner.speed { return Fact(speed, .note) }
        let recorded = surveys.filter { $0.speed.origin == .file }.map(\.speed.value).sorted()
        guard !recorded.isEmpty else { return Fact(HeelModel.referenceSpeed, .assumed) }
        return Fact(recorded[recorded.count / 2], .file)
    }

    private static func places(
        of choices: [DayChoice], _ surveys: [SurveyedRoute], _ ids: [String], option: String
    ) throws(AnalysisError) -> [Int] {
        var places: [Int] = []
        for choice in choices { places.append(try surveys.place(of: choice.route, ids, option: option)) }
        return places
    }

    /// Days since a route was last run, by its name.
    private static func ages(
        _ request: WeekRequest, _ surveys: [SurveyedRoute], _ ids: [String]
    ) throws(AnalysisError) -> [String: Int] {
        var ages = request.recent.daysSinceRun
        for (name, days) in request.used.sorted(by: { $0.key < $1.key }) {
            let route = surveys[try surveys.place(of: name, ids, option: "--used")].route.name
            ages[route] = min(days, ages[route] ?? days)
        }
        return ages
    }

    private static func done(
        _ request: WeekRequest, _ surveys: [SurveyedRoute], _ ids: [String]
    ) throws(AnalysisError) -> [DoneRun] {
        let places = try places(of: request.done, surveys, ids, option: "--done")
        var done: [DoneRun] = []
        for (choice, place) in zip(request.done, places) {
            let survey = surveys[place]
            let usual = request.recent.usualWays[survey.route.name] ?? survey.usualVariant
            let variant = choice.ways.reduce(usual) { $1.applied(to: $0, survey) }
            // Another line than that of whom nothing is known is one the runner took, safe or not.
            let isTaken = variant.line != .facingTraffic || variant.returnLine != .facingTraffic
            let traversal = survey.traversal(as: variant, runner: request.runner, keepsLine: isTaken)
            let run = PlannedRun(survey, VariantLoad(traversal, request.runner))
            done.append(DoneRun(weekday: choice.weekday, run: run, trackTurning: run.trackTurning))
        }
        return done
    }

    /// What a library knows to be behind the runner, at the week's pace.
    private static func ran(_ request: WeekRequest, _ speed: Fact<Double>) -> [DoneRun] {
        request.ran.map { weekday, run, pair in
            DoneRun(
                weekday: weekday, run: PlannedRun(of: run, at: speed, request.runner), trackTurning: run.trackTurning,
                pair: pair)
        }
    }

    private static func possible(
        _ surveys: [SurveyedRoute], _ near: [Int], _ template: WeekTemplate, _ context: PlanningContext,
        locks: [(choice: DayChoice, place: Int)]
    ) -> [[PlannedRun]] {
        let (mode, runner, runsAndWalks) = (context.mode, context.request.runner, context.gate.prefersRunWalk)
        let runs = SideBySide.map(near) { i in
            let ways = locks.filter { $0.place == i }.flatMap(\.choice.ways)
            return WeekVariants(
                survey: surveys[i], template: template, mode: mode, runner: runner, runsAndWalks: runsAndWalks,
                settledLaps: Set(ways.compactMap(\.laps))
            ).runs(keepsAll: !ways.isEmpty)
        }
        var possible = [[PlannedRun]](repeating: [], count: surveys.count)
        for (i, runs) in zip(near, runs) { possible[i] = runs }
        return possible
    }
}
