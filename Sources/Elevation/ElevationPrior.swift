#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What is believed of a kind of source before a recording is looked at.
///
/// Log-normal beliefs: a centre, and a standard deviation of the logarithm; 0 holds the number fixed. The centres are
/// physical: a barometer drifts by metres over hours, seldom by more than 10 m in one; a receiver's altitude wanders by
/// some metres for most of a minute; terrain models of 30 to 90 m posts err by some metres over one or two posts
/// (Rodríguez et al. 2006, doi:10.14358/PERS.72.3.249, give 5 to 9 m for nine in ten), of which much is the same for
/// the whole route. How far roads keep their grade, `length`, was judged on simulated recordings over real terrain:
/// free, it takes noise for short bumps. All numbers here are ours.
struct ElevationPrior: Sendable {
    typealias Belief = (centre: Double, spread: Double)

    let source: ElevationSource
    let kind: ElevationModel.ErrorKind
    let grade: Belief
    let error: Belief
    let memory: Belief
    let white: Belief
    let length: Belief
    /// Standard deviation of one sample's own error, m; averages out in a node.
    let sample: Double
    /// What it takes, in the logarithm of the posterior density, to believe in this kind against the others.
    let handicap: Double
    /// How many nodes are merged to judge the terrain's local roughness; how often that is done anew, whether each time half
    /// as far again as it says, and the least share of the mean roughness it may have.
    ///
    /// Lowland is level for kilometres and then has a hill: taken as evenly rough it climbs too much. A barometer shows
    /// which part is which down to a twelfth; noisier sources would find level ground wherever their noise is low.
    ///
    /// Merged, a barometer's nodes say as much of it: on 468 simulated recordings climbs were 1.7 % off in the median and 10.1
    /// at the 90th percentile by three rounds over four nodes in one as by four over two.
    let roughness: (nodes: Int, rounds: Int, isHasty: Bool, least: Double)
    /// Whether errors hide the terrain: then heights of ground passed again are averaged (`GroundOnce`), and the
    /// numbers are fitted again once the terrain's local roughness has been looked at.
    ///
    /// Taken as evenly rough, lowland with a hill here and there is too gentle where it has its hills and too rough where it
    /// has none, and a receiver's wander of a minute is put down to the terrain or the terrain to it.
    let isNoisy: Bool
    /// Whether the likelihood is so nearly a parabola in the logarithm of each number that its vertex need not be looked at:
    /// of 757 barometers, simulated and made, the climbs of 98 % moved by less than 1 %. Receivers' moved by more.
    var isPlain: Bool { source == .barometer }
    /// How the 80 % interval grows: with the model's own standard deviation, the ascent, and the length in kilometres.
    let spread: (model: Double, ascent: Double, length: Double)

    static let barometer = ElevationPrior(
        source: .barometer, kind: .ornsteinUhlenbeck, grade: (0.03, 1.3), error: (5.5, 0.4), memory: (7000, 0),
        white: (0.35, 0.5), length: (350, 0.15), sample: 0.1, handicap: 0,
        roughness: (4, 3, true, 0.08), isNoisy: false, spread: (0.30, 0.020, 0.50))
    static let gpsAltitude = ElevationPrior(
        source: .gpsAltitude, kind: .ornsteinUhlenbeck, grade: (0.03, 1.3), error: (4.5, 0.4), memory: (40, 0.5),
        white: (0.1, 0), length: (350, 0), sample: 0.9, handicap: 0,
        roughness: (1, 3, false, 0.3), isNoisy: true, spread: (1.6, 0, 0.75))
    /// Judged on 460 simulated routes over two regions, of road profiles and of real ground, with errors that grow with the
    /// slope or are the same all along. On 470 further ones, looked at once, climbs were 3.8 % off in the median and 14.5 % at
    /// the 90th percentile, where errors of order 3/2 and of one size left 4.6 and 18 %.
    static let terrainModel = ElevationPrior(
        source: .terrainModel, kind: .ground, grade: (0.03, 1.3), error: (2, 0.6), memory: (45, 0.35),
        white: (0.12, 0), length: (300, 0), sample: 0.1, handicap: 0,
        roughness: (1, 3, false, 0.15), isNoisy: false, spread: (0.92, 0, 0.65))
    /// A terrain model's heights along a recording: services put them in the place of a recorder's. As smooth from sample
    /// to sample as a model sampled densely is, which a receiver that smooths may be too: on 108 simulated ones and 72 of
    /// such receivers a smaller handicap told the one better and the other worse; as wide as this, 81 % of the intervals of
    /// those taken for it held the truth, each sort counted as half.
    static let correctedRecording = ElevationPrior(
        source: .terrainModel, kind: .matern, grade: (0.03, 1.3), error: (2.5, 0.6), memory: (60, 0.35),
        white: (0.03, 0.5), length: (350, 0), sample: 0.05, handicap: 16,
        roughness: terrainModel.roughness, isNoisy: false, spread: (1.5, 0.1, 2.1))
    /// A receiver that smooths its altitude. Its errors look like hills, and smooth hills like its errors: where it explains
    /// a recording best, the source is unclear. It takes much to believe in one, for so smooth an error is easily seen in
    /// hills.
    static let filtered = ElevationPrior(
        source: .unclear, kind: .filtered, grade: (0.03, 1.3), error: (4.5, 0.4), memory: (150, 0.5),
        white: (0.03, 0.5), length: (350, 0), sample: 0.05, handicap: 55,
        roughness: (1, 0, false, 1), isNoisy: false, spread: (0, 0, 0))

    var centre: ElevationModel {
        ElevationModel(
            kind: kind, grade: grade.centre, length: length.centre, error: error.centre, memory: memory.centre,
            white: white.centre)
    }

    /// Of each of the centre's numbers.
    private var spreads: ElevationModel {
        ElevationModel(
            kind: kind, grade: grade.spread, length: length.spread, error: error.spread, memory: memory.spread,
            white: white.spread)
    }

    /// What a search starts from: gentle to steep, and for a smooth error short to long.
    var starts: [ElevationModel] {
        let memories = kind.isAlongLine ? [0.6, 1, 1.6].map { $0 * memory.centre } : [memory.centre]
        return memories.flatMap { memory in
            [0.003, 0.012, 0.04, 0.12].map { grade in
                var start = centre
                (start.grade, start.memory) = (grade, memory)
                return start
            }
        }
    }

    /// The numbers that are fitted, in the order they are tried.
    var fitted: [ElevationModel.Number] {
        [.grade, .error, .memory, .white, .length].filter { belief(of: $0).spread > 0 }
    }

    func belief(of number: ElevationModel.Number) -> Belief { (centre[number], spreads[number]) }

    /// How far a number that is fitted is from its centre, in standard deviations of its logarithm.
    func deviations(of number: ElevationModel.Number, in model: ElevationModel) -> Double {
        let belief = belief(of: number)
        return log(model[number] / belief.centre) / belief.spread
    }

    /// Metres, or seconds, that an error lasts at most: a terrain model has a post every 90 m or more often, so that what
    /// lasts much longer are hills. Ours.
    var mostMemory: Double { kind == .ground ? 150 : .infinity }

    /// Minus the logarithm of the prior density, up to a constant.
    func penalty(_ model: ElevationModel) -> Double {
        fitted.reduce(0) { sum, number in
            let deviations = deviations(of: number, in: model)
            return sum + deviations * deviations / 2
        }
    }
}
