import Foundation
import HeelLoad
import RouteGeometry
import TestSupport

extension [LoadSegment] {
    /// A run of any length, grade, surface, speed, cadence, tilt and bend the model takes, walks among them.
    static func random(seed: UInt64, count: Int = 12) -> [LoadSegment] {
        var generator = SplitMix64(seed: seed)
        return (0..<count).map { _ in
            LoadSegment(
                length: generator.number(1...2000), grade: generator.number(-0.3...0.3), surface: generator.pick(),
                speed: generator.number(1.2...6), cadence: generator.chance(0.5) ? generator.number(140...200) : nil,
                crossTilt: Tilt(crossfall: generator.number(0...0.08), fallingTo: generator.pick()),
                bend: generator.chance(0.5)
                    ? .straight : Bend(radius: generator.number(8...500), turning: generator.pick()))
        }
    }

    var mirrored: [LoadSegment] { map(\.mirrored) }
}

/// A route with its profile.
struct DrawnRoute {
    var route: Route
    var profile: Profile

    /// A winding way of some 2 km over varied ground with random grades, odd seeds along it and back.
    static func random(seed: UInt64) -> DrawnRoute {
        var generator = SplitMix64(seed: seed)
        var places = [(latitude: 48.0, longitude: 9.0)]
        var heading = generator.number(0...6)
        for _ in 0..<60 {
            heading += generator.number(-0.3...0.3)
            let step = generator.number(10...40)
            let (latitude, longitude) = places[places.count - 1]
            places.append((latitude + step * cos(heading) / 111_200, longitude + step * sin(heading) / 74_500))
        }
        if !seed.isMultiple(of: 2) { places += places.dropLast().reversed() }
        let length = Polyline(columns(places)).length
        let bounds = [0] + (0..<5).map { _ in generator.number(0...length) }.sorted() + [length]
        let stretches = zip(bounds, bounds.dropFirst()).map { randomStretch(from: $0, to: $1, using: &generator) }
        return DrawnRoute(
            places, stretches, driving: generator.pick(),
            grades: (0..<Profile.cellCount(length: length)).map { _ in generator.number(-0.12...0.12) })
    }

    init(
        _ places: [(latitude: Double, longitude: Double)], _ stretches: [Stretch], driving: Side = .right,
        grades: [Double]? = nil
    ) {
        let points = Self.columns(places)
        route = Route(name: "drawn", points: points, stretches: stretches, drivingSide: Fact(driving, .note))
        profile = Profile(of: route.line, elevations: nil, grades: grades)
    }

    /// A route on one kind of ground all along.
    init(_ places: [(latitude: Double, longitude: Double)], on ground: Stretch, grades: [Double]? = nil) {
        var ground = ground
        ground.end = Polyline(Self.columns(places)).length
        self.init(places, [ground], grades: grades)
    }

    private static func columns(_ places: [(latitude: Double, longitude: Double)]) -> PointColumns {
        var points = PointColumns()
        for place in places { points.append(latitude: place.latitude, longitude: place.longitude) }
        return points
    }

    private static func randomStretch(
        from start: Double, to end: Double, using generator: inout SplitMix64
    ) -> Stretch {
        let edges: [Set<Edge>] = [[], [.left], [.right], [.left, .right]]
        let crossfall = generator.number(0...0.06)
        let crossSection: [CrossSection] = [
            .level, .crowned(crossfall: crossfall), .banked(crossfall: crossfall, falls: generator.pick()),
        ]
        return Stretch(
            from: start, to: end, surface: Fact(generator.pick(), .map),
            crossSection: Fact(crossSection.randomElement(using: &generator)!, .note),
            footways: Fact(edges.randomElement(using: &generator)!, .map), traffic: Fact(generator.pick(), .map),
            oneway: Fact(generator.chance(0.8) ? .none : generator.pick(), .map),
            unsafeEdges: generator.chance(0.8) ? [] : edges.randomElement(using: &generator)!)
    }

    /// The same ground drawn the other way.
    var reversed: DrawnRoute {
        var copy = self
        copy.route = route.reversed()
        copy.profile = Profile(
            of: copy.route.line, elevations: nil, grades: profile.grades.map { $0.reversed().map { -$0 } })
        return copy
    }

    /// The world in a mirror: west for east, left for right, driving on the other side.
    var mirrored: DrawnRoute {
        DrawnRoute(
            route.points.latitudes.indices.map { (route.points.latitudes[$0], -route.points.longitudes[$0]) },
            route.stretches.map(\.mirrored), driving: route.drivingSide.value.opposite, grades: profile.grades)
    }

    func run(
        _ variant: Variant, gait: Gait = Gait(), behind: TrafficBehind = .never, drawnLaps: Int = 1
    ) -> RouteTraversal {
        RouteTraversal(of: route, profile, as: variant, gait: gait, behind: behind, drawnLaps: drawnLaps)
    }

    func totals(_ variant: Variant, gait: Gait = Gait()) -> LoadTotals {
        LoadTotals(of: run(variant, gait: gait).segments)
    }
}

extension LoadTotals {
    /// Whether every number is the other's, relatively within `tolerance` of the distance or load they are made of.
    func matches(_ other: LoadTotals, within tolerance: Double = 1e-9) -> Bool {
        let pairs = [
            (distance, other.distance, distance), (heel.left, other.heel.left, heel.mean),
            (heel.right, other.heel.right, heel.mean), (tension.left, other.tension.left, tension.mean),
            (tension.right, other.tension.right, tension.mean),
            (roadTilt.degreeMetres, other.roadTilt.degreeMetres, distance),
            (turn.degreeMetres, other.turn.degreeMetres, distance), (grossTilt, other.grossTilt, distance),
            (extrapolatedDistance, other.extrapolatedDistance, distance),
        ]
        return pairs.allSatisfy { abs($0 - $1) <= tolerance * $2 }
    }
}
