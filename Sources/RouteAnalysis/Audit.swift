public import RouteGeometry

/// What a runner's feet met over some days, as a clinician would ask for it.
public struct Audit: Sendable {
    /// Days since 1970-01-01.
    public let days: ClosedRange<Int>
    public let runCount: Int
    /// Metres.
    public let distance: Double
    public let longest: Double
    /// Metres with the left foot low, the right, neither, and not known because the side is not.
    public let leftLow: Double
    public let rightLow: Double
    public let level: Double
    public let unknownSide: Double
    /// Metres of the first three for which only the recording says on which side of the road it was.
    public let recordedSide: Double
    /// Metres of the first three whose camber is only assumed.
    public let assumedCamber: Double
    /// Of what is known.
    public let roadTilt: TiltDose
    public let turn: TiltDose
    /// Track laps to either side, left is counter-clockwise, and those of which the way is not known.
    public let lapsLeft: Int
    public let lapsRight: Int
    public let lapsUnknown: Int
    /// Metres falling at 5 % or more, and metres of which the grade or the way is not known.
    public let steepDescent: Double
    public let unknownGrade: Double
    /// Most metres first.
    public let surfaces: [(surface: Surface, distance: Double)]
    /// Metres whose surface is only assumed.
    public let assumedSurface: Double
    /// The pairs that were worn, most metres first; the last one is unnamed where runs have none.
    public let shoes: [(pair: ShoePair?, distance: Double)]
    /// The last one first.
    public let pain: [MorningPain]
    /// Whether something of it comes from a map.
    public let usesMap: Bool

    /// - Parameter days: how many, up to and with today.
    public init(of history: RunHistory, days count: Int, runner: Runner) {
        let days = (history.today - count + 1)...history.today
        let runs = history.runs.filter { days.contains($0.day) }
        let leans = runs.map { RunLean($0, runner) }
        func sum(_ metres: KeyPath<RunLean, Double>) -> Double { leans.reduce(0) { $0 + $1[keyPath: metres] } }
        self.days = days
        runCount = runs.count
        distance = runs.reduce(0) { $0 + $1.distance }
        longest = runs.map(\.distance).max() ?? 0
        (leftLow, rightLow, level, unknownSide) = (sum(\.left), sum(\.right), sum(\.level), sum(\.unknown))
        (assumedCamber, recordedSide) = (sum(\.assumed), sum(\.recorded))
        roadTilt = leans.reduce(TiltDose.zero) { $0 + $1.roadTilt }
        turn = leans.reduce(TiltDose.zero) { $0 + $1.turn }
        let onTrack = runs.filter { $0.survey.laps != nil }
        let halves = onTrack.filter(\.turnsHalfWay).reduce(0) { $0 + $1.laps }
        func laps(_ side: Side?) -> Int {
            onTrack.reduce(0) { $1.lapDirection == side && !$1.turnsHalfWay ? $0 + $1.laps : $0 }
        }
        let sessions = runs.map(\.trackRounds)
        lapsLeft = sessions.reduce(laps(.left) + (halves + 1) / 2) { $0 + $1.left }
        lapsRight = sessions.reduce(laps(.right) + halves / 2) { $0 + $1.right }
        lapsUnknown = sessions.reduce(laps(nil)) { $0 + $1.unknown }
        (steepDescent, unknownGrade, assumedSurface) = (sum(\.steepDescent), sum(\.unknownGrade), sum(\.assumedSurface))
        let ground = leans.reduce(into: [Surface: Double]()) { $0.merge($1.surfaces, uniquingKeysWith: +) }
        surfaces = Surface.allCases.compactMap { surface in ground[surface].map { (surface, $0) } }
            .sorted { $0.distance > $1.distance }
        let worn = Dictionary(grouping: runs, by: \.pair).mapValues { $0.reduce(0) { $0 + $1.distance } }
        let named = history.pairs.indices.compactMap { i in
            worn[i].map { (pair: ShoePair?.some(history.pairs[i]), distance: $0) }
        }
        shoes = named.sorted { $0.distance > $1.distance } + (worn[nil].map { [(nil, $0)] } ?? [])
        usesMap = runs.contains { $0.survey.usesMap || $0.isLineInferred }
        pain = history.pain.filter { days.contains($0.day) }
    }
}
