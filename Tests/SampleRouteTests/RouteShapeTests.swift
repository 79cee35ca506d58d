import Foundation
import Testing

/// What a route is meant to be, told apart from how it is made.
struct IntendedRoute: Sendable {
    enum Form: Sendable {
        case loop, outAndBack
    }

    let name: String
    let form: Form
    /// Metres.
    let length: Double
    /// The sum of the rises between the knots of its profile, added by hand; of an out-and-back, both ways.
    let ascent: Double

    static let all = [
        IntendedRoute(name: "city-track", form: .loop, length: 400, ascent: 0),
        IntendedRoute(name: "canal-towpath", form: .outAndBack, length: 8_400, ascent: 2.8),
        IntendedRoute(name: "promenade", form: .outAndBack, length: 6_400, ascent: 3.2),
        IntendedRoute(name: "recovery-loop", form: .loop, length: 4_900, ascent: 5),
        IntendedRoute(name: "park-loop", form: .loop, length: 5_200, ascent: 12),
        IntendedRoute(name: "harbour-road", form: .outAndBack, length: 9_200, ascent: 50),
        IntendedRoute(name: "harbour-road-footway", form: .outAndBack, length: 9_200, ascent: 50),
        IntendedRoute(name: "quarry-road", form: .loop, length: 7_500, ascent: 60),
        IntendedRoute(name: "castle-hill", form: .loop, length: 8_600, ascent: 150),
        IntendedRoute(name: "vineyards", form: .loop, length: 11_500, ascent: 230),
        IntendedRoute(name: "forest-trail", form: .loop, length: 7_800, ascent: 90),
        IntendedRoute(name: "reservoir", form: .loop, length: 11_900, ascent: 95),
        IntendedRoute(name: "river-parks", form: .loop, length: 10_000, ascent: 20),
        IntendedRoute(name: "old-town", form: .loop, length: 8_000, ascent: 36),
    ]

    /// The route of that name and its file.
    func made() throws -> (route: SampleRoute, file: RouteFile) {
        let made = try MadeRoute.named(name)
        return (made.route, try made.file())
    }
}

@Suite("Each sample route")
struct RouteShapeTests {
    @Test("is in the table of intended routes")
    func tableIsComplete() {
        #expect(IntendedRoute.all.map(\.name) == SampleRoutes.all.map(\.name))
    }

    /// A corner of the old town is a parabola of 1.623 × 12 m, and the shortest chord across it is √2 × 12 m: 28
    /// corners can lose 70 m of 8 km, 0.9 %. Elsewhere points lie closer together in bends, and less is lost.
    @Test("has its length within 1 %", arguments: IntendedRoute.all)
    func lengthIsAsIntended(intended: IntendedRoute) throws {
        let file = try intended.made().file
        #expect(abs(file.length - intended.length) < 0.01 * intended.length)
    }

    /// Every knot lies on a whole metre, so steps of 1 m miss no summit; what remains is rounding in the last digit
    /// of 12 600 additions of heights below 1 000 m.
    @Test("climbs what its hills add up to", arguments: IntendedRoute.all)
    func ascentIsAsIntended(intended: IntendedRoute) throws {
        let route = try intended.made().route
        let heights = stride(from: 0, through: route.length, by: 1).map(route.height(after:))
        let ascent = zip(heights, heights.dropFirst()).reduce(0) { $0 + max(0, $1.1 - $1.0) }
        #expect(abs(ascent - intended.ascent) < 1e-6)
    }

    /// Half of the last printed digit adds 0.05 m to the noise.
    @Test("has elevations within its noise of its lowest and highest place", arguments: IntendedRoute.all)
    func elevationsStayWithinNoise(intended: IntendedRoute) throws {
        let (route, file) = try intended.made()
        let heights = stride(from: 0, through: route.length, by: 1).map(route.height(after:))
        let limit = route.elevationNoise + 0.05 + 1e-9
        let elevations = file.points.compactMap(\.elevation)
        let lowest = try #require(heights.min())
        let highest = try #require(heights.max())
        #expect(elevations.allSatisfy { $0 > lowest - limit && $0 < highest + limit })
    }

