#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Acceleration of free fall, m/s² (3rd CGPM 1901, resolution 2).
package let standardGravity = 9.80665

/// The roll of the ground under a runner, relative to the body's own axis.
///
/// A cross-slope and a bend are one thing to the foot: on a cross-slope gravity, on a bend the centripetal force
/// tilts the ground-reaction force from the surface's normal. With `c` the fall toward the runner's left (rise over
/// run) and κ the curvature (1/m, positive turning left)
///
///     τ = atan(c) − atan(v²·κ / g)
///
/// where τ > 0 means the *left* foot is on the low side. The sign stays inside the package: interfaces carry
/// `magnitude` and `lowFoot`.
public struct Tilt: Sendable, Hashable {
    /// τ in degrees, positive where the left foot is low.
    package let degrees: Double

    package init(degrees: Double) { self.degrees = degrees }

    /// No roll: neither foot is low.
    public static let level = Tilt(degrees: 0)

    /// The tilt of a surface that falls by `crossfall` (rise over run, 0 or more) toward `side` of travel.
    public init(crossfall: Double, fallingTo side: Side) {
        let τ = atan(crossfall) * 180 / .pi
        degrees = side == .left ? τ : -τ
    }

    /// The tilt that running `bend` at `speed` (m/s) amounts to on level ground: the outside foot is low.
    public init(_ bend: Bend, at speed: Double) {
        degrees = -atan(speed * speed * bend.curvature / standardGravity) * 180 / .pi
    }

    /// The angle in degrees, 0 or more.
    public var magnitude: Double { abs(degrees) }

    /// The foot on the low side, `nil` where the ground does not roll.
    public var lowFoot: Foot? { degrees > 0 ? .left : degrees < 0 ? .right : nil }

    public static func + (a: Tilt, b: Tilt) -> Tilt { Tilt(degrees: a.degrees + b.degrees) }

    /// The same roll seen in a mirror: the other foot is low.
    public var mirrored: Tilt { Tilt(degrees: -degrees) }
}

/// How the line of travel curves.
public struct Bend: Sendable, Hashable {
    /// κ in 1/m, positive where it turns left (counter-clockwise).
    package let curvature: Double

    package init(curvature: Double) { self.curvature = curvature }

    public static let straight = Bend(curvature: 0)

    /// A bend of `radius` metres (more than 0) toward `side`. Left is counter-clockwise seen from above.
    public init(radius: Double, turning side: Side) {
        precondition(radius > 0, "a bend has a radius of more than 0 m")
        curvature = side == .left ? 1 / radius : -1 / radius
    }

    /// The side toward which it turns, `nil` where straight.
    public var side: Side? { curvature > 0 ? .left : curvature < 0 ? .right : nil }

    public var mirrored: Bend { Bend(curvature: -curvature) }
}

/// Tilt summed over distance: Σ d·τ. What a runner balances over a week.
///
/// There are two, from cross-sections and from bends, and they are never added to each other: which foot either one
/// loads is not settled, so balance is only defensible for each by itself.
public struct TiltDose: Sendable, Hashable {
    /// Degree-metres, positive where the left foot was low.
    package var degreeMetres: Double

    package init(degreeMetres: Double) { self.degreeMetres = degreeMetres }

    public static let zero = TiltDose(degreeMetres: 0)

    /// A dose of so many degree-kilometres, 0 or more, with `lowFoot` low.
    public init(degreeKilometres: Double, lowFoot: Foot) {
        degreeMetres = (lowFoot == .left ? 1000 : -1000) * degreeKilometres
    }

    /// `distance` metres under `tilt`.
    public init(_ tilt: Tilt, over distance: Double) { degreeMetres = tilt.degrees * distance }

    /// The size in degree-kilometres, 0 or more: 10 km on one edge of a 2 % crown are 11.46.
    public var degreeKilometres: Double { abs(degreeMetres) / 1000 }

    /// The foot that was low on balance, `nil` where the dose is nil.
    public var lowFoot: Foot? { degreeMetres > 0 ? .left : degreeMetres < 0 ? .right : nil }

    /// The tilt that gives the same dose if held over `distance` metres; level where `distance` is 0.
    public func mean(over distance: Double) -> Tilt {
        distance > 0 ? Tilt(degrees: degreeMetres / distance) : .level
    }

    public static func + (a: TiltDose, b: TiltDose) -> TiltDose {
        TiltDose(degreeMetres: a.degreeMetres + b.degreeMetres)
    }

    public static func += (a: inout TiltDose, b: TiltDose) { a = a + b }

    /// The dose of the same run `factor` times over.
    public func scaled(by factor: Double) -> TiltDose { TiltDose(degreeMetres: degreeMetres * factor) }
}
