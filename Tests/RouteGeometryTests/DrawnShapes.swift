import Foundation
import RouteGeometry
import TestSupport

/// A line drawn on the ground in metres east and north of an origin.
struct DrawnShape: Sendable {
    var places: [(east: Double, north: Double)]

    static func circle(radius: Double, turning side: Side = .left, step: Double = 5) -> DrawnShape {
        let count = Int(2 * .pi * radius / step)
        return DrawnShape(
            places: (0...count).map { i in
                let angle = (side == .left ? 2 : -2) * .pi * Double(i) / Double(count)
                return (radius * cos(angle), radius * sin(angle))
            })
    }

    /// Counter-clockwise.
    static func square(side: Double) -> DrawnShape {
        DrawnShape(corners: [(0, 0), (side, 0), (side, side), (0, side), (0, 0)])
    }

    /// Counter-clockwise round one circle, then clockwise round its neighbour.
    static func figureEight(radius: Double) -> DrawnShape {
        let left = circle(radius: radius).places.map { ($0.east - radius, $0.north) }
        let right = circle(radius: radius, turning: .right).places.map { (radius - $0.east, -$0.north) }
        return DrawnShape(places: left + right.dropFirst())
    }

    /// Counter-clockwise laps of lane 1, begun `start` metres into the home straight.
    static func track(laps: Int, start: Double) -> DrawnShape {
        let (straight, radius) = (84.39, 36.80)
        let bend = Double.pi * radius
        let lap = 2 * (straight + bend)
        func place(_ distance: Double) -> (Double, Double) {
            let along = distance.truncatingRemainder(dividingBy: lap)
            let half = along < lap / 2 ? 1.0 : -1
            let rest = along < lap / 2 ? along : along - lap / 2
            let angle = max(0, rest - straight) / radius
            let (east, north) = (min(rest, straight) + radius * sin(angle), -radius * cos(angle))
            return (half * (east - straight / 2), half * north)
        }
        let count = laps * 100
        return DrawnShape(places: (0...count).map { place(start + Double(laps) * lap * Double($0) / Double(count)) })
    }

    static func straight(length: Double) -> DrawnShape { DrawnShape(corners: [(0, 0), (length * 0.6, length * 0.8)]) }

    /// Along a bent road and back on it.
    static func outAndBack(leg: Double) -> DrawnShape {
        DrawnShape(corners: [(0, 0), (leg, 0), (leg, leg), (leg, 0), (0, 0)])
    }

    /// Along one edge of a road 8 m wide and back along the other.
    static func outAndBackAcross(leg: Double) -> DrawnShape {
        DrawnShape(corners: [(0, 0), (leg, 0), (leg, 8), (0, 8)])
    }

    init(places: [(east: Double, north: Double)]) { self.places = places }

    /// Straight between `corners`, a place every 5 m or so.
    init(corners: [(east: Double, north: Double)]) {
        places = [corners[0]]
        for (a, b) in zip(corners, corners.dropFirst()) {
            let count = max(1, Int(hypot(b.east - a.east, b.north - a.north) / 5))
            places += (1...count).map { i in
                let share = Double(i) / Double(count)
                return (a.east + (b.east - a.east) * share, a.north + (b.north - a.north) * share)
            }
        }
    }

    var reversed: DrawnShape { DrawnShape(places: places.reversed()) }

    /// Off by `Noise` as a recorder drifts.
    func noisy(_ noise: Noise) -> DrawnShape {
        var copy = self
        var along = 0.0
        for i in places.indices {
            if i > 0 { along += hypot(places[i].east - places[i - 1].east, places[i].north - places[i - 1].north) }
            copy.places[i].east += noise.east(along)
            copy.places[i].north += noise.north(along)
        }
        return copy
    }

    /// On the ground about `origin`: each place at its distance and bearing on a sphere, so that shapes keep their
    /// angles at the poles too. The sphere's metres are up to 0.6 % from the ellipsoid's.
    func points(about origin: Coordinate) -> PointColumns {
        let (lat, lon) = (origin.latitude * .pi / 180, origin.longitude * .pi / 180)
        var points = PointColumns()
        for place in places {
            let angle = hypot(place.east, place.north) / 6_371_008.8
            let bearing = atan2(place.east, place.north)
            let sine = sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(bearing)
            let longitude =
                lon + atan2(sin(bearing) * sin(angle) * cos(lat), cos(angle) - sin(lat) * sine)
            points.append(
                latitude: asin(min(1, max(-1, sine))) * 180 / .pi,
                longitude: remainder(longitude * 180 / .pi, 360))
        }
        return points
    }

    func profile(about origin: Coordinate = ordinaryPlace) -> Profile {
        Profile(of: Polyline(points(about: origin)), elevations: nil, grades: nil)
    }
}

/// Where shapes are drawn: an ordinary place, one near the pole, one on the antimeridian and one south of it all.
let origins = [
    ordinaryPlace, Coordinate(latitude: 89, longitude: 30), Coordinate(latitude: 52, longitude: 179.999),
    Coordinate(latitude: -33.9, longitude: -180),
]
let ordinaryPlace = Coordinate(latitude: 48.4, longitude: 9.05)

/// Smooth drift of about 2 m (root mean square over both axes) with waves of 100 to 400 m.
struct Noise {
    private let waves: [(amplitude: Double, length: Double, phase: Double)]

    init(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        waves = (0..<8).map { _ in
            (1, .random(in: 100...400, using: &generator), .random(in: 0...(2 * .pi), using: &generator))
        }
    }

    func east(_ along: Double) -> Double { sum(waves[..<4], along) }
    func north(_ along: Double) -> Double { sum(waves[4...], along) }

    private func sum(_ waves: ArraySlice<(amplitude: Double, length: Double, phase: Double)>, _ along: Double) -> Double
    {
        waves.reduce(0) { $0 + $1.amplitude * sin(2 * .pi * along / $1.length + $1.phase) }
    }

    /// By how much it can turn a straight line's heading at most, in radians.
    var steepest: Double {
        let slopes = [waves[..<4], waves[4...]].map { $0.reduce(0) { $0 + $1.amplitude * 2 * .pi / $1.length } }
        return atan(hypot(slopes[0], slopes[1]) / (1 - hypot(slopes[0], slopes[1])))
    }
}
