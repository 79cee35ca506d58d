#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif
import RouteGeometry

/// A segment in the model's letters: all of it that no coefficient changes, so that it is computed once.
struct SegmentTerms {
    /// Metres.
    let length: Double
    /// Degrees within ±15, positive uphill.
    let θ: Double
    /// Degrees, positive where the left foot is low.
    let τ: Double
    /// m/s.
    let speed: Double
    /// ln(v / v0).
    let lnSpeed: Double
    let cadence: Double?
    /// The raw value of the surface's coefficient.
    let surface: Int
    let isWalked: Bool
    let isOnTreadmill: Bool

    init(_ segment: LoadSegment) {
        length = segment.length
        let angle = atan(segment.grade) * 180 / .pi
        θ = min(HeelModel.steepestAngle, max(-HeelModel.steepestAngle, angle))
        τ = segment.tilt.degrees
        speed = segment.speed
        lnSpeed = log(segment.speed / HeelModel.referenceSpeed)
        cadence = segment.cadence
        surface = Coefficient.surface(segment.surface).rawValue
        isWalked = segment.isWalked
        isOnTreadmill = segment.surface == .treadmill
    }

    private init(_ other: SegmentTerms, cadence: Double?) {
        (length, θ, τ, speed, lnSpeed) = (other.length, other.θ, other.τ, other.speed, other.lnSpeed)
        (surface, isWalked, isOnTreadmill) = (other.surface, other.isWalked, other.isOnTreadmill)
        self.cadence = cadence
    }

    /// The same segment at the model's own cadence.
    var withOwnCadence: SegmentTerms { SegmentTerms(self, cadence: nil) }
}

/// The parts of ln I; each 0 at the reference.
struct ImpactParts {
    var grade = 0.0
    var surface = 0.0
    var speed = 0.0
    var cadence = 0.0

    var sum: Double { grade + surface + speed + cadence }
}
