#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif
import RouteGeometry

/// A value with what the coefficients' ranges make of it.
public struct Interval: Sendable, Hashable {
    public var value: Double
    public var low: Double
    public var high: Double

    public init(value: Double, low: Double, high: Double) {
        self.value = value
        self.low = low
        self.high = high
    }
}

/// What one coefficient's range does to the result: a bar of the tornado.
public struct Excursion: Sendable {
    public let coefficient: Coefficient
    /// Mean heel load with the coefficient at its low and at its high end, over that of the best estimate, minus 1.
    public let load: (low: Double, high: Double)
    /// Change of (L − R) / (L + R) at the low and at the high end. Positive is toward the left foot.
    package let asymmetry: (low: Double, high: Double)

    /// The wider of the two load excursions, a ratio, 0 or more.
    public var widestLoad: Double { max(abs(load.low), abs(load.high)) }
}

/// The load of a run with its intervals and what decides them.
public struct RouteLoad: Sendable {
    public let totals: LoadTotals
    /// L, R and their mean H, hkm.
    public let left: Interval
    public let right: Interval
    public let mean: Interval
    public let asymmetry: Asymmetry
    /// Of tension, kept apart.
    public let tensionAsymmetry: Asymmetry
    /// The tornado: coefficients that change anything, widest first.
    public let excursions: [Excursion]
    /// What the uncertainty of elevation does to the mean load, at the flattest and the steepest the route may be, over
    /// the best estimate, minus 1; `nil` where it is not known to be uncertain.
    public let elevationExcursion: (low: Double, high: Double)?

    /// Computes the load and varies one coefficient at a time to its low and high end.
    ///
    /// The excursions are combined root-sum-square, upward and downward apart, in the logarithm for loads and linearly
    /// for asymmetry. Nothing is drawn at random. O(segments × coefficients).
    ///
    /// - Parameter gradeScale: what all grades may be multiplied by, where elevation is not certain; varied like a
    ///   coefficient. 1...1 where it is, or where there is none.
    public init(
        of segments: [LoadSegment], preset: TiltPreset = .best, gradeScale: ClosedRange<Double> = 1...1
    ) {
        let best = CoefficientValues(preset: preset)
        let totals = LoadTotals(of: segments, model: HeelModel(best))
        let terms = segments.map { SegmentTerms($0) }
        var spreads = Spreads(about: totals)
        var excursions: [Excursion] = []
        for coefficient in Self.varied(in: segments) {
            let ends = [coefficient.row.low, coefficient.row.high].map { end in
                Self.feet(of: terms, HeelModel(best.with(coefficient, end)), varying: coefficient)
            }
            let heels = ends.map { $0.heel ?? totals.heel }
            spreads.add(heels: heels, tensions: ends.map { $0.tension ?? totals.tension })
            let excursion = Excursion(coefficient, heels, from: totals.heel)
            if excursion.widestLoad > 0 || excursion.asymmetry != (0, 0) { excursions.append(excursion) }
        }
        let slopes = Self.heels(of: segments, scaledBy: gradeScale, HeelModel(best))
        if let slopes { spreads.add(loads: slopes) }
        elevationExcursion = slopes.map { ($0[0].mean / totals.heel.mean - 1, $0[1].mean / totals.heel.mean - 1) }
        self.totals = totals
        left = spreads.left.scaling(totals.heel.left)
        right = spreads.right.scaling(totals.heel.right)
        mean = spreads.mean.scaling(totals.heel.mean)
        asymmetry = Asymmetry(ratio: spreads.asymmetry.shifting(totals.heel.asymmetry))
        tensionAsymmetry = Asymmetry(ratio: spreads.tensionAsymmetry.shifting(totals.tension.asymmetry))
        self.excursions = excursions.sorted { $0.widestLoad > $1.widestLoad }
    }

    /// Loads with all grades at either end of `scale`; `nil` where that is one and the same.
    private static func heels(
        of segments: [LoadSegment], scaledBy scale: ClosedRange<Double>, _ model: HeelModel
    ) -> [PerFoot]? {
        guard scale.lowerBound < scale.upperBound else { return nil }
        return [scale.lowerBound, scale.upperBound].map { factor in
            segments.reduce(PerFoot.zero) { sum, segment in
                var scaled = segment
                scaled.grade *= factor
                return sum + model.heelLoad(scaled)
            }
        }
    }

