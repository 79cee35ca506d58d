#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif
public import RouteGeometry

/// What a run amounts to for each foot, at the best estimates: additive over segments.
public struct LoadTotals: Sendable, Hashable {
    /// Metres.
    public private(set) var distance = 0.0
    /// L and R, hkm.
    public private(set) var heel = PerFoot.zero
    /// F, in reference kilometres. Advisory; never added to heel load.
    public private(set) var tension = PerFoot.zero
    /// Σ d·τ of cross-sections.
    public private(set) var roadTilt = TiltDose.zero
    /// Σ d·τ of bends.
    public private(set) var turn = TiltDose.zero
    /// Σ d·|τ| in degree-kilometres: how much the ground rolled at all, whichever way.
    public private(set) var grossTilt = 0.0
    /// Metres steeper than the sources measured.
    public private(set) var extrapolatedDistance = 0.0

    public init(of segments: some Sequence<LoadSegment>, model: HeelModel = HeelModel()) {
        for segment in segments {
            let terms = SegmentTerms(segment)
            distance += segment.length
            heel += model.heelLoad(terms)
            tension += model.tension(terms)
            roadTilt += TiltDose(segment.crossTilt, over: segment.length)
            turn += TiltDose(segment.bendTilt, over: segment.length)
            grossTilt += segment.length * segment.tilt.magnitude / 1000
            if abs(atan(segment.grade)) * 180 / .pi > HeelModel.steepestMeasuredAngle {
                extrapolatedDistance += segment.length
            }
        }
    }

    /// Mean load over distance, hkm per km; `nil` for no distance.
    public var heelPerKilometre: Double? { distance > 0 ? heel.mean / distance * 1000 : nil }
}
