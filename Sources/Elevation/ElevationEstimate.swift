public import RouteGeometry

/// What a route's elevations amount to: ascent and descent with an interval, and the elevation and grade of each grid
/// cell.
///
/// Heights that cannot be are taken out first (`ElevationRepair`). Then the recording is explained as terrain plus the
/// error of a barometer, a receiver or a terrain model, whichever fits best (`ElevationFit`), and a Kalman smoother
/// gives each place's grade and how sure it is (`ElevationSmoother`). Ascent is the *expected* one over all terrains that
/// fit: the mean grade alone would leave out what the recording does not resolve, raw sums count the noise.
/// Where the source does not show, smoothing alone must do (`SmoothedElevation`), and `isFallback` says so.
///
/// Measured on 120 simulated recordings over real terrain, median and 90th percentile of the error of ascent:
/// barometers of 0.2 m 0.7 and 5 %, of 1 m 1.6 and 7 %, GPS altitudes 4 and 16 %, terrain models 5 and 17 %, recordings
/// with spikes, steps and gaps 4 and 18 %; false gain on flat routes 0.2 to 0.3 m per km; 84 % of the ranges hold the truth.
/// Most errors of 20 % and more are those of routes with 10 to 60 m of climb in all. Numbers shared by all recordings
/// were judged on these and on 864 further simulated ones, of other seeds, scales and bridges: 2 and 10, 2 and 10, 8
/// and 37, 4 and 16 %; a sixth of them climbed less than 6 m a kilometre, and none came over its ground again.
/// `Tests/Performance` prints the table.
///
/// Limits: a receiver's wander over minutes looks like hills and is counted; where the receiver itself smoothed, heights
/// look like those of smooth hills, and the source is unclear where they are few (`mayAllBeError`): on 72 such recordings
/// 5 and 34 %, smoothing alone 8 and 36; drift of a barometer in changing weather is counted as half a metre a kilometre.
///
/// A missing elevation is missing: across more than 100 m of points without one, elevation and grade are unknown; ascent
/// counts what is to be expected there.
public struct ElevationEstimate: Sendable {
    /// What recorded or drew the elevations.
    public let source: ElevationSource
    /// Whether only smoothing could be done.
    public var isFallback: Bool { source == .unclear }
    /// Metres climbed and descended, both 0 or more.
    public let ascent: Double
    public let descent: Double
    /// Metres in which ascent and descent lie with a probability of 80 %, as far as sources err as those measured.
    public let ascentRange: ClosedRange<Double>
    public let descentRange: ClosedRange<Double>
    /// Sum of every rise and of every fall between neighbouring points once impossible heights are out, m: noise
    /// included.
    public let rawAscent: Double
    public let rawDescent: Double
    /// Points whose elevation was no height of this place and was left out.
    public let removedPoints: Int
    /// Bridges and tunnels a terrain model did not know, drawn straight (`BridgedStretches`).
    public let bridgeCount: Int
    /// Elevation at each node of the profile grid, NaN where unknown.
    package let elevations: [Double]
    /// Rise over run in each cell of the grid, NaN where unknown. Where all is known they add up to ascent and descent.
    package let grades: [Double]

    /// How ascent and descent were found, in words for output.
    public var method: String {
        isFallback ? "150 m moving average, 5 m threshold (fallback)" : "Kalman smoother, expected climb"
    }

    /// `nil` where fewer than two points have an elevation, where all are 0, as recorders without a fix write them, and
    /// where the line has no length. O(points + cells).
    public init?(points: PointColumns, along line: Polyline) {
        guard let column = points.elevations, column.contains(where: { !$0.isNaN && $0 != 0 }),
            column.count(where: { !$0.isNaN }) >= 2
        else { return nil }
        let places = RoutePlaces(distances: line.distances, coordinate: points.coordinate(at:))
        self.init(column, at: places, times: points.times, isTerrain: false)
    }

