/// What one sample route is made of; `RouteTrace` makes its points and `GPXText` its file.
struct SampleRoute: Sendable {
    enum Activity: String, Sendable {
        case running
        case trailRunning = "trail_running"
    }

    /// How the file tells the surface.
    enum SurfaceStyle: Sendable {
        /// In our own notes.
        case notes
        /// On every point, as gpx.studio does, in OpenStreetMap's words.
        case gpxStudio
    }

    /// The name of the file, without `.gpx`.
    let name: String
    let title: String
    /// One sentence on the place, for the file's description.
    let place: String
    /// The seed of everything random about the route, save the bends of a shared road.
    let seed: UInt64
    let shape: Shape
    /// The distance a runner covers, in metres; of an out-and-back, both ways.
    let length: Double
    var isOutAndBack = false
    /// How far the small bends of the road or path leave the drawn shape, in metres.
    var meander = 0.0
    /// The seed of those small bends, for two routes on one road; without it they follow from the route's own seed.
    var roadSeed: UInt64?
    /// The heights along the line; of an out-and-back, along the way out.
    let profile: ElevationProfile
    /// What the notes say, in order; of an out-and-back, on the way out. Empty where there are no notes.
    var stretches: [Stretch] = []
    var surfaceStyle = SurfaceStyle.notes
    var activity = Activity.running
    let sampling: Sampling
    /// The farthest a point lies from the line, in metres.
    var positionNoise = 1.0
    /// The most an elevation is off, in metres.
    var elevationNoise = 0.3

    /// The length of the line that is drawn, in metres; of an out-and-back, of the way out.
    var lineLength: Double { isOutAndBack ? length / 2 : length }

    /// Where along the drawn line a runner is after `distance` metres, in metres.
    func placeOnLine(after distance: Double) -> Double {
        distance <= lineLength ? distance : length - distance
    }

    /// The height without noise after `distance` metres.
    func height(after distance: Double) -> Double {
        profile.height(at: placeOnLine(after: distance))
    }

    /// The stretches in the order they are run: on the way back of an out-and-back the same ones reversed.
    var stretchesAsRun: [Stretch] {
        guard isOutAndBack, let first = stretches.first else { return stretches }
        let wayOut = first.start > 0 ? [Stretch(start: 0, ground: Ground())] + stretches : stretches
        let ends = wayOut.dropFirst().map(\.start) + [lineLength]
        let wayBack = zip(wayOut, ends).reversed().map { stretch, end in
            Stretch(start: length - end, ground: stretch.ground.reversed())
        }
        return wayOut + wayBack
    }
}
