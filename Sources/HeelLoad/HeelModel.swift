#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif
import RouteGeometry

/// How hard a run is on each heel.
///
/// For a segment of length d (km), grade angle θ (deg, + up), surface s, speed v (m/s), cadence c (steps/min, both
/// feet) and tilt τ (deg, + left foot low):
///
///     c_ref(v) = 165 + s_c·(v − v0)                       v0 = 10/3.6 m/s (6:00/km)
///     n        = 1000·d·c / (120·v)                       steps per foot;  N0 = 495 per km at reference
///     G(θ)     = exp(−a_d·θ)  θ < 0;  exp(−a_u·θ)  θ ≥ 0  θ within ±15°
///     I        = G(θ)·K_s·(v/v0)^q·(c/c_ref(v))^(−m)      v ≥ 2.0 m/s (run)
///     I        = G(θ)·K_s·W,  c = 110 unless known        v < 2.0 m/s (walk)
///     h_L      = (n/N0)·I^p·max(0, 1 + k·τ)^p
///     h_R      = (n/N0)·I^p·max(0, 1 − k·τ)^p
///
/// Unit: heel-km (hkm), per foot: what one foot receives in 1 km of flat asphalt at 6:00/km, 165 steps/min, no tilt.
/// Impact raised to p and summed over steps is cumulative damage in the sense of Miner's rule; for bone see Edwards
/// 2018 (Exerc Sport Sci Rev 46:224). A modelled mechanical proxy: it compares routes and was never measured on the
/// runner.
///
/// Tension is kept apart and never added: the pull on plantar fascia and Achilles tendon, so that climbs, speed and
/// bends are not taken for free.
///
///     T   = exp(b·max(0, θ))·(v/v0)^u·(K_tm on a treadmill)
///     f_L = (n/N0)·T^p·max(0, 1 − k_T·τ)^p ;  f_R with +    the high foot gets more
public struct HeelModel: Sendable {
    /// v0: 6:00/km, in m/s.
    public static let referenceSpeed = 10 / 3.6
    /// Below this, in m/s, a runner walks.
    public static let walkingSpeed = 2.0
    /// Steps a minute, both feet, at the reference speed.
    public static let referenceCadence = 165.0
    /// Steps a minute of a walk. Ours.
    public static let walkingCadence = 110.0
    /// N0: steps per foot and kilometre at reference.
    static let referenceSteps = 1000 * referenceCadence / (120 * referenceSpeed)
    /// Degrees beyond which grade is held constant.
    static let steepestAngle = 15.0
    /// Degrees beyond which the sources have no data.
    public static let steepestMeasuredAngle = 9.0
    /// m/s beyond which the sources have no data.
    public static let fastestMeasuredSpeed = 5.0

    public let coefficients: CoefficientValues
    // The coefficients once more under their letters: the loops below would spend most of their time reading the table.
    private let a_d, a_u, q, m, s_c, k, p, b, u, k_T: Double
    private let lnW, lnK_tm: Double
    /// ln K at the raw value of each surface's coefficient, 0 at all others.
    private let lnK: [Double]

    public init(_ coefficients: CoefficientValues = .best) {
        self.coefficients = coefficients
        (a_d, a_u, q, m) = (
            coefficients[.downhill], coefficients[.uphill], coefficients[.speed], coefficients[.cadence]
        )
        (s_c, k, p) = (coefficients[.cadenceSlope], coefficients[.tilt], coefficients[.exponent])
        (b, u, k_T) = (coefficients[.fasciaUphill], coefficients[.fasciaSpeed], coefficients[.fasciaTilt])
        (lnW, lnK_tm) = (log(coefficients[.walking]), log(coefficients[.fasciaTreadmill]))
        var lnK = [Double](repeating: 0, count: Coefficient.allCases.count)
        for surface in Surface.allCases {
            let coefficient = Coefficient.surface(surface)
            lnK[coefficient.rawValue] = log(coefficients[coefficient])
        }
        self.lnK = lnK
    }

    /// c_ref: steps a minute of both feet at `speed` (m/s).
    public func cadence(at speed: Double) -> Double { Self.referenceCadence + s_c * (speed - Self.referenceSpeed) }

    /// I: the size of one impact against that of the reference kilometre, tilt left out. 0 or more.
    public func impact(_ segment: LoadSegment) -> Double { exp(lnImpact(SegmentTerms(segment)).sum) }

    /// h: heel load of each foot over the segment, hkm.
    public func heelLoad(_ segment: LoadSegment) -> PerFoot { heelLoad(SegmentTerms(segment)) }

    /// f: tension of each foot over the segment, in that of a reference kilometre.
    public func tension(_ segment: LoadSegment) -> PerFoot { tension(SegmentTerms(segment)) }

    /// ln I, part by part.
    func lnImpact(_ terms: SegmentTerms) -> ImpactParts {
        var parts = ImpactParts()
        parts.grade = terms.θ < 0 ? -a_d * terms.θ : -a_u * terms.θ
        parts.surface = lnK[terms.surface]
        if terms.isWalked {
            parts.speed = lnW
        } else {
            parts.speed = q * terms.lnSpeed
            if let cadence = terms.cadence { parts.cadence = -m * log(cadence / self.cadence(at: terms.speed)) }
        }
        return parts
    }

    /// n/N0: steps of one foot over the segment, in those of a reference kilometre.
    func steps(_ terms: SegmentTerms) -> Double {
        let cadence = terms.cadence ?? (terms.isWalked ? Self.walkingCadence : self.cadence(at: terms.speed))
        return terms.length * cadence / (120 * terms.speed) / Self.referenceSteps
    }

    func heelLoad(_ terms: SegmentTerms) -> PerFoot {
        split(steps(terms) * exp(p * lnImpact(terms).sum), by: k * terms.τ)
    }

    func tension(_ terms: SegmentTerms) -> PerFoot {
        let lnT = b * max(0, terms.θ) + u * terms.lnSpeed + (terms.isOnTreadmill ? lnK_tm : 0)
        return split(steps(terms) * exp(p * lnT), by: -k_T * terms.τ)
    }

    /// `load` times (1 + x)^p for the left and (1 − x)^p for the right foot, neither below 0.
    private func split(_ load: Double, by x: Double) -> PerFoot {
        if x == 0 { return PerFoot(left: load, right: load) }
        return PerFoot(left: load * power(max(0, 1 + x)), right: load * power(max(0, 1 - x)))
    }

    /// x^p. The table's exponents are whole, and products are four times faster than `pow`.
    private func power(_ x: Double) -> Double {
        guard p == p.rounded(), 1...16 ~= p else { return pow(x, p) }
        var (result, square, bits) = (1.0, x, Int(p))
        while bits > 0 {
            if bits & 1 == 1 { result *= square }
            square *= square
            bits >>= 1
        }
        return result
    }
}
