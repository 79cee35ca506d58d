#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif
public import RouteGeometry

/// What a part of a run's heel load comes from.
public enum LoadCause: Sendable, Hashable {
    /// The same distance flat on asphalt at the reference speed.
    case distance
    case descent
    case climb
    case surface(Surface)
    /// Speed, and the steps it takes; walking included.
    case speed
    case cadence
    case tilt
}

extension HeelModel {
    /// Mean heel load of `segments` split by cause, hkm; the parts add up to it exactly. A part may be negative: a
    /// climb or grass takes load away.
    ///
    /// The model multiplies, so h − d of a segment is shared among its factors in proportion to their logarithms
    /// (logarithmic mean Divisia index; Ang 2005, doi:10.1016/j.enpol.2003.10.010): with h = d·∏ x_f,
    ///
    ///     Δ_f = (h − d) / ln(h / d) · ln x_f
    public func causes(of segments: some Sequence<LoadSegment>) -> [LoadCause: Double] {
        var causes: [LoadCause: Double] = [:]
        let p = coefficients[.exponent]
        for segment in segments {
            let terms = SegmentTerms(segment)
            let d = segment.length / 1000
            let h = heelLoad(terms).mean
            causes[.distance, default: 0] += d
            // A foot without load (1 ± k·τ below 0 for both) does not occur within the table's ranges.
            guard d > 0, h > 0 else { continue }
            let parts = lnImpact(terms)
            let steps = log(self.steps(terms) / d)
            let stepsOfSpeed = log(self.steps(terms.withOwnCadence) / d)
            let weight = abs(h - d) < 1e-12 * d ? d : (h - d) / log(h / d)
            func add(_ part: Double, to cause: LoadCause) {
                if part != 0 { causes[cause, default: 0] += weight * part }
            }
            add(p * parts.grade, to: segment.grade < 0 ? .descent : .climb)
            add(p * parts.surface, to: .surface(segment.surface))
            add(p * parts.speed + stepsOfSpeed, to: .speed)
            add(p * parts.cadence + steps - stepsOfSpeed, to: .cadence)
            add(log(h / d) - steps - p * parts.sum, to: .tilt)
        }
        return causes
    }
}
