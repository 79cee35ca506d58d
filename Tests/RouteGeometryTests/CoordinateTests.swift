import RouteGeometry
import Testing

@Suite("Legs")
struct CoordinateTests {
    /// 1e-6 of the length is what the tool needs; 1e-9 m is the rounding of 6 400 km in `Double`, a few times over.
    @Test("are as long as GeographicLib's geodesics, poles and antimeridian included", arguments: geodesics.indices)
    func lengths(row: Int) {
        let (from, to) = ends(row)
        let error = abs(from.distance(to: to) - geodesics[row].length)
        #expect(error < 1e-6 * geodesics[row].length + 1e-9)
    }

    @Test("are as long there as back", arguments: geodesics.indices)
    func symmetry(row: Int) {
        let (from, to) = ends(row)
        #expect(from.distance(to: to) == to.distance(to: from))
    }

    @Test(
        "between equal places have length 0", arguments: [(0.0, 0.0), (48.4, 9.05), (90, 13), (-90, -180), (12, 180)])
    func zero(latitude: Double, longitude: Double) {
        let place = Coordinate(latitude: latitude, longitude: longitude)
        #expect(place.distance(to: place) == 0)
    }

    /// A place has several longitudes at a pole and two on the antimeridian; sin π rounds to 1e-16, which 6 400 km
    /// make 8e-10 m.
    @Test("between two names of one place are no longer than rounding")
    func twoNames() {
        let names = [((90.0, 0.0), (90.0, 123.0)), ((-90, -180), (-90, 77)), ((45, 180), (45, -180))]
        for (a, b) in names {
            #expect(Coordinate(a).distance(to: Coordinate(b)) < 3e-9)
        }
    }

    /// Half the meridian: 20 003 931.4586 m (Karney 2013). An arc sine near 1 makes much of the flattening: 5 % is stated.
    @Test("reach to the antipode without trapping")
    func antipodes() {
        let poleToPole = Coordinate((90, 0)).distance(to: Coordinate((-90, 0)))
        #expect(abs(poleToPole / 20_003_931.4586 - 1) < 0.05)
        let acrossTheEquator = Coordinate((0, 0)).distance(to: Coordinate((0, 180)))
        #expect(abs(acrossTheEquator / 20_003_931.4586 - 1) < 0.05)
    }

    /// A right angle on the equator, sides short enough to be plane to 1e-6: the height of 3-4-5 is 2.4.
    @Test("are as far from a place as the nearest of their places, their ends included")
    func nearest() {
        let (corner, east, north) = (Coordinate((0, 0)), Coordinate((0, 0.004)), Coordinate((0.003, 0)))
        let (a, b) = (corner.distance(to: east), corner.distance(to: north))
        let height = a * b / (a * a + b * b).squareRoot()
        #expect(abs(corner.distance(toLegFrom: east, to: north) / height - 1) < 1e-4)
        #expect(abs(north.distance(toLegFrom: corner, to: east) - b) < 1e-6)
        #expect(abs(east.distance(toLegFrom: corner, to: corner) - a) < 1e-6)
        // The chord lies 111 · 334 / 2R = 2.9 mm below that place.
        #expect(Coordinate((0, 0.001)).distance(toLegFrom: corner, to: east) < 4e-3)
    }

    private func ends(_ row: Int) -> (Coordinate, Coordinate) {
        (Coordinate(geodesics[row].from), Coordinate(geodesics[row].to))
    }
}

extension Coordinate {
    init(_ degrees: (latitude: Double, longitude: Double)) {
        self.init(latitude: degrees.latitude, longitude: degrees.longitude)
    }
}
