/// One week to plan: the template, the library as candidates, the runner's shoes, history and limits.
///
/// Everything is an integer and has been checked: an instance that exists can be solved without overflow. The order of
/// routes and candidates does not change the answer; the order of shoes does, as pairs are known by their place.
public struct RotationInstance: Hashable, Sendable {
    /// Of ASCII letters, digits, `.`, `_` and `-`; returned in the answer.
    public let name: String
    /// How careful the runner has to be.
    public let mode: RotationMode
    /// The numbers behind the rules.
    public let limits: RotationLimits
    /// The numbers behind the tiers.
    public let constants: RotationConstants
    /// What the weeks before left behind.
    public let history: RotationHistory
    /// One to eight pairs.
    public let shoes: [RotationShoe]
    /// Exactly seven.
    public let days: [RotationDay]
    /// The routes the candidates run on.
    public let routes: [RotationRoute]
    /// All variants of all routes; may be empty.
    public let candidates: [RotationCandidate]

    /// The largest number an instance may hold anywhere; serves for caps that are not to bind.
    public static let largestValue = 100_000_000

    /// One week to plan. Throws where a number is out of range, an id is doubled, an index points nowhere, or the
    /// comfort points of candidates that some step of the relaxation ladder admits could sum to 8,192 or more.
    ///
    /// O(n) in the number of candidates.
    public init(
        name: String, mode: RotationMode, limits: RotationLimits, constants: RotationConstants = RotationConstants(),
        history: RotationHistory = RotationHistory(), shoes: [RotationShoe], days: [RotationDay],
        routes: [RotationRoute], candidates: [RotationCandidate]
    ) throws(RotationError) {
        self.init(
            checkedName: name, mode: mode, limits: limits, constants: constants, history: history, shoes: shoes,
            days: days, routes: routes, candidates: candidates
        )
        try InstanceCheck(instance: self).run()
    }

    private init(
        checkedName name: String, mode: RotationMode, limits: RotationLimits, constants: RotationConstants,
        history: RotationHistory, shoes: [RotationShoe], days: [RotationDay], routes: [RotationRoute],
        candidates: [RotationCandidate]
    ) {
        self.name = name
        self.mode = mode
        self.limits = limits
        self.constants = constants
        self.history = history
        self.shoes = shoes
        self.days = days
        self.routes = routes
        self.candidates = candidates
    }

    /// The same week under looser limits or another template. What was checked still holds: both only come from the
    /// relaxation ladder, whose widest windows are what the comfort points were checked with.
    func with(limits: RotationLimits, days: [RotationDay]) -> RotationInstance {
        RotationInstance(
            checkedName: name, mode: mode, limits: limits, constants: constants, history: history, shoes: shoes,
            days: days, routes: routes, candidates: candidates
        )
    }

    /// Choices an answer may try before it has to do with the best found: some ten seconds in a release build, thirty
    /// times what the hardest week seen so far took.
    public static let usualNodeBudget = 1_000_000_000

    /// The best week, or why there is none.
    ///
    /// Exact: the tiers are least in their order, the plan is the canonical one among equals, the conflict is what the
    /// deletion filter leaves. Depends on nothing but the instance. Exponential in the number of running days at
    /// worst, so `nodeBudget` limits how many choices are tried over the whole answer; when it runs out the answer is
    /// the best found and says that it is not proven.
    ///
    /// - Parameter relaxes: whether to look for what would help where there is no week; otherwise the conflict is all.
    public func answer(nodeBudget: Int = Self.usualNodeBudget, relaxes: Bool = true) -> RotationAnswer {
        answer(nodeBudget: nodeBudget, relaxes: relaxes, patience: DeepBounds.usualPatience)
    }

    /// The same answer, whatever the patience: how many choices a search tries before it spends time on deeper bounds.
    package func answer(
        nodeBudget: Int = Self.usualNodeBudget, relaxes: Bool = true, patience: Int
    ) -> RotationAnswer {
        var planner = WeekPlanner(
            instance: self, budget: NodeBudget(nodeBudget), relaxes: relaxes, patience: patience)
        return planner.answer()
    }

    /// The places of the candidates, the route not seen for longest first, then by the ids' bytes.
    var canonicalOrder: [Int] {
        candidates.indices.sorted { first, second in
            let (left, right) = (candidates[first], candidates[second])
            let (leftRoute, rightRoute) = (routes[left.route], routes[right.route])
            if leftRoute.age != rightRoute.age { return leftRoute.age > rightRoute.age }
            if leftRoute.id != rightRoute.id { return leftRoute.id.utf8.lexicographicallyPrecedes(rightRoute.id.utf8) }
            return left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
        }
    }
}

extension RotationInstance: Codable {
    /// Reads format `camber-rotation/1`. Throws a `RotationError` where the values are wrong, a `DecodingError` where
    /// keys or types are.
    public init(from decoder: any Decoder) throws {
        self = try InstanceFile(from: decoder).instance()
    }

    public func encode(to encoder: any Encoder) throws {
        try InstanceFile(self).encode(to: encoder)
    }
}
