public import RouteGeometry

/// What the runner did lately, as far as it is known.
///
/// A runner's library fills it, or options where there is none. What is `nil` takes what the template says, and every
/// report says so.
public struct RecentRunning: Sendable, Hashable {
    /// Metres of the usual week: the median of the last four weeks without pain. `nil` takes last week.
    public var base: Fact<Double>?
    /// Running days of the usual week; `nil` takes those of the template.
    public var runDays: Fact<Int>?
    /// Metres last week; `nil` takes the template's total.
    public var lastWeek: Fact<Double>?
    /// Mean heel load of last week, hkm.
    public var lastWeekLoad: Fact<Double>?
    /// Metres climbed last week.
    public var lastWeekAscent: Fact<Double>?
    /// Metres of the longest run of the last 30 days; `nil` takes the template's longest.
    public var longest: Fact<Double>?
    /// Mean heel load of the hardest run of the last 30 days, hkm; `nil` takes the longest at 1 hkm/km.
    public var heaviest: Fact<Double>?
    /// Most metres climbed and descended in one run of the last 30 days.
    public var mostAscent: Fact<Double>?
    public var mostDescent: Fact<Double>?
    /// Doses left over from the weeks before, already decayed and clipped; `nil` is nothing.
    public var carriedRoadTilt: Fact<TiltDose>?
    public var carriedTurn: Fact<TiltDose>?
    /// Days from the last run on a route, by its name, to the Monday of the week.
    public var daysSinceRun: [String: Int]
    /// Metres of the longest run of a usual week; `nil` takes the longest of the last 30 days.
    public var usualLongest: Fact<Double>?
    /// Metres of the longest week without pain that is known, and of the longest run in such a week; `nil` where there is
    /// none.
    public var full: FullWeek?
    /// Runs of the last 30 days on a route, by its name; none is 0.
    public var runsLately: [String: Int] = [:]
    /// The way a route was run most often, by its name.
    public var usualWays: [String: Variant]
    public var lastRun: LastRun
    /// The pairs there are; empty where none is known.
    public var pairs: [ShoePair]
    /// What reports tell beside; `nil` without a library.
    public var past: PastRunning?

    /// Where a return leads.
    public struct FullWeek: Sendable, Hashable {
        public let week: Double
        public let longest: Double
    }

    /// What the last runs before the week leave to heed.
    public struct LastRun: Sendable, Hashable {
        /// The low foot of the last run, `nil` if it leaned neither way or is unknown.
        public var lowFoot: Foot?
        /// Whether the day before the week's first had a hard run.
        public var wasHardYesterday: Bool
        /// The pair worn on the day before the week's first, by its name.
        public var pairYesterday: String?
        /// The side the last track run turned to: left is counter-clockwise.
        public var trackTurning: Side?
        /// Runs mostly on concrete or stone in an unbroken row up to now.
        public var hardGroundStreak: Int

        public init(
            lowFoot: Foot? = nil, wasHardYesterday: Bool = false, pairYesterday: String? = nil,
            trackTurning: Side? = nil, hardGroundStreak: Int = 0
        ) {
            self.lowFoot = lowFoot
            self.wasHardYesterday = wasHardYesterday
            self.pairYesterday = pairYesterday
            self.trackTurning = trackTurning
            self.hardGroundStreak = hardGroundStreak
        }
    }

    public init(
        base: Fact<Double>? = nil, runDays: Fact<Int>? = nil, lastWeek: Fact<Double>? = nil,
        lastWeekLoad: Fact<Double>? = nil, lastWeekAscent: Fact<Double>? = nil, longest: Fact<Double>? = nil,
        heaviest: Fact<Double>? = nil, mostAscent: Fact<Double>? = nil, mostDescent: Fact<Double>? = nil,
        carriedRoadTilt: Fact<TiltDose>? = nil, carriedTurn: Fact<TiltDose>? = nil,
        daysSinceRun: [String: Int] = [:], usualWays: [String: Variant] = [:], lastRun: LastRun = LastRun(),
        pairs: [ShoePair] = []
    ) {
        self.base = base
        self.runDays = runDays
        self.lastWeek = lastWeek
        self.lastWeekLoad = lastWeekLoad
        self.lastWeekAscent = lastWeekAscent
        self.longest = longest
        self.heaviest = heaviest
        self.mostAscent = mostAscent
        self.mostDescent = mostDescent
        self.carriedRoadTilt = carriedRoadTilt
        self.carriedTurn = carriedTurn
        self.daysSinceRun = daysSinceRun
        self.usualWays = usualWays
        self.lastRun = lastRun
        self.pairs = pairs
    }

    /// What is not known here, from `other`; where last week is known better here, so would be the usual week, and that
    /// of `other` is left out.
    func completed(from other: RecentRunning) -> RecentRunning {
        var all = self
        all.base = base ?? (lastWeek == nil ? other.base : nil)
        all.runDays = runDays ?? (lastWeek == nil ? other.runDays : nil)
        all.lastWeek = lastWeek ?? other.lastWeek
        all.lastWeekLoad = lastWeekLoad ?? (lastWeek == nil ? other.lastWeekLoad : nil)
        all.lastWeekAscent = lastWeekAscent ?? (lastWeek == nil ? other.lastWeekAscent : nil)
        all.longest = longest ?? other.longest
        all.usualLongest = usualLongest ?? (longest == nil ? other.usualLongest : nil)
        all.full = full ?? (lastWeek == nil && longest == nil ? other.full : nil)
        all.heaviest = heaviest ?? other.heaviest
        all.mostAscent = mostAscent ?? other.mostAscent
        all.mostDescent = mostDescent ?? other.mostDescent
        all.carriedRoadTilt = carriedRoadTilt ?? other.carriedRoadTilt
        all.carriedTurn = carriedTurn ?? other.carriedTurn
        all.daysSinceRun.merge(other.daysSinceRun) { own, _ in own }
        all.usualWays.merge(other.usualWays) { own, _ in own }
        all.lastRun = lastRun.completed(from: other.lastRun)
        all.pairs = pairs.isEmpty ? other.pairs : pairs
        all.past = past ?? other.past
        return all
    }
}

extension RecentRunning.LastRun {
    fileprivate func completed(from other: RecentRunning.LastRun) -> RecentRunning.LastRun {
        RecentRunning.LastRun(
            lowFoot: lowFoot ?? other.lowFoot, wasHardYesterday: wasHardYesterday || other.wasHardYesterday,
            pairYesterday: pairYesterday ?? other.pairYesterday, trackTurning: trackTurning ?? other.trackTurning,
            hardGroundStreak: max(hardGroundStreak, other.hardGroundStreak))
    }
}