    /// The coefficients that can matter to `segments`: no surface that is not there, no walking where none is walked.
    private static func varied(in segments: [LoadSegment]) -> [Coefficient] {
        let surfaces = Set(segments.map { Coefficient.surface($0.surface) })
        let isWalked = segments.contains { $0.isWalked }
        let hasOwnCadence = segments.contains { $0.cadence != nil }
        let isAtReference = segments.allSatisfy { $0.speed == HeelModel.referenceSpeed }
        return Coefficient.allCases.filter { coefficient in
            switch coefficient {
            case .speed, .cadenceSlope, .fasciaSpeed: !isAtReference
            case .cadence: hasOwnCadence
            case .walking: isWalked
            case .downhill, .fasciaUphill, .uphill, .tilt, .exponent, .fasciaTilt: true
            case .fasciaTreadmill: surfaces.contains(.treadmill)
            case .asphalt: false
            default: surfaces.contains(coefficient)
            }
        }
    }

    /// Heel load and tension with one coefficient varied; `nil` for the channel it is no part of.
    private static func feet(
        of terms: [SegmentTerms], _ model: HeelModel, varying coefficient: Coefficient
    ) -> (heel: PerFoot?, tension: PerFoot?) {
        let channels: (heel: Bool, tension: Bool) =
            switch coefficient {
            case .exponent, .cadenceSlope: (true, true)
            case .fasciaUphill, .fasciaSpeed, .fasciaTilt, .fasciaTreadmill: (false, true)
            default: (true, false)
            }
        let heel = channels.heel ? terms.reduce(PerFoot.zero) { $0 + model.heelLoad($1) } : nil
        let tension = channels.tension ? terms.reduce(PerFoot.zero) { $0 + model.tension($1) } : nil
        return (heel, tension)
    }
}

extension Excursion {
    /// - Parameter heels: loads at the low and at the high end.
    fileprivate init(_ coefficient: Coefficient, _ heels: [PerFoot], from best: PerFoot) {
        self.coefficient = coefficient
        load = (heels[0].mean / best.mean - 1, heels[1].mean / best.mean - 1)
        asymmetry = (heels[0].asymmetry - best.asymmetry, heels[1].asymmetry - best.asymmetry)
    }
}

/// What the coefficients' ranges make of each result.
private struct Spreads {
    private let best: LoadTotals
    private(set) var left = Spread()
    private(set) var right = Spread()
    private(set) var mean = Spread()
    private(set) var asymmetry = Spread()
    private(set) var tensionAsymmetry = Spread()

    init(about best: LoadTotals) { self.best = best }

    /// Adds what both feet receive at a coefficient's two ends.
    mutating func add(heels: [PerFoot], tensions: [PerFoot]) {
        add(loads: heels)
        asymmetry.add(heels.map { $0.asymmetry - best.heel.asymmetry })
        tensionAsymmetry.add(tensions.map { $0.asymmetry - best.tension.asymmetry })
    }

    mutating func add(loads heels: [PerFoot]) {
        left.add(heels.map { log($0.left / best.heel.left) })
        right.add(heels.map { log($0.right / best.heel.right) })
        mean.add(heels.map { log($0.mean / best.heel.mean) })
    }
}

/// Root-sum-square of excursions, upward and downward apart.
private struct Spread {
    private var up = 0.0
    private var down = 0.0

    /// Adds what one coefficient does at its two ends. 0/0, where a foot has no load at all, adds nothing.
    mutating func add(_ ends: [Double]) {
        let ends = ends.filter(\.isFinite)
        let (most, least) = (max(0, ends.max() ?? 0), min(0, ends.min() ?? 0))
        up += most * most
        down += least * least
    }

    func scaling(_ value: Double) -> Interval {
        Interval(value: value, low: value * exp(-down.squareRoot()), high: value * exp(up.squareRoot()))
    }

    func shifting(_ value: Double) -> Interval {
        Interval(value: value, low: value - down.squareRoot(), high: value + up.squareRoot())
    }
}