    /// The estimate from terrain tiles; `nil` where they have no height or the line has no length.
    ///
    /// - Parameters:
    ///   - tiles: metres, NaN where the tiles have none.
    ///   - distances: metres along the line of each height, from 0 to the line's length.
    ///   - coordinates: where each height is.
    public init?(tiles: [Double], at distances: [Double], _ coordinates: [Coordinate]) {
        let places = RoutePlaces(distances: distances) { coordinates[$0] }
        self.init(tiles, at: places, times: nil, isTerrain: true)
    }

    /// The profile of `line`, which the elevations lie along.
    public func profile(of line: Polyline) -> Profile { Profile(of: line, elevations: elevations, grades: grades) }

    private init?(_ column: [Double], at places: RoutePlaces, times: [Double]?, isTerrain: Bool) {
        let distances = places.distances
        let length = distances.last ?? 0
        guard length > 0 else { return nil }
        var repair = ElevationRepair(column, along: distances)
        let isPlanned = isTerrain || ElevationSource.isPlanned(distances, times: times)
        bridgeCount = isPlanned ? repair.bridge(places) : 0
        let runs = ElevationRun.runs(of: repair.elevations, at: distances, bridging: SmoothedElevation.longestBridge)
        guard !runs.isEmpty else { return nil }
        var raw = Climb()
        raw.add(all: repair.elevations)
        (rawAscent, rawDescent) = (raw.up, raw.down)
        removedPoints = repair.removed
        let half: Double
        let isSmooth = !isPlanned && times != nil && repair.isFineAndSmooth(at: distances)
        let isDoubtful = isSmooth && Self.mayAllBeError(runs, length: length)
        if !isDoubtful,
            let model = ModelledElevation(
                repair, at: places, times: times, isTerrain: isTerrain, isSmooth: isSmooth)
        {
            source = isTerrain ? .terrainTiles : model.source
            let bounds = ClimbBounds(
                on: Climb(up: model.ascent, down: model.descent), repair, runs, source: source, length: length, raw: raw
            )
            (ascent, descent) = (bounds.up.clamp(model.ascent), bounds.down.clamp(model.descent))
            // Where a bound knows better than the model, how sure the model is says less.
            let raised = max(0, ascent - model.ascent, descent - model.descent)
            half = (model.spread * model.spread + raised * raised).squareRoot()
            let grid = ElevationGrid(model, runs: runs, length: length)
            elevations = grid.elevations
            grades = grid.grades(climbing: ascent, falling: descent)
        } else {
            let smoothed = SmoothedElevation(runs, length: length)
            source = .unclear
            (ascent, descent) = (min(smoothed.ascent, rawAscent), min(smoothed.descent, rawDescent))
            half = Self.fallbackSpread(min(ascent, descent), length: length)
            (elevations, grades) = (smoothed.elevations, smoothed.grades)
        }
        ascentRange = max(0, ascent - half)...max(ascent, min(rawAscent, ascent + half))
        descentRange = max(0, descent - half)...max(descent, min(rawDescent, descent + half))
    }

    /// Whether a recording as smooth as a receiver's smoothed altitude climbs, or falls, so little that all of it may be that
    /// receiver's error.
    ///
    /// An error of 3 to 8 m that wanders over two to five minutes climbs 2 to 15 m a kilometre by itself, at every scale as
    /// hills do. The bound is ours: anything from 8 to 13 m served 72 simulated recordings of such receivers and 108 of
    /// terrain models and of no error at all about as well.
    private static func mayAllBeError(_ runs: [ElevationRun], length: Double) -> Bool {
        let smoothed = SmoothedElevation.climb(of: runs, length: length)
        return min(smoothed.up, smoothed.down) < 10 * length / 1000
    }

    /// Half the width of the fallback's 80 % interval, m: a sixth of the climb and 4 m a kilometre, from simulated
    /// recordings of receivers that filter their altitude.
    private static func fallbackSpread(_ climb: Double, length: Double) -> Double {
        let (share, drift) = (climb / 6, 4 * length / 1000)
        return (share * share + drift * drift).squareRoot()
    }
}
