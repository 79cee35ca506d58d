import Foundation
import RouteGeometry
import TestSupport
import Testing

/// Errors of position as receivers make them, drawn from a seed.
struct PositionErrors: Sendable, CustomTestStringConvertible {
    /// m along each axis: of errors that fade as exp(−t / fading), and of white ones.
    var fading: (error: Double, seconds: Double) = (0, 20)
    var white = 0.0

    var testDescription: String { "\(fading.error) m fading in \(fading.seconds) s, \(white) m white" }

    /// Metres east and north for each of `count` points every `step` seconds.
    func draw(_ count: Int, every step: Double, seed: UInt64) -> [(east: Double, north: Double)] {
        var generator = SplitMix64(seed: seed)
        func normal() -> Double {
            let (u, v) = (Double.random(in: 1e-12...1, using: &generator), Double.random(in: 0...1, using: &generator))
            return (-2 * log(u)).squareRoot() * cos(2 * .pi * v)
        }
        let kept = exp(-step / fading.seconds)
        var slow = (east: fading.error * normal(), north: fading.error * normal())
        return (0..<count).map { _ in
            defer {
                let fresh = fading.error * (1 - kept * kept).squareRoot()
                slow = (slow.east * kept + fresh * normal(), slow.north * kept + fresh * normal())
            }
            return (slow.east + white * normal(), slow.north + white * normal())
        }
    }
}

extension DrawnShape {
    /// The shape run at `speed` m/s, a place every `step` seconds: straight between the places drawn.
    func run(at speed: Double, every step: Double = 1) -> DrawnShape {
        var along = [0.0]
        for (a, b) in zip(places, places.dropFirst()) {
            along.append(along[along.count - 1] + hypot(b.east - a.east, b.north - a.north))
        }
        let length = along[along.count - 1]
        var leg = 0
        return DrawnShape(
            places: (0...Int(length / speed / step)).map { i in
                let distance = min(length, Double(i) * speed * step)
                while leg < places.count - 2, along[leg + 1] < distance { leg += 1 }
                let share = (distance - along[leg]) / max(1e-9, along[leg + 1] - along[leg])
                let (a, b) = (places[leg], places[leg + 1])
                return (a.east + (b.east - a.east) * share, a.north + (b.north - a.north) * share)
            })
    }

    func recorded(with errors: PositionErrors, every step: Double = 1, seed: UInt64) -> DrawnShape {
        let off = errors.draw(places.count, every: step, seed: seed)
        return DrawnShape(places: zip(places, off).map { ($0.east + $1.east, $0.north + $1.north) })
    }

    /// A point every `step` seconds from 1 000 s on; without times where it is `nil`.
    func points(about origin: Coordinate = ordinaryPlace, every step: Double?) -> PointColumns {
        let drawn = points(about: origin)
        guard let step else { return drawn }
        var timed = PointColumns()
        for i in 0..<drawn.count {
            timed.append(
                latitude: drawn.latitudes[i], longitude: drawn.longitudes[i], time: 1000 + Double(i) * step)
        }
        return timed
    }

    /// Blocks of 220 m by 140 m, a way through a town of `length` metres or a little more.
    static func town(length: Double) -> DrawnShape {
        var corners: [(east: Double, north: Double)] = [(0, 0)]
        var total = 0.0
        while total < length {
            let last = corners[corners.count - 1]
            let isEast = corners.count % 2 == 1
            corners.append(isEast ? (last.east + 220, last.north) : (last.east, last.north + 140))
            total += isEast ? 220 : 140
        }
        return DrawnShape(corners: corners)
    }

    var mirrored: DrawnShape { DrawnShape(places: places.map { (-$0.east, $0.north) }) }

    /// Metres, on the plane.
    var length: Double {
        zip(places, places.dropFirst()).reduce(0) { $0 + hypot($1.1.east - $1.0.east, $1.1.north - $1.0.north) }
    }
}
