public import RouteGeometry

/// A number the load model rests on.
///
/// `table` holds each with its unit, range, source and grade of evidence:
/// A trial or meta-analysis, B large cohort or replicated laboratory result, C one small laboratory study,
/// D expert opinion, E ours, without a source. Low and high are a judgement of what the sources allow, not a
/// confidence interval.
public enum Coefficient: Int, Sendable, CaseIterable {
    case downhill, uphill, speed, cadence, cadenceSlope, walking, tilt, exponent
    case asphalt, concrete, paving, compacted, gravelOrDirt, woodchip, grass, sand, track, wood, treadmill,
        unknownSurface
    case fasciaUphill, fasciaSpeed, fasciaTilt, fasciaTreadmill

    /// One line of the table.
    public struct Row: Sendable {
        public let coefficient: Coefficient
        /// The letter used in the model's formulas.
        public let symbol: String
        public let low: Double
        public let best: Double
        public let high: Double
        /// Empty for a pure number.
        public let unit: String
        public let source: String
        public let grade: Character

        init(
            _ coefficient: Coefficient, _ symbol: String, _ low: Double, _ best: Double, _ high: Double,
            _ unit: String, _ grade: Character, _ source: String
        ) {
            self.coefficient = coefficient
            self.symbol = symbol
            self.low = low
            self.best = best
            self.high = high
            self.unit = unit
            self.source = source
            self.grade = grade
        }
    }

    public var row: Row { Self.table[rawValue] }

    /// The factor of a surface.
    public static func surface(_ surface: Surface) -> Coefficient {
        switch surface {
        case .asphalt: .asphalt
        case .concrete: .concrete
        case .paving: .paving
        case .compacted: .compacted
        case .gravel, .dirt: .gravelOrDirt
        case .woodchip: .woodchip
        case .grass: .grass
        case .sand: .sand
        case .track: .track
        case .wood: .wood
        case .treadmill: .treadmill
        case .unknown: .unknownSurface
        }
    }

    /// Every coefficient, in the order of the cases.
    ///
    /// The load model is for shod, rearfoot-striking adults at 2 to 5 m/s on grades up to 9°. The rows that fit a
    /// laboratory figure are consistent with it, not validated by it; there is no independent measurement of left and
    /// right heel load on a camber that we know of.
    public static let table: [Row] = [
        // Impact
        Row(
            .downhill, "a_d", 0.025, 0.047, 0.060, "1/deg", "C",
            "Horiguchi 2025 (doi:10.3389/fspor.2025.1654489): ln 1.321 / 6°; Gottschall & Kram 2005: ln 1.54 / 9°; low: Waite 2021"
        ),
        Row(
            .uphill, "a_u", 0.030, 0.042, 0.060, "1/deg", "C",
            "Horiguchi 2025 .046; Ho 2010 (J Sports Sci Med 9:154) .037; high: Lemire 2022"),
        Row(
            .speed, "q", 0.40, 0.60, 0.80, "", "C",
            "Ho 2010 heel peak pressure .56; Munro 1987 impact peak .76 (from memory)"),
        Row(
            .cadence, "m", 0.30, 0.80, 1.20, "", "E",
            "direction: Wellenkotter 2014 (doi:10.1055/s-0033-1363236); size ours"),
        Row(.cadenceSlope, "s_c", 4, 8, 12, "steps/min per m/s", "C", "Cavanagh & Kram 1989, about 7.4 (from memory)"),
        Row(.walking, "W", 0.55, 0.75, 1.00, "", "E", "Li 2020, Chuckpaiwong 2008; size ours"),
        Row(
            .tilt, "k", -0.010, 0.0025, 0.015, "1/deg, low foot +", "C",
            "best: Diaz 2024 (doi:10.1242/jeb.246649); high: what O'Connor & Hamill 2002 could have missed; low: contrary walking data. Its sign is not settled"
        ),
        Row(
            .exponent, "p", 2, 4, 7, "", "C",
            "Whalen, Carter & Steele 1988 on the heel bone (value from memory); Edwards 2018; bone fatigue about 6.6"),
        // Surfaces, as a factor on impact
        Row(.asphalt, "K", 1, 1, 1, "", "A", "the reference, by definition"),
        Row(
            .concrete, "K", 0.99, 1.01, 1.05, "", "B",
            "Tessutti 2012 (PMID 22897427): equal to asphalt; 1.01 keeps the order runners report"),
        Row(.paving, "K", 0.95, 1.01, 1.10, "", "E", "as concrete, range ours"),
        Row(.compacted, "K", 0.88, 0.96, 1.04, "", "E", "as gravel and dirt, range ours"),
        Row(.gravelOrDirt, "K", 0.90, 0.96, 1.02, "", "E", "between asphalt and woodchip, ours"),
        Row(.woodchip, "K", 0.83, 0.92, 1.00, "", "C", "direction: Boey 2017; size ours"),
        Row(
            .grass, "K", 0.83, 0.90, 1.05, "", "B",
            "Tessutti 2010 .888 to .891, Tessutti 2012 .834 to .907; Fu 2015 no difference; Waite 2021 contrary"),
        Row(.sand, "K", 0.75, 0.90, 1.05, "", "E", "as grass, range ours"),
        Row(
            .track, "K", 0.93, 0.97, 1.00, "", "C",
            "Ferro-Sánchez 2023 .944 of concrete; Tessutti 2012, Fu 2015 no difference"),
        Row(.wood, "K", 0.90, 1.00, 1.05, "", "E", "as asphalt, range ours"),
        Row(.treadmill, "K", 0.88, 0.95, 1.00, "", "C", "Hong 2012 lower; Fu 2015 no difference"),
        Row(.unknownSurface, "K", 0.83, 1.00, 1.05, "", "E", "as asphalt; the range spans grass to concrete, ours"),
        // Tension (plantar fascia, Achilles tendon), never added to heel load
        Row(.fasciaUphill, "b", 0, 0.02, 0.04, "1/deg", "E", "direction: Sinclair 2014; size ours"),
        Row(.fasciaSpeed, "u", 0.5, 1.0, 1.7, "", "C", "Chen 2021, one runner, finite elements"),
        Row(
            .fasciaTilt, "k_T", 0, 0.010, 0.030, "1/deg, high foot +", "E",
            "direction: O'Connor & Hamill 2002, Shiotani 2021; size ours"),
        Row(.fasciaTreadmill, "K_tm", 0.67, 0.85, 1.00, "", "C", "Sinclair 2014b .67"),
    ]
}

/// A value for each coefficient.
public struct CoefficientValues: Sendable {
    private var values: [Double]

    /// The best estimates.
    public static let best = CoefficientValues(preset: .best)

    /// The best estimates with the tilt coefficient of `preset`.
    public init(preset: TiltPreset) {
        values = Coefficient.table.map(\.best)
        self[.tilt] = preset.coefficient
    }

    public subscript(coefficient: Coefficient) -> Double {
        get { values[coefficient.rawValue] }
        set { values[coefficient.rawValue] = newValue }
    }

    func with(_ coefficient: Coefficient, _ value: Double) -> CoefficientValues {
        var copy = self
        copy[coefficient] = value
        return copy
    }
}

/// What to believe about the foot on the low side.
public enum TiltPreset: String, Sendable, CaseIterable {
    /// Tilt loads neither foot more: k = 0.
    case null
    case best
    /// The most the evidence leaves room for.
    case upper

    public var coefficient: Double {
        switch self {
        case .null: 0
        case .best: Coefficient.tilt.row.best
        case .upper: Coefficient.tilt.row.high
        }
    }
}
