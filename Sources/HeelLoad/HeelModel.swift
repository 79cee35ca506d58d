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

    public let coefficients: CoefficientValues

    public init(_ coefficients: CoefficientValues = .best) { self.coefficients = coefficients }

    /// c_ref: steps a minute of both feet at `speed` (m/s).
    public func cadence(at speed: Double) -> Double {
        Self.referenceCadence + coefficients[.cadenceSlope] * (speed - Self.referenceSpeed)
    }

    /// I: the size of one impact against that of the reference kilometre, tilt left out. 0 or more.
    public func impact(_ segment: LoadSegment) -> Double { exp(impactTerms(segment).sum) }

    /// ln I, term by term.
    func impactTerms(_ segment: LoadSegment) -> ImpactTerms {
        let θ = Self.clampedAngle(segment.grade)
        var terms = ImpactTerms()
        terms.grade = θ < 0 ? -coefficients[.downhill] * θ : -coefficients[.uphill] * θ
        terms.surface = log(coefficients[.surface(segment.surface)])
        if segment.isWalked {
            terms.speed = log(coefficients[.walking])
        } else {
            terms.speed = coefficients[.speed] * log(segment.speed / Self.referenceSpeed)
            if let cadence = segment.cadence {
                terms.cadence = -coefficients[.cadence] * log(cadence / self.cadence(at: segment.speed))
            }
        }
        return terms
    }

    /// n/N0: steps of one foot over the segment, in those of a reference kilometre.
    func steps(_ segment: LoadSegment) -> Double {
        let cadence = segment.cadence ?? (segment.isWalked ? Self.walkingCadence : self.cadence(at: segment.speed))
        return segment.length * cadence / (120 * segment.speed) / Self.referenceSteps
    }

    /// h: heel load of each foot over the segment, hkm.
    public func heelLoad(_ segment: LoadSegment) -> PerFoot {
        let p = coefficients[.exponent]
        let h = steps(segment) * exp(p * impactTerms(segment).sum)
        return split(h, by: coefficients[.tilt] * segment.tilt.degrees, exponent: p)
    }

    /// f: tension of each foot over the segment, in that of a reference kilometre.
    public func tension(_ segment: LoadSegment) -> PerFoot {
        let p = coefficients[.exponent]
        let θ = Self.clampedAngle(segment.grade)
        var t = coefficients[.fasciaUphill] * max(0, θ)
        t += coefficients[.fasciaSpeed] * log(segment.speed / Self.referenceSpeed)
        if segment.surface == .treadmill { t += log(coefficients[.fasciaTreadmill]) }
        return split(
            steps(segment) * exp(p * t), by: -coefficients[.fasciaTilt] * segment.tilt.degrees, exponent: p)
    }

    /// `load` times (1 + x)^p for the left and (1 − x)^p for the right foot, neither below 0.
    private func split(_ load: Double, by x: Double, exponent p: Double) -> PerFoot {
        if x == 0 { return PerFoot(left: load, right: load) }
        return PerFoot(left: load * pow(max(0, 1 + x), p), right: load * pow(max(0, 1 - x), p))
    }

    /// θ in degrees within ±15.
    static func clampedAngle(_ grade: Double) -> Double {
        min(steepestAngle, max(-steepestAngle, atan(grade) * 180 / .pi))
    }
}

/// The parts of ln I; each 0 at the reference.
struct ImpactTerms {
    var grade = 0.0
    var surface = 0.0
    var speed = 0.0
    var cadence = 0.0

    var sum: Double { grade + surface + speed + cadence }
}

/// One value for each foot.
public struct PerFoot: Sendable, Hashable {
    public var left: Double
    public var right: Double

    public init(left: Double, right: Double) {
        self.left = left
        self.right = right
    }

    public static let zero = PerFoot(left: 0, right: 0)

    /// The mean of the feet.
    public var mean: Double { (left + right) / 2 }

    /// (L − R) / (L + R), a ratio; 0 where neither foot has any.
    package var asymmetry: Double { left + right > 0 ? (left - right) / (left + right) : 0 }

    public static func + (a: PerFoot, b: PerFoot) -> PerFoot {
        PerFoot(left: a.left + b.left, right: a.right + b.right)
    }

    public static func += (a: inout PerFoot, b: PerFoot) { a = a + b }
}
