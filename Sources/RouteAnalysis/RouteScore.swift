public import HeelLoad
public import RouteGeometry

/// What one route, run one way, does to each heel.
public struct RouteScore: Sendable {
    public let survey: SurveyedRoute
    public let variant: Variant
    public let runner: Runner
    public let traversal: RouteTraversal
    public let load: RouteLoad
    /// By grade along travel; unknown grades count as flat.
    public let bands: GradeBands
    /// Mean heel load by cause, hkm, largest first; adds up to the mean load.
    public let causes: [(cause: LoadCause, load: Double)]
    /// The safe variant that leans least at no more than 2 % above the least load, unless this is it.
    public let alternative: VariantLoad?
    /// How many safe variants there are.
    public let safeVariantCount: Int
    /// The one note that would settle the most; `nil` where nothing is assumed.
    public let settling: SettlingNote?
    /// What the runner's own runs on it came to; `nil` where none is known.
    public let past: RoutePast?

    /// - Parameter variant: `nil` scores the usual one.
    public init(of survey: SurveyedRoute, as variant: Variant? = nil, runner: Runner, past: RoutePast? = nil) {
        let variant = variant ?? survey.usualVariant
        let traversal = survey.traversal(as: variant, runner: runner)
        let segments = traversal.segments
        self.survey = survey
        self.variant = variant
        self.runner = runner
        self.traversal = traversal
        load = RouteLoad(of: segments, preset: runner.preset, gradeScale: survey.gradeScale)
        bands = GradeBands(of: segments)
        causes = runner.model.causes(of: segments).filter { abs($0.value) > 1e-9 }
            .map { (cause: $0.key, load: $0.value) }
            .sorted { ($0.load, $1.cause.order) > ($1.load, $0.cause.order) }
        let variants = survey.safeVariants(runner: runner, laps: survey.laps == nil ? nil : variant.laps)
        safeVariantCount = variants.count
        let own = load.totals
        let imbalance = own.roadTilt.degreeKilometres + own.turn.degreeKilometres
        // A hundredth of a degree over the whole distance is no improvement anyone could feel.
        alternative = SurveyedRoute.best(of: variants).flatMap {
            let isLighter = own.heel.mean > 1.02 * $0.totals.heel.mean
            let leansLess = $0.imbalance < imbalance - 0.01 * own.distance / 1000
            return !traversal.isSafe || isLighter || leansLess ? $0 : nil
        }
        settling = SettlingNote(for: traversal, along: survey)
        self.past = past
    }
}

extension LoadCause {
    /// A fixed order for equal parts.
    fileprivate var order: Int {
        switch self {
        case .distance: 0
        case .descent: 1
        case .climb: 2
        case .speed: 3
        case .cadence: 4
        case .tilt: 5
        case .surface(let surface): 6 + (Surface.allCases.firstIndex(of: surface) ?? 0)
        }
    }
}
