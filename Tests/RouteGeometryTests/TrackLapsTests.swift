import RouteGeometry
import Testing

@Suite("Laps of a track")
struct TrackLapsTests {
    @Test("are counted both ways round from any start", arguments: [1, 3], [0.0, 60, 142.2, 285])
    func counts(laps: Int, start: Double) throws {
        let shape = DrawnShape.track(laps: laps, start: start)
        for (drawn, side) in [(shape, Side.left), (shape.reversed, .right)] {
            let found = try #require(trackLaps(drawn, .track))
            #expect(found.count == laps)
            #expect(found.turning == side)
            // The drawing's sphere is within 0.6 % of the ellipsoid; 100 chords a lap are 0.05 % short.
            #expect(abs(found.length - 400) < 400 * 0.0065)
        }
    }

    @Test("are none where it is no track, does not close or does not go round")
    func none() {
        #expect(trackLaps(.track(laps: 1, start: 0), .asphalt) == nil)
        #expect(trackLaps(.straight(length: 100), .track) == nil)
        #expect(trackLaps(.outAndBack(leg: 100), .track) == nil)
        #expect(trackLaps(.figureEight(radius: 40), .track) == nil)
        var half = DrawnShape.track(laps: 1, start: 0)
        half.places.removeLast(50)
        #expect(trackLaps(half, .track) == nil)
    }

    /// Bar B10, and the lap lengths of World Athletics' standard track (Facilities Manual 2019, 2.2.1).
    @Test("are 400.00 m long in lane 1 and 453.03 m in lane 8")
    func lanes() {
        let lengths = [400.00, 407.04, 414.70, 422.37, 430.03, 437.70, 445.36, 453.03]
        for (lane, length) in zip(1...8, lengths) {
            #expect(abs(AthleticsTrack.lapLength(lane: lane) - length) < 0.01)
        }
        #expect(abs(AthleticsTrack.radius(lane: 1) - 36.80) < 1e-9)
        #expect(abs(AthleticsTrack.radius(lane: 2) - 37.92) < 1e-9)
    }

    private func trackLaps(_ shape: DrawnShape, _ surface: Surface) -> TrackLaps? {
        let points = shape.points(about: ordinaryPlace)
        let line = Polyline(points)
        let route = Route(
            name: "track", points: points, line: line,
            stretches: [
                Stretch(
                    from: 0, to: line.length, surface: Fact(surface, .note), crossSection: Fact(.level, .note))
            ], drivingSide: Fact(.right, .assumed))
        return TrackLaps(of: route, Profile(of: line, elevations: nil, grades: nil))
    }
}
