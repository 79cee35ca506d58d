/// What the tiers count as much, little, hard, soft, new: the same for every runner. Without arguments the defaults.
public struct RotationConstants: Hashable, Sendable {
    /// A run on a route seen at most `days` ago costs `points`.
    public struct Novelty: Hashable, Sendable {
        /// Days since the route was used, 0 or more.
        public var days: Int
        /// Comfort points, 0 or more.
        public var points: Int

        /// Points for a route seen at most `days` ago.
        public init(days: Int, points: Int) {
            self.days = days
            self.points = points
        }
    }

    /// Metres of ascent from which a run counts as hard.
    public var hardAscent: Int
    /// Permille of soft ground from which a run counts as soft: three fifths.
    public var softShare: Int
    /// Permille of paved ground above which a run counts as paved: more than half.
    public var hardShare: Int
    /// Milli-degrees of mean tilt beyond which a run leans: a quarter of a degree. At least 1.
    public var sideThreshold: Int
    /// Permille of the planned load that is free: 5 % over plan.
    public var peakFree: Int
    /// Permille of the planned load that costs one point of peak beyond that: one point per 2.5 %. At least 1.
    public var peakStep: Int
    /// Percent of the target a run may miss it by for nothing.
    public var missFree: Int
    /// Comfort points for each further percent of the target.
    public var missPoints: Int
    /// Comfort points for each percent over the planned load.
    public var loadPoints: Int
    /// Comfort points for each `sideThreshold` of mean tilt, of either dose: one per quarter degree.
    public var tiltPoints: Int
    /// Seen this week, this fortnight, this month: the first row that holds is the one that costs. Exactly three rows.
    public var novelty: [Novelty]
    /// Paved runs in a row that are fine, 0...2.
    public var hardStreakFree: Int
    /// Comfort points for each further paved run in the row.
    public var hardStreakPoints: Int
    /// Comfort points for each crossing to the other side.
    public var switchPoints: Int
    /// Extra laps that cost one comfort point together, at least 1.
    public var lapsPerPoint: Int
    /// Comfort points for each further run on a route in the week.
    public var repeatPoints: Int
    /// Comfort points for a track run the same way round as the track run before.
    public var sameTrackPoints: Int

    /// The constants; each that is left out has its default.
    public init(
        hardAscent: Int = 250, softShare: Int = 600, hardShare: Int = 500, sideThreshold: Int = 250,
        peakFree: Int = 1050, peakStep: Int = 25, missFree: Int = 3, missPoints: Int = 2, loadPoints: Int = 1,
        tiltPoints: Int = 1, novelty: [Novelty] = Self.usualNovelty, hardStreakFree: Int = 2,
        hardStreakPoints: Int = 3, switchPoints: Int = 1, lapsPerPoint: Int = 4, repeatPoints: Int = 8,
        sameTrackPoints: Int = 4
    ) {
        self.hardAscent = hardAscent
        self.softShare = softShare
        self.hardShare = hardShare
        self.sideThreshold = sideThreshold
        self.peakFree = peakFree
        self.peakStep = peakStep
        self.missFree = missFree
        self.missPoints = missPoints
        self.loadPoints = loadPoints
        self.tiltPoints = tiltPoints
        self.novelty = novelty
        self.hardStreakFree = hardStreakFree
        self.hardStreakPoints = hardStreakPoints
        self.switchPoints = switchPoints
        self.lapsPerPoint = lapsPerPoint
        self.repeatPoints = repeatPoints
        self.sameTrackPoints = sameTrackPoints
    }

    /// Seen this week 6 points, this fortnight 3, this month 1.
    public static let usualNovelty = [
        Novelty(days: 7, points: 6), Novelty(days: 14, points: 3), Novelty(days: 28, points: 1),
    ]
}

extension RotationConstants: Codable {
    private enum CodingKeys: String, CodingKey {
        case hardAscent = "hardAscent_m"
        case softShare = "softShare_permille"
        case hardShare = "hardShare_permille"
        case sideThreshold = "sideThreshold_mdeg"
        case peakFree = "peakFree_permille"
        case peakStep = "peakStep_permille"
        case missFree = "missFree_pct"
        case missPoints, loadPoints, tiltPoints, noveltyDays, noveltyPoints, hardStreakFree, hardStreakPoints
        case switchPoints, lapsPerPoint, repeatPoints, sameTrackPoints
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        func number(_ key: CodingKeys) throws -> Int { try values.decode(Int.self, forKey: key) }
        let days = try values.decode([Int].self, forKey: .noveltyDays)
        let points = try values.decode([Int].self, forKey: .noveltyPoints)
        guard days.count == points.count else {
            throw RotationError(
                place: "constants.noveltyPoints", found: "\(points.count) numbers",
                allowed: "\(days.count), as many as constants.noveltyDays has"
            )
        }
        self.init(
            hardAscent: try number(.hardAscent), softShare: try number(.softShare),
            hardShare: try number(.hardShare), sideThreshold: try number(.sideThreshold),
            peakFree: try number(.peakFree), peakStep: try number(.peakStep), missFree: try number(.missFree),
            missPoints: try number(.missPoints), loadPoints: try number(.loadPoints),
            tiltPoints: try number(.tiltPoints), novelty: zip(days, points).map { Novelty(days: $0, points: $1) },
            hardStreakFree: try number(.hardStreakFree), hardStreakPoints: try number(.hardStreakPoints),
            switchPoints: try number(.switchPoints), lapsPerPoint: try number(.lapsPerPoint),
            repeatPoints: try number(.repeatPoints), sameTrackPoints: try number(.sameTrackPoints)
        )
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        let numbers: [(CodingKeys, Int)] = [
            (.hardAscent, hardAscent), (.softShare, softShare), (.hardShare, hardShare),
            (.sideThreshold, sideThreshold), (.peakFree, peakFree), (.peakStep, peakStep), (.missFree, missFree),
            (.missPoints, missPoints), (.loadPoints, loadPoints), (.tiltPoints, tiltPoints),
            (.hardStreakFree, hardStreakFree), (.hardStreakPoints, hardStreakPoints), (.switchPoints, switchPoints),
            (.lapsPerPoint, lapsPerPoint), (.repeatPoints, repeatPoints), (.sameTrackPoints, sameTrackPoints),
        ]
        for (key, number) in numbers { try values.encode(number, forKey: key) }
        try values.encode(novelty.map(\.days), forKey: .noveltyDays)
        try values.encode(novelty.map(\.points), forKey: .noveltyPoints)
    }
}