    /// A drawn loop ends on its first point; a recorded one misses it by at most the noise of both. The last printed
    /// digit of a coordinate is worth 11 mm.
    @Test("ends where it starts", arguments: IntendedRoute.all)
    func routeIsClosed(intended: IntendedRoute) throws {
        let (route, file) = try intended.made()
        let first = try #require(file.points.first)
        let last = try #require(file.points.last)
        let isExact = intended.form == .loop && first.time == nil
        #expect(RouteFile.distance(first, last) <= (isExact ? 0 : 2 * route.positionNoise + 0.016))
    }

    /// Both points are off by at most the noise, each its own.
    @Test("comes back the way it went, if it is an out-and-back", arguments: IntendedRoute.all)
    func outAndBackRetracesItself(intended: IntendedRoute) throws {
        let (route, file) = try intended.made()
        let wayBack = file.points.reversed()
        let distances = zip(file.points, wayBack).map { RouteFile.distance($0, $1) }
        let retraces = distances.allSatisfy { $0 <= 2 * route.positionNoise + 0.016 }
        #expect(retraces == (intended.form == .outAndBack))
        #expect(route.isOutAndBack == (intended.form == .outAndBack))
        if retraces {
            #expect(!file.points.count.isMultiple(of: 2), "one point marks the turn-round")
            #expect(distances.contains { $0 > 0.1 }, "the way back has noise of its own")
        }
    }

    /// Both are drawn with the same spacing, so their points pair up, each within its noise of the road.
    @Test("on the harbour road follows the same road, with or without footways")
    func harbourRoadsAreOneRoad() throws {
        let road = try MadeRoute.named("harbour-road").file().points
        let footway = try MadeRoute.named("harbour-road-footway").file().points
        #expect(road.count == footway.count)
        for (point, counterpart) in zip(road, footway) {
            #expect(RouteFile.distance(point, counterpart) <= 2 * 1.0 + 0.016)
            let rise = try #require(point.elevation) - #require(counterpart.elevation)
            #expect(abs(rise) <= 2 * 0.35 + 1e-9)
        }
    }

    /// Spacings are 8 to 20 m by plan; rounding their count to a whole number and the noise change them by less
    /// than a tenth. Bends are drawn up to three times as closely.
    @Test("has points 3 to 22 m apart", arguments: IntendedRoute.all)
    func pointsAreEvenlySpread(intended: IntendedRoute) throws {
        let points = try intended.made().file.points
        for (start, end) in zip(points, points.dropFirst()) {
            let distance = RouteFile.distance(start, end)
            #expect(distance > 3 && distance < 22)
        }
    }

    /// The area inside 84.39 m straights and half circles of 36.80 m is 2 · 36.80 · 84.39 + π · 36.80² = 10 465.6 m²,
    /// positive counter-clockwise. Noise of 0.2 m all round 400 m cannot change it by more than 80 m²; 60 chords of
    /// h = 4 m cut off h³ / 12 R each, 9 m² together.
    @Test("that is a track runs counter-clockwise around a standard infield")
    func trackIsACounterClockwiseLap() throws {
        let track = try #require(IntendedRoute.all.first).made().file.points
        let scale = WGS84.metresPerDegree(atLatitude: track[0].latitude)
        let area = zip(track, track.dropFirst()).reduce(0) { sum, segment in
            let (start, end) = segment
            let cross =
                (start.longitude - track[0].longitude) * (end.latitude - track[0].latitude)
                - (end.longitude - track[0].longitude) * (start.latitude - track[0].latitude)
            return sum + cross * scale.east * scale.north / 2
        }
        #expect(abs(area - 10_465.6) < 90)
    }

    /// The steepest ramp loses 90 m on 1 500 m, and a ramp is 4/3 as steep in the middle as on average: 8 %.
    @Test("through the vineyards comes down at 8 % and nowhere steeper")
    func vineyardDescentIsSteep() throws {
        let vineyards = try MadeRoute.named("vineyards").route
        let heights = stride(from: 0, through: vineyards.length, by: 1).map(vineyards.height(after:))
        let steepest = try #require(zip(heights, heights.dropFirst()).map { $1 - $0 }.min())
        #expect(abs(steepest + 0.08) < 1e-9)
    }
}
